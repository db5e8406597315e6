import Testing

@testable import OverlayYAMLTree

@Suite("Rewriting documents with comments")
struct CommentedDocumentTests {
  private func rewritten(_ text: String) throws -> String? {
    guard let document = try CommentedDocument(parsing: Array(text.utf8), place: SourceText(file: "t")) else {
      return nil
    }
    return String(decoding: document.written(shiftedBy: 0, of: document.tree), as: UTF8.self)
  }

  @Test(
    "text in Kustomize's layout does not change",
    arguments: [
      "a: 1", "- 1\n- two\n- 'three'\n- \"four\"", "a:\n  b:\n  - c: 1\n    d: 2\n  - e", "- - a\n  - b\n- c",
      "a: {b: 1, c: [x, 'y']}",
      "a: |\n  x\n    y\nb: |-\n  z\nc: |+\n  e\n\nd: f", "a: >-\n  one\n\n  two\n    more\nb: 1",
      "a:\nb: ~\nc: null\nd: {}\ne: []",
      "# head\na: 1 # line\n# next\nb: # on a key\n  # inside\n  c: 1\n  # last\nd: 2", "# first\n\na: 1",
      "a: 'x # y'\nb: \"# z\"\nc: d#e", "'': 1\n\"a\\tb\": 2", "a: !!str 1\nb: !!int \"2\"", "é: ü # ö",
    ]
  )
  func unchanged(text: String) throws {
    #expect(try rewritten(text) == text)
    #expect(try rewritten(text + "\n") == text)
  }

  @Test("many consecutive comments take linear time")
  func manyComments() throws {
    let text = "a:\n  b: 1\n" + String(repeating: "  # c\n", count: 50_000) + "d: 2"
    #expect(try rewritten(text) == text)
  }

  @Test(
    "the layout is normalized to that of Kustomize",
    arguments: [
      ("a:\n    b:   1   # c\n", "a:\n  b: 1 # c"), ("a:\n  - b\n  -   c\n", "a:\n- b\n- c"),
      ("---\na: 1\n\n\nb: 2\n", "a: 1\nb: 2"),
      ("{a: 1,\n  b: [2,\n  3]}\n", "{a: 1, b: [2, 3]}"), ("a: one\n  two\n", "a: one two"),
      ("a: 1\n\n# end\n", "a: 1\n\n# end"),
      ("a: |\n      x\n", "a: |\n  x"), ("a: 1\n# b\n\n# c\nd: 2\n", "a: 1\n# b\n\n# c\nd: 2"),
      ("a: 1\n...\nb: 2\n", "a: 1"),
      ("# only\n\n\na: 1\n", "# only\n\na: 1"), ("a: 1\r\nb: 2 # c\r\n", "a: 1\nb: 2 # c"),
    ]
  )
  func normalised(text: String, expected: String) throws { #expect(try rewritten(text) == expected) }

  @Test("a file without a document has no output", arguments: ["", "# only a comment\n", "---\n", "null\n"])
  func empty(text: String) throws { #expect(try rewritten(text) == nil) }

  @Test(
    "text that nodes do not represent is detected",
    arguments: ["a: &x 1\nb: *x", "a: !own 1", "<<: {a: 1}", "a: !own {b: 1}", "a: &x [b]", "a: ! 1"]
  )
  func incomplete(text: String) throws {
    let document = try CommentedDocument(parsing: Array(text.utf8), place: SourceText(file: "t"))
    #expect(document?.isComplete == false)
  }

  @Test("a string that replaced a number keeps its tag, and a numeric string is quoted")
  func replacedScalars() throws {
    let text = "a: 1\nb: text\nc: true\nd: {e: 1, f: x}"
    let document = try #require(try CommentedDocument(parsing: Array(text.utf8), place: SourceText(file: "t")))
    var tree = document.tree
    let map = try #require(tree.value("d", in: document.root))
    for (key, parent, value) in [
      ("a", document.root, "two"), ("b", document.root, "2"), ("c", document.root, "false"), ("e", map, "a, b"),
      ("f", map, "a, b"),
    ] {
      let node = try #require(tree.value(under: Text(key), in: parent))
      tree.setText(of: node, to: value.utf8)
    }
    let result = String(decoding: document.written(shiftedBy: 0, of: tree), as: UTF8.self)
    #expect(result == "a: !!int two\nb: \"2\"\nc: false\nd: {e: !!int 'a, b', f: 'a, b'}")
  }

  @Test("JSON is indented as in Go")
  func indentedJSON() throws {
    let text = #"{"b": [1, {}, []], "a": {"c": "<", "d": null}}"#
    let (tree, root) = try readJSON(Array(text.utf8), place: SourceText(file: "t"))
    var writer = JSONWriter()
    writer.write(root, of: tree, depth: 0)
    let expected =
      "{\n  \"a\": {\n    \"c\": \"\\u003c\",\n    \"d\": null\n  },\n  \"b\": [\n    1,\n    {},\n    []\n  ]\n}"
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }
}
