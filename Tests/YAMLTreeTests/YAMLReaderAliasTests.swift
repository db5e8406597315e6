import OverlayDiagnostics
import OverlayYAMLTree
import Testing

@Suite("Anchors, aliases and merge keys")
struct YAMLReaderAliasTests {
  @Test(
    "aliases become copies",
    arguments: [
      ("a: &x 1\nb: *x\n", "{a: 1, b: 1}"), ("a: &x {c: [1]}\nb: *x\n", "{a: {c: [1]}, b: {c: [1]}}"),
      ("- &x a\n- &x b\n- *x\n", "[a, b, b]"), ("&x a: *x\n", "{a: a}"), ("a: &x k\n*x : v\n", "{a: k, k: v}"),
      ("- &x [&y a, *y]\n- *x\n- *y\n", "[[a, a], [a, a], a]"), ("- &x [&x b, *x]\n- *x\n", "[[b, b], [b, b]]"),
      ("&root\na: 1\n", "{a: 1}"), ("a: &x\nb: *x\n", "{a: , b: }"),
    ]
  )
  func aliases(text: String, expected: String) throws {
    #expect(try parse(text).outlines == [expected])
  }

  @Test("copies are independent")
  func copies() throws {
    var file = try parse("a: &x {k: 1}\nb: *x\n")
    let original = try #require(file.tree.value(at: "a", "k", in: file.documents[0]))
    file.tree.setText(of: original, to: "2".utf8)
    #expect(file.outlines == ["{a: {k: 2}, b: {k: 1}}"])
  }

  @Test(
    "aliases without an anchor",
    arguments: [
      (
        "a: *x\n",
        "f.yaml:1:4: error: this alias does not refer to an anchor [unknown-anchor]\n"
          + "note: define the anchor before its aliases, in the same document"
      ),
      (
        "a: &x 1\n---\nb: *x\n",
        "f.yaml:3:4: error: this alias does not refer to an anchor [unknown-anchor]\n"
          + "note: define the anchor before its aliases, in the same document"
      ),
      ("a: &x [*x]\n", "f.yaml:1:8: error: the value of this alias's anchor contains the alias [unknown-anchor]"),
      (
        "a: &x\n  b:\n    c: *x\n",
        "f.yaml:3:8: error: the value of this alias's anchor contains the alias [unknown-anchor]"
      ),
    ]
  )
  func lost(text: String, expected: String) {
    #expect(problem { () throws(Diagnostic) in try parse(text) } == expected)
  }

  // MARK: - Merge keys

  @Test("two merge keys in one mapping of a resource are rejected")
  func mergedTwice() {
    let text = "- &x {a: 1}\n- &y {a: 2}\n- <<: *x\n  <<: *y\n"
    let expected =
      "f.yaml:4:3: error: the key '<<' is already defined in this mapping [duplicate-key]\n"
      + "f.yaml:3:3: note: first defined here"
    #expect(problem { () throws(Diagnostic) in try parse(text) } == expected)
  }

  @Test(
    "in resources, the mapping's own keys win, then earlier sources",
    arguments: [
      ("- &x {a: 1, b: 2}\n- <<: *x\n  b: 3\n", "[{a: 1, b: 2}, {b: 3, a: 1}]"),
      ("- &x {a: 1, b: 2}\n- b: 3\n  <<: *x\n", "[{a: 1, b: 2}, {b: 3, a: 1}]"),
      ("- &x {a: 1}\n- &y {a: 2, b: 2}\n- <<: [*x, *y]\n", "[{a: 1}, {a: 2, b: 2}, {a: 1, b: 2}]"),
      ("- <<: {a: 1}\n  b: 2\n", "[{b: 2, a: 1}]"), ("- <<: []\n  b: 2\n", "[{b: 2}]"),
      ("- &x {a: 1}\n- &y {<<: *x, b: 2}\n- <<: *y\n", "[{a: 1}, {b: 2, a: 1}, {b: 2, a: 1}]"),
      ("- '<<': {a: 1}\n", "[{<<: {a: 1}}]"), ("- !!merge <<: {a: 1}\n", "[{a: 1}]"),
      ("- !!str <<: {a: 1}\n", "[{<<: {a: 1}}]"), ("- [<<, '<<']\n", "[[<<, <<]]"),
    ]
  )
  func merge(text: String, expected: String) throws {
    #expect(try parse(text).outlines == [expected])
  }

  @Test(
    "in kustomization files, merge keys apply in order, and the last of equal keys wins",
    arguments: [
      ("x: &x {a: 1, b: 2}\ny:\n  b: 3\n  <<: *x\n", "{x: {a: 1, b: 2}, y: {b: 3, a: 1, b: 2}}"),
      ("x: &x {a: 1}\ny:\n  <<: *x\n  a: 3\n", "{x: {a: 1}, y: {a: 1, a: 3}}"),
      ("x: &x {a: 1}\nz: &z {a: 2}\ny:\n  <<: [*x, *z]\n", "{x: {a: 1}, z: {a: 2}, y: {a: 2, a: 1}}"),
    ]
  )
  func mergeInPosition(text: String, expected: String) throws {
    #expect(try YAMLReader.readFirstDocument(Array(text.utf8), place: SourceText(file: "k")).outlines == [expected])
  }

  @Test(
    "merge keys with anything else",
    arguments: [
      ("a: 1\n<<: text\n", 2, 5), ("<<: [{a: 1}, b]\n", 1, 5), ("x:\n  <<:\n", 2, 6), ("<<: [[{a: 1}]]\n", 1, 5),
    ]
  )
  func invalidMerge(text: String, line: Int, column: Int) {
    let error = #expect(throws: Diagnostic.self) { try parse(text) }
    #expect(error?.code == .invalidMergeKey)
    #expect(error?.location == place(line, column))
    #expect(error?.message == "the value of a merge key '<<' must be a mapping or a list of mappings")
  }
}
