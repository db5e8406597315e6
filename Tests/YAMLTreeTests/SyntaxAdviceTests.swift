import OverlayDiagnostics
import OverlayYAMLTree
import Testing

@Suite("Advice for YAML syntax errors")
struct SyntaxAdviceTests {
  @Test(
    "the last note has advice",
    arguments: [
      ("a:\n  b: 1\n c: 2\n", "the mapping's keys begin in column 1, and this line begins in column 2"),
      ("- a\n- b\nc: d\n", "the list's elements begin with '-' in column 1"),
      ("- a: 1\n   b: 2\n  c: 3\n", "the line above already has a value, so nothing can be nested below it"),
      ("- a:\n    b: 1\n   c: 2\n", "the mapping's keys begin in column 3, and this line begins in column 4"),
      ("a:\n  - b: 1\n - c: 2\n", "the mapping's keys begin in column 1, and this line begins in column 2"),
      ("a: \"b\" c\n", "put the whole value between one pair of quotes"),
      ("a: b: c\n", "put a value that holds ': ' in quotes"),
      ("a: b\n  c: d\n", "the line above already has a value, so nothing can be nested below it"),
      ("a: - b\n", "begin the list on a line of its own, below its key"),
      ("a: 1\nb\n", "write ':' and a space after the key"),
      ("a:\n\tb: c\n", "indent with spaces, as YAML takes no tabs for that"),
      ("a: @b\n", "put a value that begins with '@' in quotes"),
      ("a: `b\n", "put a value that begins with '`' in quotes"),
      ("a: [b\nc: d\n", "a comma or the closing bracket is missing before this"),
      ("a: {{ b }} c\n", "templates must be filled in before, and a text with braces needs quotes"),
      ("a: {{ b }}\n", nil),
      ("a: [{{ b.c d: ]\n", "templates must be filled in before, and a text with braces needs quotes"),
      ("a: \"b\n", "the quote that opens there is not closed before the end of the document"),
      ("a: \"\\q\"\n", "write two backslashes for one, or use single quotes"),
      ("a: !b!c d\n", "put a value that begins with '!' in quotes"), ("a: ,b\n", nil),
      ("a: \u{1}\n", "write the character as an escape in double quotes, such as \"\\u0007\""),
    ]
  )
  func advice(text: String, expected: String?) {
    #expect(Self.lastNote(Array(text.utf8)) == expected)
  }

  @Test(
    "bytes that are not text",
    arguments: [[0x61, 0x3A, 0x20, 0xFF], [0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x61], [0xFF, 0xFE, 0x61]]
  )
  func encodings(bytes: [UInt8]) {
    #expect(Self.lastNote(bytes) == "save the file as UTF-8")
  }

  /// The last note without a location, if the text cannot be read.
  private static func lastNote(_ bytes: [UInt8]) -> String? {
    do throws(Diagnostic) {
      _ = try YAMLReader.readDocuments(bytes, place: SourceText(file: "f.yaml"))
      return nil
    } catch {
      return error.notes.last { $0.location == nil }?.message
    }
  }
}
