import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree
import Testing

@Suite("JSON patches")
struct JSONPatchTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var operations: String
    var target: String
    var expected: String

    init(_ operations: String, _ target: String, _ expected: String) {
      (self.operations, self.target, self.expected) = (operations, target, expected)
    }

    var testDescription: String { "\(operations) on \(target)" }
  }

  // MARK: - Operations

  static let additions = [
    Case("{op: add, path: /b, value: 2}", "{a: 1}", "a: 1\nb: 2\n"),
    Case("{op: add, path: /a, value: 2}", "{a: 1}", "a: 2\n"),
    Case("{op: add, path: /a/b, value: {c: [1]}}", "{a: {}}", "a:\n  b:\n    c:\n    - 1\n"),
    Case("{op: add, path: /l/0, value: x}", "{l: [a, b]}", "l:\n- x\n- a\n- b\n"),
    Case("{op: add, path: /l/1, value: x}", "{l: [a, b]}", "l:\n- a\n- x\n- b\n"),
    Case("{op: add, path: /l/2, value: x}", "{l: [a, b]}", "l:\n- a\n- b\n- x\n"),
    Case("{op: add, path: /l/-, value: x}", "{l: [a, b]}", "l:\n- a\n- b\n- x\n"),
    Case("{op: add, path: /l/-1, value: x}", "{l: [a, b]}", "l:\n- a\n- b\n- x\n"),
    Case("{op: add, path: /l/-2, value: x}", "{l: [a, b]}", "l:\n- a\n- x\n- b\n"),
    Case("{op: add, path: /l/0, value: x}", "{l: []}", "l:\n- x\n"),
    Case("{op: add, path: /l/0/k, value: x}", "{l: [{}]}", "l:\n- k: x\n"),
    Case("{op: add, path: /a, value: null}", "{a: 1}", "a: null\n"),
    Case("{op: add, path: /a}", "{a: 1}", "a: null\n"),
    Case("{op: add, path: /a~1b, value: 1}", "{}", "a/b: 1\n"),
    Case("{op: add, path: /a~0b, value: 1}", "{}", "a~b: 1\n"),
    Case("{op: add, path: /a~01b, value: 1}", "{}", "a~1b: 1\n"),
    Case("{op: add, path: /a~2b, value: 1}", "{}", "a~2b: 1\n"),
    Case("{op: add, path: /, value: 1}", "{}", "\"\": 1\n"),
    Case("{op: add, path: ignored/a, value: 1}", "{}", "a: 1\n"),
  ]

  @Test("add", arguments: additions)
  func add(_ test: Case) throws {
    #expect(try patched("- \(test.operations)\n", test.target) == test.expected)
  }

  static let others = [
    Case("{op: remove, path: /a}", "{a: 1, b: 2}", "b: 2\n"),
    Case("{op: remove, path: /a/b}", "{a: {b: 1}}", "a: {}\n"),
    Case("{op: remove, path: /l/0}", "{l: [a, b]}", "l:\n- b\n"),
    Case("{op: remove, path: /l/-1}", "{l: [a, b]}", "l:\n- a\n"),
    Case("{op: remove, path: /l/0}", "{l: [a]}", "l: []\n"),
    Case("{op: replace, path: /a, value: 2}", "{a: 1}", "a: 2\n"),
    Case("{op: replace, path: /a, value: {b: 1}}", "{a: [1]}", "a:\n  b: 1\n"),
    Case("{op: replace, path: /b, value: 2}", "{a: 1}", "a: 1\nb: 2\n"),
    Case("{op: replace, path: /l/1, value: x}", "{l: [a, b]}", "l:\n- a\n- x\n"),
    Case("{op: replace, path: /l/-1, value: x}", "{l: [a, b]}", "l:\n- a\n- x\n"),
    Case("{op: replace, path: '', value: {b: 2}}", "{a: 1}", "b: 2\n"),
    Case("{op: replace, path: /a}", "{a: 1}", "a: null\n"),
    Case("{op: move, from: /a, path: /b}", "{a: {x: 1}}", "b:\n  x: 1\n"),
    Case("{op: move, from: /a, path: /b/c}", "{a: 1, b: {}}", "b:\n  c: 1\n"),
    Case("{op: move, from: /l/0, path: /l/-}", "{l: [a, b, c]}", "l:\n- b\n- c\n- a\n"),
    Case("{op: move, from: /l/2, path: /l/0}", "{l: [a, b, c]}", "l:\n- c\n- a\n- b\n"),
    Case("{op: move, from: /a, path: /a}", "{a: 1}", "a: 1\n"),
    Case("{op: copy, from: /a, path: /b}", "{a: {x: 1}}", "a:\n  x: 1\nb:\n  x: 1\n"),
    Case("{op: copy, from: /l/0, path: /l/-}", "{l: [a, b]}", "l:\n- a\n- b\n- a\n"),
    Case("{op: copy, from: /zz, path: /b}", "{a: 1}", "a: 1\nb: null\n"),
    Case("{op: copy, from: /a, path: /a/b}", "{a: {x: 1}}", "a:\n  b:\n    x: 1\n  x: 1\n"),
    Case("{op: test, path: /a, value: 1}", "{a: 1}", "a: 1\n"),
    Case("{op: test, path: /a, value: '1'}", "{a: '1'}", "a: \"1\"\n"),
    Case("{op: test, path: /a, value: {c: [1], b: {}}}", "{a: {b: {}, c: [1]}}", "a:\n  b: {}\n  c:\n  - 1\n"),
    Case("{op: test, path: /b, value: null}", "{a: 1}", "a: 1\n"), Case("{op: test, path: /b}", "{a: 1}", "a: 1\n"),
    Case("{op: test, path: /a}", "{a: null}", "a: null\n"),
    Case("{op: test, path: /l/-1, value: b}", "{l: [a, b]}", "l:\n- a\n- b\n"),
  ]

  @Test("remove, replace, move, copy and test", arguments: others)
  func operations(_ test: Case) throws {
    #expect(try patched("- \(test.operations)\n", test.target) == test.expected)
  }

  @Test("operations are applied in order")
  func sequence() throws {
    let patch = """
      - {op: add, path: /b, value: {}}
      - {op: add, path: /b/c, value: [1]}
      - {op: copy, from: /b/c, path: /d}
      - {op: add, path: /b/c/-, value: 2}
      - {op: test, path: /d, value: [1]}
      - {op: remove, path: /a}

      """
    #expect(try patched(patch, "a: 1\n") == "b:\n  c:\n  - 1\n  - 2\nd:\n- 1\n")
  }

  @Test("each application of a patch copies its values")
  func appliedTwice() throws {
    let patch = try JSONPatch(
      parsing: Array("- {op: add, path: /b, value: {}}\n- {op: add, path: /b/c, value: 1}\n".utf8),
      place: SourceText(file: "p")
    )
    var file = try YAMLReader.readDocuments(Array("a: 1\n---\nb: 2\n".utf8), place: SourceText(file: "t"))
    for document in file.documents { try patch.apply(to: document, of: &file.tree, context: BuildContext()) }
    #expect(try written(file.documents[0], of: &file.tree) == "a: 1\nb:\n  c: 1\n")
    #expect(try written(file.documents[1], of: &file.tree) == "b:\n  c: 1\n")
  }

  // MARK: - Form

  @Test("a patch is JSON if it begins with a bracket, YAML 1.1 otherwise")
  func forms() throws {
    #expect(try patched(#"[{"op":"add","path":"/b","value":"yes"}]"#, "a: 1\n") == "a: 1\nb: \"yes\"\n")
    #expect(try patched("- {op: add, path: /b, value: yes}\n", "a: 1\n") == "a: 1\nb: true\n")
    #expect(try patched("- {op: add, path: /b, value: 017}\n", "a: 1\n") == "a: 1\nb: 15\n")
    #expect(try patched("- {op: add, path: /b, value: 2020-01-01}\n", "a: 1\n") == "a: 1\nb: \"2020-01-01\"\n")
    #expect(try patched("- {op: add, path: /b, value: {1: x}}\n", "a: 1\n") == "a: 1\nb:\n  \"1\": x\n")
    #expect(try patched("- {op: add, path: /b, value: 1, value: 2}\n", "a: 1\n") == "a: 1\nb: 2\n")
  }

  @Test("the resource is converted to JSON: integers above 2^53 lose digits, dates become strings")
  func throughJSON() throws {
    #expect(
      try patched("- {op: add, path: /c, value: 1}\n", "a: 12345678901234567890\nb: 2020-01-02\n")
        == "a: 12345678901234567000\nb: \"2020-01-02T00:00:00Z\"\nc: 1\n"
    )
  }

  @Test("patches without operations", arguments: ["", "# nothing\n", "[]", "null\n"])
  func empty(text: String) throws {
    #expect(try JSONPatch(parsing: Array(text.utf8), place: SourceText(file: "p")).isEmpty)
  }

  @Test("keys with slashes and tildes")
  func keys() throws {
    let target = "a: 1\nl: [x, y]\nm: {n: {o: p}, q/r: s, t~u: v}\ne: {}\n"
    let patch = "- {op: remove, path: /m/q~1r}\n- {op: remove, path: /m/t~0u}\n- {op: move, from: /m/n/o, path: /e/o}\n"
    #expect(try patched(patch, target) == "a: 1\ne:\n  o: p\nl:\n- x\n- \"y\"\nm:\n  \"n\": {}\n")
  }
}
