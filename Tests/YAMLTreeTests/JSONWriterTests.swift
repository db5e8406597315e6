import OverlayYAMLTree
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  /// A text as JSON, after it has been made canonical.
  private static func json(_ text: String) throws -> String {
    var file = try parse(text)
    try file.tree.canonicalize(file.documents[0])
    var writer = JSONWriter()
    writer.write(file.documents[0], of: file.tree)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(
    "values",
    arguments: [
      ("a: 1\n", #"{"a":1}"#),
      ("b: [true, ~, x, 1.5, -2]\na: {}\nc: []\n", #"{"a":{},"b":[true,null,"x",1.5,-2],"c":[]}"#),
      ("a10: 1\na9: 2\n", #"{"a10":1,"a9":2}"#), ("a: 1e20\n", #"{"a":100000000000000000000}"#),
      ("a: 1e21\n", #"{"a":1e+21}"#), ("a: 1e-5\n", #"{"a":0.00001}"#), ("a: 1e-7\n", #"{"a":1e-7}"#),
      ("a: 2020-01-02\n", #"{"a":"2020-01-02T00:00:00Z"}"#), ("a: '1'\n", #"{"a":"1"}"#),
      ("a: 18446744073709551615\n", #"{"a":18446744073709551615}"#),
    ]
  )
  func values(text: String, expected: String) throws {
    #expect(try Self.json(text) == expected)
  }

  @Test(
    "strings are escaped as in Go",
    arguments: [
      ("a", #""a""#), ("\"\\/", #""\"\\/""#), ("\n\r\t\u{8}\u{C}", #""\n\r\t\b\f""#),
      ("\u{0}\u{1F}", #""\u0000\u001f""#),
      ("<>&", #""\u003c\u003e\u0026""#), ("\u{2028}\u{2029}\u{2027}", "\"\\u2028\\u2029\u{2027}\""),
      ("é日\u{1F600}", "\"é日\u{1F600}\""), ("\u{7F}\u{85}", "\"\u{7F}\u{85}\""), ("", #""""#),
    ]
  )
  func strings(text: String, expected: String) {
    var writer = JSONWriter()
    writer.writeString(Text(text))
    #expect(writer.bytes == Array(expected.utf8))
  }

  @Test("keys in a custom order")
  func object() {
    var writer = JSONWriter()
    writer.writeObject(["b", "a"]) { writer, index in writer.writeString(Text("\(index)")) }
    #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"b":"0","a":"1"}"#)
  }
}
