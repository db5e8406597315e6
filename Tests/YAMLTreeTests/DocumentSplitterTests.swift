import OverlayDiagnostics
import Testing

@testable import OverlayYAMLTree

@Suite("Splitting files into documents")
struct DocumentSplitterTests {
  /// The chunks of a text, each after the number of lines before it.
  private static func chunks(_ text: String) throws(Diagnostic) -> [String] {
    let bytes = Array(text.utf8)
    return try bytes.withUnsafeBufferPointer { (buffer) throws(Diagnostic) in
      try DocumentSplitter.chunks(of: buffer, place: SourceText(file: "f.yaml")).map { chunk in
        "\(chunk.lineOffset):\(String(decoding: buffer[chunk.range], as: UTF8.self))"
      }
    }
  }

  @Test(
    "chunks",
    arguments: [
      ("", ["0:"]), ("a: 1", ["0:a: 1"]), ("a: 1\n", ["0:a: 1\n"]),
      ("a: 1\n---\nb: 2\n", ["0:a: 1\n", "2:b: 2\n"]),
      ("a: 1\n---  # x\nb: 2\n", ["0:a: 1\n", "2:b: 2\n"]), ("a: 1\n---\t\nb: 2\n", ["0:a: 1\n", "2:b: 2\n"]),
      ("a: 1\n---#x\nb: 2\n", ["0:a: 1\n", "2:b: 2\n"]),
      ("---\na: 1\n", ["0:---\na: 1\n"]), ("--- {a: 1}\n", ["0:--- {a: 1}\n"]),
      ("a: 1\n---\n---\nb: 2\n", ["0:a: 1\n", "2:---\nb: 2\n"]),
      ("a: 1\n---\n---\n---\nb: 2\n", ["0:a: 1\n", "2:---\n", "4:b: 2\n"]),
      ("a: 1\n---\n--- {b: 2}\n", ["0:a: 1\n", "2:--- {b: 2}\n"]),
      ("a: 1\n  ---\n", ["0:a: 1\n  ---\n"]), ("a: |\n  x\n ---\n", ["0:a: |\n  x\n ---\n"]),
      ("a: 1\n--\n", ["0:a: 1\n--\n"]), ("a: '\n---\n'\n", ["0:a: '\n", "2:'\n"]),
      ("a: 1\n---", ["0:a: 1\n---"]), ("a: 1\n--- x", ["0:a: 1\n--- x"]), ("\n---\n", ["0:\n", "2:"]),
      ("a\n\n\n---\nb\n\n---\nc", ["0:a\n\n\n", "4:b\n\n", "7:c"]),
    ]
  )
  func chunks(text: String, expected: [String]) throws {
    #expect(try Self.chunks(text) == expected)
  }

  @Test(
    "text after a separator",
    arguments: [
      ("a: 1\n--- foo\n", "f.yaml:2:5: error: this is not a valid document separator [invalid-document-separator]"),
      ("a: 1\n----\n", "f.yaml:2:4: error: this is not a valid document separator [invalid-document-separator]"),
      (
        "a\n---\nb\n---   {c: d} # x\n",
        "f.yaml:4:7: error: this is not a valid document separator [invalid-document-separator]"
      ),
      ("a: 1\n---é\n", "f.yaml:2:4: error: this is not a valid document separator [invalid-document-separator]"),
    ]
  )
  func refused(text: String, expected: String) {
    #expect(
      problem { () throws(Diagnostic) in try Self.chunks(text) }
        == expected + "\nnote: only a comment may follow '---' on its line"
    )
  }
}
