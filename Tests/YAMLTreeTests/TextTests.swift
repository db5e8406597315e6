import OverlayYAMLTree
import Testing

@Suite("Strings that are compared by bytes")
struct TextTests {
  private static let composed: Text = "caf\u{E9}"
  private static let decomposed: Text = "cafe\u{301}"

  @Test("composed and decomposed accents differ, although String treats them as equal")
  func accents() {
    #expect(Self.composed.string == Self.decomposed.string)
    #expect(Self.composed != Self.decomposed)
    #expect(Set([Self.composed, Self.decomposed, Self.composed]).count == 2)
    #expect([Self.composed: 1, Self.decomposed: 2][Self.decomposed] == 2)
    #expect(Self.decomposed < Self.composed)
  }

  @Test("a line break of two characters is not one")
  func lineBreaks() {
    #expect(Text("\r\n") != Text("\n"))
    #expect(Text("\r\n").utf8.count == 2)
  }

  @Test(
    "strings are ordered by bytes",
    arguments: [("", "a"), ("A", "a"), ("a", "aa"), ("a1", "a2"), ("z", "é"), ("\u{FFFD}", "\u{10000}")]
  )
  func order(left: String, right: String) {
    #expect(Text(left) < Text(right))
    #expect(!(Text(right) < Text(left)))
    #expect(Text(left) != Text(right))
  }

  @Test("strings are UTF-8 bytes, however they are stored")
  func bytes() {
    let substring = Text(String("xcaf\u{E9}x".dropFirst().dropLast()))
    #expect(substring.withBytes { Array($0) } == Array("caf\u{E9}".utf8))
    #expect(substring == Self.composed)
    #expect(substring.hashValue == Self.composed.hashValue)
    #expect(Text("").withBytes { $0.count } == 0)
    #expect(Text("").isEmpty)
    #expect(!Self.composed.isEmpty)
    #expect("\(Self.composed)" == "caf\u{E9}")
  }
}
