import OverlayDiagnostics
import Testing

@Suite("Strategic merge patches that delete everything or do not fit")
struct StrategicMergeFailureTests {
  private static let head = "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: app}\n"

  @Test("a delete directive at the root deletes the resource, whatever else the patch contains")
  func deleteTheWholeResource() throws {
    #expect(try merge(Self.head + "$patch: delete\nspec: {a: {b: 1}}\n", into: Self.head + "spec: {a: text}\n") == nil)
  }

  @Test(
    "nodes of different kinds",
    arguments: [
      ("spec:\n  a: text\n", "spec:\n  a: {b: 1}\n", "scalar", "mapping", 6),
      ("spec:\n  a: [1]\n", "spec:\n  a: {b: 1}\n", "list", "mapping", 6),
      ("spec:\n  a: {b: 1}\n", "spec:\n  a: [1]\n", "mapping", "list", 6),
      ("spec:\n  a: text\n", "spec:\n  a: [1]\n", "scalar", "list", 6),
      ("spec:\n  a: {b: 1}\n", "spec:\n  a: text\n", "mapping", "scalar", 6),
    ]
  )
  func wrongKind(target: String, patch: String, expected: String, found: String, column: Int) {
    let error = patchProblem { () throws(Diagnostic) in try merge(Self.head + patch, into: Self.head + target) }
    #expect(
      error == """
        patch.yaml:5:\(column): error: expected a \(expected), as in the target, found a \(found) [wrong-node-kind]
        target.yaml:5:\(column): note: the target's \(expected)
        """
    )
  }

  @Test("a root of a different kind")
  func wrongRoot() {
    let error = patchProblem { () throws(Diagnostic) in try merge("- 1\n", into: Self.head) }
    #expect(
      error == """
        patch.yaml:1:1: error: expected a mapping, as in the target, found a list [wrong-node-kind]
        target.yaml:1:1: note: the target's mapping
        """
    )
  }

  @Test(
    "unknown directives",
    arguments: [
      ("$patch: destroy\n", "destroy", 4, 9), ("spec: {a: {$patch: remove, c: 2}}\n", "remove", 4, 20),
      ("spec: {a: {$patch: Merge}}\n", "Merge", 4, 20), ("spec: {a: {$patch: }}\n", "", 4, 20),
      ("spec:\n  fresh:\n    $patch: keep\n", "keep", 6, 13),
    ]
  )
  func unknownDirective(patch: String, word: String, line: Int, column: Int) {
    let error = patchProblem { () throws(Diagnostic) in
      try merge(Self.head + patch, into: Self.head + "spec: {a: {b: 1}}\n")
    }
    #expect(
      error == """
        patch.yaml:\(line):\(column): error: unknown patch directive '\(word)' [unknown-patch-directive]
        note: \(word == "Merge" ? "did you mean 'merge'?" : "'$patch' takes 'merge', 'replace' or 'delete'")
        """
    )
  }

  @Test("a directive that is invalid in a list")
  func unknownListDirective() {
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n"
    let error = patchProblem { () throws(Diagnostic) in
      try merge(pod + "  - $patch: drop\n", into: pod + "  - {name: a, image: a}\n")
    }
    #expect(
      error == """
        patch.yaml:6:13: error: unknown patch directive 'drop' [unknown-patch-directive]
        note: '$patch' takes 'merge', 'replace' or 'delete'
        """
    )
  }

  @Test("an empty patch and a null patch change nothing")
  func empty() throws {
    let target = Self.head + "spec:\n  a: 1\n  b: null\n"
    let same = "apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: app\nspec:\n  a: 1\n  b: null\n"
    #expect(try merge("{}\n", into: target) == same)
    #expect(try merge("", into: target) == same)
  }

  @Test("an empty null that the patch does not mention is removed")
  func emptyNull() throws {
    #expect(try merge("{}\n", into: "a:\nb: null\nc: {d: }\n") == "b: null\nc: {}\n")
  }
}
