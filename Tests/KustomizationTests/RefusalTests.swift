import OverlayDiagnostics
import OverlayKustomization
import Testing

@Suite("Decoding: rejected files, with complete messages")
struct RefusalTests {
  @Test(
    "unknown fields",
    arguments: [
      ("resource: [a]", "k.yaml:1:1: error: unknown field 'resource' [unknown-field]\nnote: did you mean 'resources'?"),
      ("x: 1\ninventory: {}", "k.yaml:1:1: error: unknown field 'x' [unknown-field]"),
      (
        "namespace: a\ninventory: {}",
        """
        k.yaml:2:1: error: unknown field 'inventory' [unknown-field]
        note: kustomize no longer has this field; 'kubectl apply --prune' removes what is not in the output
        """
      ),
      (
        "patches: [{target: {apiVersion: v1}}]",
        """
        k.yaml:1:21: error: unknown field 'apiVersion' in 'patches[0].target' [unknown-field]
        note: did you mean 'version'?
        """
      ),
      (
        "images:\n- name: a\n  tag: b\n",
        """
        k.yaml:3:3: error: unknown field 'tag' in 'images[0]' [unknown-field]
        note: the fields are name, newName, newTag, tagSuffix, digest
        """
      ),
      (
        "configMapGenerator: [{type: Opaque}]",
        """
        k.yaml:1:23: error: unknown field 'type' in 'configMapGenerator[0]' [unknown-field]
        note: the fields are name, namespace, behavior, literals, files, envs, env, options
        """
      ),
      (
        "replacements: [{source: {labelSelector: a}}]",
        """
        k.yaml:1:26: error: unknown field 'labelSelector' in 'replacements[0].source' [unknown-field]
        note: the fields are group, version, kind, name, namespace, fieldPath, options
        """
      ),
      (
        "metadata: {creationTimestamp: null}",
        """
        k.yaml:1:12: error: unknown field 'creationTimestamp' in 'metadata' [unknown-field]
        note: the fields are name, namespace, labels, annotations
        """
      ),
      (
        "labels: [{fields: [{paths: a}]}]",
        "k.yaml:1:21: error: unknown field 'paths' in 'labels[0].fields[0]' [unknown-field]\nnote: did you mean 'path'?"
      ),
    ]
  )
  func unknownFields(text: String, message: String) { #expect(problem(of: text) == message) }

  @Test(
    "wrong types",
    arguments: [
      ("namePrefix: 1", "1:13: error: 'namePrefix' must be a string, not the number 1"),
      ("namePrefix: 1.50", "1:13: error: 'namePrefix' must be a string, not the number 1.5"),
      ("namePrefix: []", "1:13: error: 'namePrefix' must be a string, not a list"),
      ("namespace: n", "1:12: error: 'namespace' must be a string, not a boolean"),
      ("resources: a", "1:12: error: 'resources' must be a list, not a string"),
      ("resources: {a: b}", "1:12: error: 'resources' must be a list, not a mapping"),
      ("resources: [a, 1]", "1:16: error: 'resources[1]' must be a string, not the number 1"),
      ("commonLabels: {a: yes}", "1:19: error: 'commonLabels.a' must be a string, not a boolean"),
      ("commonLabels: [a]", "1:15: error: 'commonLabels' must be a mapping, not a list"),
      ("labels:\n- pairs: {a: {}}", "2:14: error: 'labels[0].pairs.a' must be a string, not a mapping"),
      (
        "labels: [{includeSelectors: 'true'}]",
        "1:29: error: 'labels[0].includeSelectors' must be true or false, not a string"
      ),
      ("labels: [a]", "1:10: error: 'labels[0]' must be a mapping, not a string"),
      ("labels: {pairs: {}}", "1:9: error: 'labels' must be a list, not a mapping"),
      ("replicas: [{count: '2'}]", "1:20: error: 'replicas[0].count' must be a whole number, not a string"),
      ("replicas: [{count: 2.5}]", "1:20: error: 'replicas[0].count' must be a whole number, not the number 2.5"),
      ("replicas: [{count: 1e21}]", "1:20: error: 'replicas[0].count' must be a whole number, not the number 1e+21"),
      (
        "replicas: [{count: 9223372036854775808}]",
        "1:20: error: 'replicas[0].count' must be a whole number, not the number 9223372036854775808"
      ),
      ("patches: [{target: a}]", "1:20: error: 'patches[0].target' must be a mapping, not a string"),
      ("patches: [{patch: {a: b}}]", "1:19: error: 'patches[0].patch' must be a string, not a mapping"),
      (
        "patches: [{options: {allowNameChange: 1}}]",
        "1:39: error: 'patches[0].options.allowNameChange' must be true or false, not the number 1"
      ),
      ("patchesStrategicMerge: [{a: b}]", "1:25: error: 'patchesStrategicMerge[0]' must be a string, not a mapping"),
      ("generatorOptions: []", "1:19: error: 'generatorOptions' must be a mapping, not a list"),
      ("sortOptions: legacy", "1:14: error: 'sortOptions' must be a mapping, not a string"),
      (
        "replacements: [{targets: [{fieldPaths: a}]}]",
        "1:40: error: 'replacements[0].targets[0].fieldPaths' must be a list, not a string"
      ),
      ("replacements: [{targets: [null]}]", "1:27: error: 'replacements[0].targets[0]' must be a mapping, not null"),
      (
        "replacements: [{targets: [{reject: [~]}]}]",
        "1:37: error: 'replacements[0].targets[0].reject[0]' must be a mapping, not null"
      ),
      ("vars: [{objref: a}]", "1:17: error: 'vars[0].objref' must be a mapping, not a string"),
      ("helmCharts: [{valuesInline: a}]", "1:29: error: 'helmCharts[0].valuesInline' must be a mapping, not a string"),
      (
        "secretGenerator: [{literals: [1]}]",
        "1:31: error: 'secretGenerator[0].literals[0]' must be a string, not a number"
      ),
      ("kind: 5", "1:7: error: 'kind' must be a string, not the number 5"),
      ("- a", "1:1: error: the file must be a mapping, not a list"),
      ("hello", "1:1: error: the file must be a mapping, not a string"),
    ]
  )
  func wrongTypes(text: String, message: String) throws {
    let found = try #require(problem(of: text))
    #expect(found.hasPrefix("k.yaml:\(message) [wrong-type]"), "\(found)")
  }

  @Test(
    "notes say what to do",
    arguments: [
      ("namespace: n", "put the value in quotes"), ("namespace: 1", "put the value in quotes"),
      ("replicas: [{count: '1'}]", "write the value without quotes"),
      ("resources: a", "write each element on a line of its own, after '- '"),
    ]
  )
  func notes(text: String, note: String) {
    #expect(throws: Diagnostic.self) { try decode(text) }
    #expect(problem(of: text)?.hasSuffix("\nnote: \(note)") == true)
  }

  @Test("the first of several problems in the file is reported")
  func firstProblem() {
    #expect(problem(of: "resources: a\nnope: 1\nbases: b\n")?.hasPrefix("k.yaml:1:12:") == true)
    #expect(problem(of: "zzz: a\naaa: 1\n")?.hasPrefix("k.yaml:1:1:") == true)
  }

  @Test(
    "scalars and keys that JSON does not support",
    arguments: [
      ("namePrefix: !!int x", "1:13: error: this is not a valid value for its tag", "invalid-scalar"),
      ("a: .inf", "1:4: error: this number is not finite", "invalid-scalar"),
      ("a: -.INF", "1:4: error: this number is not finite", "invalid-scalar"),
      ("namePrefix: !!binary '&'", "1:13", "invalid-scalar"), ("namePrefix: !!null x", "1:13", "invalid-scalar"),
      ("commonLabels: {~: x}", "1:16: error: null cannot be the key of a mapping", "non-string-key"),
      ("commonLabels: {[a]: x}", "1:16: error: a list cannot be the key of a mapping", "non-string-key"),
      ("commonLabels: {? {a: b} : x}", "1:18: error: a mapping cannot be the key of a mapping", "non-string-key"),
      ("commonLabels: {18446744073709551615: x}", "1:16: error: this scalar cannot be the key", "non-string-key"),
      ("commonLabels: {<<: x}", "1:20", "invalid-merge-key"), ("a: *b", "1:4", "unknown-anchor"),
      ("a: [", "", "yaml-syntax"), ("a: b: c", "1:5", "yaml-syntax"),
    ]
  )
  func scalars(text: String, start: String, code: String) throws {
    let found = try #require(problem(of: text))
    #expect(found.hasPrefix("k.yaml:\(start)"), "\(found)")
    #expect(found.contains(" [\(code)]"), "\(found)")
  }

  @Test("a replacement has a path or content, not both")
  func conflictingReplacement() {
    let message = "error: a replacement has either 'path', or a source and targets [conflicting-fields]"
    #expect(problem(of: "replacements: [{path: a, source: {}}]") == "k.yaml:1:23: \(message)")
    #expect(problem(of: "replacements: [{path: a, targets: [{}]}]") == "k.yaml:1:23: \(message)")
    #expect(problem(of: "replacements: [{path: a, targets: []}]") == nil)
  }

  @Test("a deeply nested file ends in a diagnostic")
  func depth() {
    #expect(problem(of: "a: " + String(repeating: "[", count: 5_000))?.contains("[nesting-too-deep]") == true)
  }
}
