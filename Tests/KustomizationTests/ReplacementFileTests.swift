import OverlayDiagnostics
import OverlayKustomization
import Testing

@Suite("Files with replacements")
struct ReplacementFileTests {
  private func read(_ text: String) throws(Diagnostic) -> [Replacement] {
    try Replacement.decode(Array(text.utf8), file: "k.yaml")
  }

  @Test("a file holds one replacement or a list")
  func forms() throws {
    #expect(try read("source: {name: a}\n").map { $0.source?.resource.name } == [at(1, 16, "a")])
    #expect(try read("- source: {name: a}\n- null\n").count == 2)
    #expect(try read("[]").isEmpty)
    #expect(try read("{}") == [Replacement(at: place(1, 1))])
    #expect(try read("- {}\n---\ngarbage: [\n").count == 1)
  }

  @Test("unknown fields are ignored, and numbers are strings outside of selectors")
  func leniency() throws {
    let replacements = try read(
      """
      - source: {name: a, fieldPath: 1.50, options: {delimiter: 1}, foo: bar}
        path: p
        targets:
        - fieldPaths: [5, yes, 1e10]
      """
    )
    let replacement = try #require(replacements.first)
    #expect(replacement.source?.fieldPath == at(1, 32, "1.5"))
    #expect(replacement.source?.options?.delimiter == at(1, 59, "1"))
    #expect(replacement.targets.first?.fieldPaths.map(\.value) == ["5", "true", "1e+10"])
  }

  @Test(
    "invalid replacements are rejected",
    arguments: [
      ("", "k.yaml: error: the file must contain a replacement or a list of replacements [wrong-type]"),
      ("null", "k.yaml: error: the file must contain a replacement or a list of replacements [wrong-type]"),
      ("foo", "k.yaml:1:1: error: the file must be a mapping, not a string [wrong-type]"),
      ("- foo", "k.yaml:1:3: error: '[0]' must be a mapping, not a string [wrong-type]"),
      ("source: foo", "k.yaml:1:9: error: 'source' must be a mapping, not a string [wrong-type]"),
      (
        "- source: {kind: yes}",
        "k.yaml:1:18: error: '[0].source.kind' must be a string, not a boolean [wrong-type]\n"
          + "note: put the value in quotes"
      ),
      (
        "- source: {options: {index: '0'}}",
        "k.yaml:1:29: error: '[0].source.options.index' must be a whole number, not a string [wrong-type]\n"
          + "note: write the value without quotes"
      ),
      ("- targets: [null]", "k.yaml:1:13: error: '[0].targets[0]' must be a mapping, not null [wrong-type]"),
      ("a: [", "k.yaml:2:1: error"),
    ]
  )
  func refused(text: String, message: String) throws {
    let error = #expect(throws: Diagnostic.self) { try read(text) }
    if message.hasSuffix("error") {
      #expect(error?.code == .yamlSyntax)
    } else {
      #expect(error?.description == message)
    }
  }
}
