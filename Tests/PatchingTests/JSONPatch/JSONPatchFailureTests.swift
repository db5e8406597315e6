import Diagnostics
import Testing

@Suite("JSON patches that fail")
struct JSONPatchFailureTests {
  private static func problem(_ patch: String, _ target: String = "{a: 1, l: [x, y], m: {n: null}}\n") -> String? {
    patchProblem { () throws(Diagnostic) in try patched(patch, target) }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var operation: String
    var column: Int
    var message: String
    var notes: [String]

    init(_ operation: String, _ column: Int, _ message: String, notes: [String] = []) {
      (self.operation, self.column, self.message, self.notes) = (operation, column, message, notes)
    }

    var testDescription: String { operation }
  }

  private static let theList = "target.yaml:1:11: note: the list"

  static let cases = [
    Case("{op: remove, path: /zz}", 22, "operation 0 ('remove') at '/zz' failed: there is no key 'zz' to remove"),
    Case("{op: remove, path: /m/zz}", 22, "operation 0 ('remove') at '/m/zz' failed: there is no key 'zz' to remove"),
    Case(
      "{op: remove, path: /l/2}",
      22,
      "operation 0 ('remove') at '/l/2' failed: the list has 2 elements, so there is no 2",
      notes: [theList]
    ),
    Case(
      "{op: remove, path: /l/-3}",
      22,
      "operation 0 ('remove') at '/l/-3' failed: the list has 2 elements, so there is no -3",
      notes: [theList]
    ),
    Case("{op: remove, path: /l/-}", 22, "operation 0 ('remove') at '/l/-' failed: '-' is no index of a list"),
    Case("{op: remove, path: /l/x}", 22, "operation 0 ('remove') at '/l/x' failed: 'x' is no index of a list"),
    Case(
      "{op: add, path: /l/3, value: 1}",
      19,
      "operation 0 ('add') at '/l/3' failed: the list has 2 elements, so there is no 3",
      notes: [theList]
    ),
    Case(
      "{op: add, path: /l/-4, value: 1}",
      19,
      "operation 0 ('add') at '/l/-4' failed: the list has 2 elements, so there is no -4",
      notes: [theList]
    ),
    Case(
      "{op: add, path: /x/y, value: 1}",
      19,
      "operation 0 ('add') at '/x/y' failed: there is no mapping or list at '/x'",
      notes: ["target.yaml:1:1: note: the path ends here"]
    ),
    Case(
      "{op: add, path: /a/y, value: 1}",
      19,
      "operation 0 ('add') at '/a/y' failed: there is no mapping or list at '/a'",
      notes: ["target.yaml:1:1: note: the path ends here"]
    ),
    Case(
      "{op: add, path: /m/n/o, value: 1}",
      19,
      "operation 0 ('add') at '/m/n/o' failed: there is no mapping or list at '/m/n'",
      notes: ["target.yaml:1:22: note: the path ends here"]
    ),
    Case(
      "{op: add, path: /l/9/o, value: 1}",
      19,
      "operation 0 ('add') at '/l/9/o' failed: there is no mapping or list at '/l/9'",
      notes: ["target.yaml:1:11: note: the path ends here"]
    ),
    Case("{op: add, path: x, value: 1}", 19, "operation 0 ('add') at 'x' failed: 'x' is no JSON pointer to a field"),
    Case("{op: add, value: 1}", 3, "operation 0 ('add') failed: 'path' is missing or no string"),
    Case("{op: add, path: 1, value: 1}", 19, "operation 0 ('add') failed: 'path' is missing or no string"),
    Case("{op: add, path: '', value: 1}", 19, "operation 0 ('add') at '' failed: '' is no JSON pointer to a field"),
    Case("{op: replace, path: '', value: 1}", 23, "operation 0 ('replace') at '' failed: a resource must be a mapping"),
    Case(
      "{op: replace, path: /l/2, value: 1}",
      23,
      "operation 0 ('replace') at '/l/2' failed: the list has 2 elements, so there is no 2",
      notes: [theList]
    ),
    Case("{op: move, path: /b}", 20, "operation 0 ('move') at '/b' failed: 'from' is missing or no string"),
    Case("{op: copy, path: /b}", 20, "operation 0 ('copy') at '/b' failed: 'from' is missing or no string"),
    Case("{op: move, from: /zz, path: /b}", 31, "operation 0 ('move') at '/b' failed: there is no key 'zz' to remove"),
    Case(
      "{op: copy, from: /l/5, path: /b}",
      32,
      "operation 0 ('copy') at '/b' failed: the list has 2 elements, so there is no 5",
      notes: [theList]
    ),
    Case(
      "{op: foo, path: /b}",
      8,
      "operation 0 ('foo') at '/b' failed: unknown operation 'foo'",
      notes: ["note: the operations are 'add', 'remove', 'replace', 'move', 'copy' and 'test'"]
    ),
    Case(
      "{path: /b}",
      3,
      "operation 0 at '/b' failed: unknown operation ''",
      notes: ["note: the operations are 'add', 'remove', 'replace', 'move', 'copy' and 'test'"]
    ),
  ]

  @Test("operations that cannot be done", arguments: cases)
  func failure(_ test: Case) {
    let head = "patch.yaml:1:\(test.column): error: \(test.message) [json-patch-failed]"
    #expect(Self.problem("- \(test.operation)\n") == ([head] + test.notes).joined(separator: "\n"))
  }

  @Test(
    "values that are tested and found different",
    arguments: [
      ("/a", "2", 1, 5), ("/a", "'1'", 1, 5), ("/a", "1.5", 1, 5), ("/l", "[x]", 1, 11), ("/l", "[y, x]", 1, 11),
      ("/m", "{n: null, o: 1}", 1, 22), ("/m", "{}", 1, 22), ("/l/0", "z", 1, 12), ("/a", "null", 1, 5),
    ]
  )
  func test(path: String, value: String, line: Int, column: Int) {
    #expect(
      Self.problem("- {op: test, path: \(path), value: \(value)}\n") == """
        patch.yaml:1:\(29 + path.utf8.count): error: operation 0 ('test') failed: '\(path)' has another value \
        [json-patch-test-failed]
        target.yaml:\(line):\(column): note: the value it has
        """
    )
  }

  @Test("a tested value that is not there")
  func testAbsent() {
    #expect(
      Self.problem("- {op: test, path: /zz, value: 1}\n") == """
        patch.yaml:1:32: error: operation 0 ('test') failed: '/zz' has another value [json-patch-test-failed]
        note: the value it has
        """
    )
  }

  @Test("the failing operation is counted from 0 and placed in its own line")
  func laterOperation() {
    #expect(
      Self.problem("- {op: remove, path: /a}\n-\n  op: remove\n  path: /a\n")
        == "patch.yaml:4:9: error: operation 1 ('remove') at '/a' failed: there is no key 'a' to remove [json-patch-failed]"
    )
  }

  @Test(
    "texts that are no patches",
    arguments: [
      ("a: b\n", "patch.yaml:1:1: error: a JSON patch is a list of operations, not a mapping [invalid-json-patch]"),
      ("text\n", "patch.yaml:1:1: error: a JSON patch is a list of operations, not a scalar [invalid-json-patch]"),
      (
        "- 1\n",
        "patch.yaml:1:3: error: an operation of a JSON patch is a mapping [invalid-json-patch]\n"
          + "note: with 'op', 'path' and, as the operation needs it, 'value' or 'from'"
      ),
      (
        "[{\"op\":\"remove\",\"path\":\"/a\"},\n []]",
        "patch.yaml:2:2: error: an operation of a JSON patch is a mapping [invalid-json-patch]\n"
          + "note: with 'op', 'path' and, as the operation needs it, 'value' or 'from'"
      ),
      ("[{op: add}]", "patch.yaml:1:3: error: malformed JSON: expected a key in double quotes [json-syntax]"),
    ]
  )
  func noPatch(text: String, expected: String) {
    #expect(Self.problem(text) == expected)
  }

  @Test("copies that grow beyond all bounds are refused")
  func copyBomb() {
    // Each copy doubles the list; ten of them are just above ten million nodes.
    let list = Array(repeating: "x", count: 9_800).joined(separator: ", ")
    let patch = (0..<12).map { "- {op: copy, from: /m, path: /m/k\($0)}\n" }.joined()
    let message = Self.problem(patch, "m: {k: [\(list)]}\n")
    #expect(message?.contains("failed: the copies up to here are too large [json-patch-failed]") == true)
  }
}
