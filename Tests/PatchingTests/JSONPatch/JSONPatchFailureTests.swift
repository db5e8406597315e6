import OverlayDiagnostics
import Testing

@Suite("JSON patches that fail")
struct JSONPatchFailureTests {
  private static func problem(_ patch: String, _ target: String = "{a: 1, l: [x, z], m: {k: null, labels: {}}}\n")
    -> String?
  {
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

  private static let resource = "target.yaml:1:1: note: the mapping is here"
  private static let mapping = "target.yaml:1:22: note: the mapping is here"
  private static let list = "target.yaml:1:11: note: the list is here"
  private static let operations = "note: the operations are 'add', 'remove', 'replace', 'move', 'copy', 'test'"

  static let cases = [
    Case(
      "{op: remove, path: /zz}",
      22,
      "0 (remove): '/zz' does not exist: the resource has no 'zz'",
      notes: [resource]
    ),
    Case(
      "{op: remove, path: /m/zz}",
      22,
      "0 (remove): '/m/zz' does not exist: the mapping at '/m' has no 'zz'",
      notes: [mapping]
    ),
    Case(
      "{op: add, path: /m/labls/x, value: 1}",
      19,
      "0 (add): '/m/labls/x' does not exist: the mapping at '/m' has no 'labls'",
      notes: ["target.yaml:1:32: note: did you mean 'labels'?"]
    ),
    Case(
      "{op: remove, path: /l/2}",
      22,
      "0 (remove): '/l/2' does not exist: the list at '/l' has 2 elements",
      notes: [list]
    ),
    Case(
      "{op: remove, path: /l/-3}",
      22,
      "0 (remove): '/l/-3' does not exist: the list at '/l' has 2 elements",
      notes: [list]
    ),
    Case(
      "{op: remove, path: /l/99999999999999999999}",
      22,
      "0 (remove): '/l/99999999999999999999' does not exist: '99999999999999999999' is not an index of the list at '/l'",
      notes: [list]
    ),
    Case(
      "{op: remove, path: /l/-}",
      22,
      "0 (remove): '/l/-' does not exist: '-' is not an index of the list at '/l'",
      notes: ["note: '-' is the end of a list, where elements can only be added"]
    ),
    Case(
      "{op: remove, path: /l/x}",
      22,
      "0 (remove): '/l/x' does not exist: 'x' is not an index of the list at '/l'",
      notes: [list]
    ),
    Case(
      "{op: add, path: /l/3, value: 1}",
      19,
      "0 (add): '/l/3' does not exist: the list at '/l' has 2 elements",
      notes: [list]
    ),
    Case(
      "{op: add, path: /l/-4, value: 1}",
      19,
      "0 (add): '/l/-4' does not exist: the list at '/l' has 2 elements",
      notes: [list]
    ),
    Case(
      "{op: add, path: /x/y, value: 1}",
      19,
      "0 (add): '/x/y' does not exist: the resource has no 'x'",
      notes: [resource, "note: add it first: {op: add, path: /x, value: {}}"]
    ),
    Case(
      "{op: add, path: /a/y, value: 1}",
      19,
      "0 (add): '/a/y' does not exist: '/a' is a scalar, which has no 'y'",
      notes: ["target.yaml:1:5: note: the scalar is here"]
    ),
    Case(
      "{op: add, path: /m/k/o, value: 1}",
      19,
      "0 (add): '/m/k/o' does not exist: '/m/k' is null, which has no 'o'",
      notes: ["target.yaml:1:26: note: the scalar is here"]
    ),
    Case(
      "{op: add, path: /l/9/o, value: 1}",
      19,
      "0 (add): '/l/9/o' does not exist: the list at '/l' has 2 elements",
      notes: [list]
    ),
    Case(
      "{op: add, path: m.n, value: 1}",
      19,
      "0 (add): 'm.n' is not a JSON pointer to a field",
      notes: ["note: did you mean '/m/n'?"]
    ),
    Case("{op: add, value: 1}", 3, "0 (add): 'path' is missing or not a string"),
    Case("{op: add, path: 1, value: 1}", 19, "0 (add): 'path' is missing or not a string"),
    Case(
      "{op: add, path: '', value: 1}",
      19,
      "0 (add): '' is not a JSON pointer to a field",
      notes: ["note: a pointer starts with '/'"]
    ),
    Case("{op: replace, path: '', value: 1}", 23, "0 (replace): a resource must be a mapping"),
    Case(
      "{op: replace, path: /l/2, value: 1}",
      23,
      "0 (replace): '/l/2' does not exist: the list at '/l' has 2 elements",
      notes: [list]
    ),
    Case("{op: move, path: /b}", 20, "0 (move): 'from' is missing or not a string"),
    Case("{op: copy, path: /b}", 20, "0 (copy): 'from' is missing or not a string"),
    Case(
      "{op: move, from: /zz, path: /b}",
      20,
      "0 (move): '/zz' does not exist: the resource has no 'zz'",
      notes: [resource]
    ),
    Case(
      "{op: copy, from: /l/5, path: /b}",
      20,
      "0 (copy): '/l/5' does not exist: the list at '/l' has 2 elements",
      notes: [list]
    ),
    Case("{op: foo, path: /b}", 8, "0 (foo): unknown operation 'foo'", notes: [operations]),
    Case(
      "{op: repalce, path: /b}",
      8,
      "0 (repalce): unknown operation 'repalce'",
      notes: [
        "note: did you mean 'replace'?"
      ]
    ),
    Case("{path: /b}", 3, "0: 'op' is missing or not a string", notes: [operations]),
  ]

  @Test("operations that fail", arguments: cases)
  func failure(_ test: Case) {
    let message = test.message.split(separator: ": ", maxSplits: 1).joined(separator: " of the patch: ")
    let head = "patch.yaml:1:\(test.column): error: operation \(message) [json-patch-failed]"
    #expect(Self.problem("- \(test.operation)\n") == ([head] + test.notes).joined(separator: "\n"))
  }

  /// The message of a failed test of a value, and the location in the target in its note.
  struct Difference: CustomTestStringConvertible, Sendable {
    var path: String
    var value: String
    var reason: String
    var column: Int

    init(_ path: String, _ value: String, _ reason: String, _ column: Int) {
      (self.path, self.value, self.reason, self.column) = (path, value, reason, column)
    }

    var testDescription: String { "\(path) against \(value)" }
  }

  @Test(
    "failed tests of values do not quote the values",
    arguments: [
      Difference("/a", "2", "'/a' has another value", 5),
      Difference("/a", "1.5", "'/a' has another value", 5),
      Difference("/a", "'1'", "'/a' is a number, not a string", 5),
      Difference("/a", "null", "'/a' is a number, not null", 5),
      Difference("/l", "[x]", "the list at '/l' has 2 elements, not 1", 11),
      Difference("/l", "[x, w]", "'/l/1' has another value", 15),
      Difference("/l", "[x, [z]]", "'/l/1' is a string, not a list", 15),
      Difference("/m", "{k: null, o: 1}", "the mapping at '/m' has no 'o'", 22),
      Difference("/m", "{k: null}", "the mapping at '/m' also has 'labels'", 32),
      Difference("/m", "{}", "the mapping at '/m' also has 'k'", 23),
      Difference("/l/0", "w", "'/l/0' has another value", 12),
    ]
  )
  func test(_ test: Difference) {
    #expect(
      Self.problem("- {op: test, path: \(test.path), value: \(test.value)}\n") == """
        patch.yaml:1:\(29 + test.path.utf8.count): error: operation 0 (test) of the patch: \(test.reason) \
        [json-patch-test-failed]
        target.yaml:1:\(test.column): note: the value is here
        """
    )
  }

  @Test("a test of a missing value")
  func testAbsent() {
    #expect(
      Self.problem("- {op: test, path: /zz, value: 1}\n") == """
        patch.yaml:1:32: error: operation 0 (test) of the patch: '/zz' does not exist [json-patch-test-failed]
        """
    )
  }

  @Test("a path of any length has a short message")
  func longPath() {
    let path = String(repeating: "/aaaaaaaa", count: 50_000)
    #expect(Self.problem("- {op: remove, path: \(path)}\n")?.utf8.count ?? .max < 1_000)
  }

  @Test("the failed operation has an index from 0 and its own line")
  func laterOperation() {
    #expect(
      Self.problem("- {op: remove, path: /a}\n-\n  op: remove\n  path: /a\n")
        == """
        patch.yaml:4:9: error: operation 1 (remove) of the patch: '/a' does not exist: the resource has no 'a' \
        [json-patch-failed]
        target.yaml:1:1: note: the mapping is here
        """
    )
  }

  @Test(
    "strings that are not patches",
    arguments: [
      ("a: b\n", "patch.yaml:1:1: error: expected a list of operations, found a mapping [invalid-json-patch]"),
      ("text\n", "patch.yaml:1:1: error: expected a list of operations, found a scalar [invalid-json-patch]"),
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

  @Test("copies that grow exponentially are rejected")
  func copyBomb() {
    // Each copy doubles the list; ten of them are just above ten million nodes.
    let list = Array(repeating: "x", count: 9_800).joined(separator: ", ")
    let patch = (0..<12).map { "- {op: copy, from: /m, path: /m/k\($0)}\n" }.joined()
    let message = Self.problem(patch, "m: {k: [\(list)]}\n")
    #expect(message?.contains("of the patch: the copies up to here are too large [json-patch-failed]") == true)
  }
}
