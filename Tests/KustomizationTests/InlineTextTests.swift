import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree
import Testing

@Suite("Locations in inline YAML")
struct InlineTextTests {
  /// The place of the first `x: 1` in the first patch, as a reader of that patch reports it.
  private func placeOfX(in text: String, trimmed: Bool = false) throws -> OverlayDiagnostics.SourceLocation? {
    let patch = try #require(try decode(text).patches.first?.patch)
    let inline = trimmed ? patch.trimmed : patch
    let parsed = try YAMLReader.readFirstDocument(Array(inline.text.utf8), place: inline.source)
    let document = try #require(parsed.documents.first)
    return parsed.tree.value("x", in: document).flatMap { parsed.tree.location(of: $0) }
  }

  @Test(
    "locations are those in the kustomization file",
    arguments: [
      ("patches:\n- patch: |\n    x: 1\n", 3, 8), ("patches:\n- patch: |-\n    a: b\n    x: 1\n", 4, 8),
      ("patches:\n- patch: |  # why\n\n\n    # c\n    x: 1\n", 6, 8), ("patches:\n- patch: >\n    x: 1\n", 3, 8),
      ("patches:\n- patch: &a |\n    x: 1\n", 3, 8), ("patches:\n- patch: !!str &a |\n    x: 1\n", 3, 8),
      ("patches:\n- patch: &a\n   |\n    x: 1\n", 4, 8), ("patches:\n- patch: |2\n      # c\n    x: 1\n", 4, 8),
      ("patches:\n- path: ''\n  patch: |1\n    x: 1\n", 4, 8),
      ("# é\npatches:\n- patch: |\n    é: b\n    x: 1\n", 5, 8),
      ("patches:\r\n- patch: |\r\n    a: b\r\n    x: 1\r\n", 4, 8), ("patches: [{patch: '{x: 1}'}]", 1, 24),
      ("patches: [{patch: \"{x: 1}\"}]", 1, 24),
      ("patches:\n- patch: |\n   x: 1\n   a:\n     b\n", 3, 7),
    ]
  )
  func places(text: String, line: Int, column: Int) throws {
    #expect(try placeOfX(in: text) == place(line, column))
  }

  @Test(
    "locations in a string whose lines differ from the file are its start",
    arguments: [
      "patches:\n- patch: \"a: b\\nx: 1\"\n", "patches:\n- patch: >\n    {a: b,\n    x: 1}\n",
      "patches:\n- patch: '{a: b,\n    x: 1}'\n", "patches:\n- patch: >\n    a: b\n\n    x: 1\n",
      "patches:\n- patch: \"\\nx: 1\"\n",
    ]
  )
  func foldedText(text: String) throws {
    #expect(try placeOfX(in: text) == place(2, 10))
  }

  @Test("truncated YAML is reported at its own end")
  func end() throws {
    let patch = try #require(try decode("patches:\n- patch: |\n    {a: b\n").patches.first?.patch)
    let error = #expect(throws: Diagnostic.self) {
      try YAMLReader.readFirstDocument(Array(patch.text.utf8), place: patch.source)
    }
    #expect(error?.location == place(3, 10))
  }

  @Test("trimming keeps locations correct")
  func trimming() throws {
    let text = "patches:\n- patch: |\n\n    # c\n    x: 1\n\n"
    #expect(try placeOfX(in: text, trimmed: true) == place(5, 8))
    #expect(try decode(text).patches.first?.patch?.trimmed.text == "# c\nx: 1")
    #expect(try placeOfX(in: "patches: [{patch: '  {x: 1} '}]", trimmed: true) == place(1, 26))
  }

  @Test("a blank string is trimmed to an empty one")
  func blank() throws {
    #expect(try decode("patches: [{patch: \" \\n\\t\"}]").patches.first?.patch?.trimmed.text == "")
  }

  @Test("an alias has the location of its anchor")
  func alias() throws {
    let kustomization = try decode("patches:\n- patch: &a |\n    x: 1\n- patch: *a\n")
    #expect(kustomization.patches.last?.patch?.source.lineOffset == 2)
    #expect(kustomization.patches.last?.patch?.location == place(2, 10))
  }
}
