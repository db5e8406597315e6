import OverlayDiagnostics
import Testing

@Suite("JSON pointers")
struct JSONPointerTests {
  @Test(
    "are divided into their parts",
    arguments: [
      ("", []), ("/", [""]), ("/a/0", ["a", "0"]), ("/a~1b/~0~01", ["a/b", "~~1"]), ("/~2~", ["~2~"]),
      ("/é//", ["é", "", ""]),
    ] as [(String, [String])]
  )
  func parts(pointer: String, parts: [String]) { #expect(pointer.partsOfPointer == parts) }

  @Test("begin with a slash")
  func invalid() { #expect("a/b".partsOfPointer == nil) }

  @Test("keys are escaped", arguments: ["a", "a/b", "~", "~1", "é/~0"])
  func escaped(key: String) { #expect("/\(key.escapedInPointer)".partsOfPointer == [key]) }
}
