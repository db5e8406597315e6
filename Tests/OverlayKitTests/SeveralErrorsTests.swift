import OverlayKit
import Testing

/// The code and location of each error of a build of the current directory.
private func errors(_ files: [String: String]) -> [String] {
  failures(files).map { "\($0.code) \($0.location?.description ?? "-")" }
}

@Suite("Several errors in one build")
struct SeveralErrorsTests {
  @Test("all errors of a kustomization file are reported, in the order of lines")
  func kustomizationFile() {
    let text = """
      apiVersion: v1
      resource: [a.yaml]
      namePrefix: 5
      replicas: [{name: a, count: many}]
      resources: [missing.yaml, gone.yaml]
      """
    #expect(
      errors(["/w/kustomization.yaml": text]) == [
        "invalid-kind kustomization.yaml:1:13", "unknown-field kustomization.yaml:2:1",
        "wrong-type kustomization.yaml:3:13", "wrong-type kustomization.yaml:4:29",
        "file-not-found kustomization.yaml:5:13", "file-not-found kustomization.yaml:5:27",
      ]
    )
  }

  @Test("every document of every file is checked")
  func resourceFiles() {
    let files = [
      "/w/kustomization.yaml": "resources: [a.yaml, b.yaml]\n",
      "/w/a.yaml": "kind: A\n---\na: b: c\n---\napiVersion: v1\nmetadata: {name: x}\n---\n- 1\n",
      "/w/b.yaml": "a: b: c\n",
    ]
    #expect(
      errors(files) == [
        "not-a-resource a.yaml:1:1", "yaml-syntax a.yaml:3:5", "not-a-resource a.yaml:5:1", "not-a-resource a.yaml:8:1",
        "yaml-syntax b.yaml:1:5",
      ]
    )
  }

  @Test("nothing after an unterminated string is checked")
  func openDocument() {
    let files = [
      "/w/kustomization.yaml": "resources: [a.yaml]\n", "/w/a.yaml": "kind: A\n---\na: 'b\n---\nc'\n---\n- 1\n",
    ]
    #expect(errors(files) == ["not-a-resource a.yaml:1:1", "yaml-syntax a.yaml:4:1"])
  }

  @Test("an entry that cannot be decoded has no further errors")
  func wrongEntry() {
    let text = "patches: [{patch: 5}, {}]\nresources: [5]\nsecretGenerator: [{name: a, literals: [1]}]\n"
    #expect(
      errors(["/w/kustomization.yaml": text]) == [
        "wrong-type kustomization.yaml:1:19", "invalid-patch kustomization.yaml:1:23",
        "wrong-type kustomization.yaml:2:13", "wrong-type kustomization.yaml:3:40",
      ]
    )
  }

  @Test("patches are read but not applied if resources are missing")
  func patchesWithoutResources() {
    let files = [
      "/w/kustomization.yaml": """
      resources: [missing.yaml]
      patches:
      - path: gone.yaml
      - path: broken.yaml
      - patch: '{kind: A, metadata: {name: not-there}}'
      configMapGenerator: [{name: c, files: [nothing.txt]}]
      """,
      "/w/broken.yaml": "a: b: c\n",
    ]
    #expect(
      errors(files) == [
        "file-not-found kustomization.yaml:1:13", "file-not-found kustomization.yaml:3:9",
        "file-not-found kustomization.yaml:6:40", "yaml-syntax broken.yaml:1:5",
      ]
    )
  }

  @Test("all missing targets are reported")
  func missingTargets() {
    let files = [
      "/w/kustomization.yaml": """
      resources: [a.yaml]
      patches:
      - patch: '{apiVersion: v1, kind: A, metadata: {name: b}}'
      - patch: '{apiVersion: v1, kind: A, metadata: {name: c}}'
      replicas: [{name: d, count: 1}]
      replacements:
      - {source: {kind: E}, targets: [{select: {kind: A}, fieldPaths: [metadata.name]}]}
      - {source: {kind: F}, targets: [{select: {kind: A}, fieldPaths: [metadata.name]}]}
      """,
      "/w/a.yaml": "{apiVersion: v1, kind: A, metadata: {name: a}}\n",
    ]
    #expect(
      errors(files) == [
        "patch-target-not-found kustomization.yaml:3:11", "patch-target-not-found kustomization.yaml:4:11",
        "replicas-target-not-found kustomization.yaml:5:12", "replacement-source-not-found kustomization.yaml:7:12",
        "replacement-source-not-found kustomization.yaml:8:12",
      ]
    )
  }

  @Test("patches for different resources fail independently, and follow-on errors are left out")
  func failedPatches() {
    let files = [
      "/w/kustomization.yaml": """
      resources: [a.yaml]
      patches:
      - {target: {name: a}, patch: '[{"op": "remove", "path": "/x"}]'}
      - {target: {name: b}, patch: '[{"op": "remove", "path": "/x"}]'}
      - {target: {name: a}, patch: '[{"op": "remove", "path": "/y"}]'}
      - {patch: '{apiVersion: v1, kind: A, metadata: {name: a}}'}
      replacements:
      - {source: {kind: F}, targets: [{select: {kind: A}, fieldPaths: [metadata.name]}]}
      """,
      "/w/a.yaml":
        "{apiVersion: v1, kind: A, metadata: {name: a}}\n---\n{apiVersion: v1, kind: A, metadata: {name: b}}\n",
    ]
    #expect(errors(files).map { $0.prefix { $0 != " " } } == ["json-patch-failed", "json-patch-failed"])
  }

  @Test("all resources with duplicate identities are reported, each with the first one")
  func duplicates() {
    let files = [
      "/w/kustomization.yaml": "resources: [a.yaml, base]\n",
      "/w/a.yaml": configMap("a") + "---\n" + configMap("b"),
      "/w/base/kustomization.yaml": "resources: [c.yaml]\n",
      "/w/base/c.yaml": configMap("b") + "---\n" + configMap("a"),
    ]
    #expect(errors(files) == ["duplicate-resource base/c.yaml:1:1", "duplicate-resource base/c.yaml:5:1"])
    #expect(failures(files).map { $0.notes.first?.location?.description } == ["a.yaml:5:1", "a.yaml:1:1"])
  }

  @Test("all resources that become duplicates are reported")
  func lateDuplicates() {
    let maps = ["a", "b"].map { "{apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: \($0)}}" }
    let secrets = ["a", "b", "c"].map { "{apiVersion: v1, kind: Secret, metadata: {name: x, namespace: \($0)}}" }
    let text = (maps + secrets).joined(separator: "\n---\n")
    let patch = #"[{"op": "replace", "path": "/metadata/namespace", "value": "z"}]"#
    let files = [
      "/w/kustomization.yaml": "resources: [a.yaml]\npatches: [{target: {name: x}, patch: '\(patch)'}]\n",
      "/w/a.yaml": text,
    ]
    #expect(
      errors(files) == [
        "duplicate-resource a.yaml:3:1", "duplicate-resource a.yaml:7:1", "duplicate-resource a.yaml:9:1",
      ]
    )
  }

  @Test("an error in a base that two directories share is reported once")
  func diamond() {
    let files = [
      "/w/kustomization.yaml": "resources: [left, right]\n",
      "/w/left/kustomization.yaml": "resources: [../base]\n", "/w/right/kustomization.yaml": "resources: [../base]\n",
      "/w/base/kustomization.yaml": "resources: [a.yaml]\nnope: 1\n", "/w/base/a.yaml": "kind: A\n",
    ]
    #expect(errors(files) == ["unknown-field base/kustomization.yaml:2:1", "not-a-resource base/a.yaml:1:1"])
  }

  @Test("a build stops after the maximum number of errors")
  func limit() {
    let names = (1...30).map { "f\($0)" }
    let files = ["/w/kustomization.yaml": "resources: [\(names.joined(separator: ", "))]\n"]
    #expect(failures(files).count == Diagnostic.errorLimit)
    let failure = #expect(throws: BuildFailure.self) { try compiler(files).build(".") }
    #expect(failure?.isAtLimit == true)
  }
}

@Suite("Trails of errors")
struct TrailTests {
  @Test(
    "an error in a kustomization names the entry that led to it",
    arguments: ["resources: [", "- a", "openapi: {path: x}"]
  )
  func kustomization(text: String) throws {
    let files = [
      "/w/kustomization.yaml": "resources: [mid]\n", "/w/mid/kustomization.yaml": "components: [part]\n",
      "/w/mid/part/kustomization.yaml": "kind: Component\n\(text)\n",
    ]
    let error = try #require(failure(files))
    #expect(error.location?.file == "mid/part/kustomization.yaml")
    #expect(error.notes.suffix(2).map(\.message) == ["from the component 'part'", "from the base 'mid'"])
  }

  @Test("exceeding the total input size is not attributed to one file")
  func budget() throws {
    let text = "#" + String(repeating: "x", count: 70 << 20)
    let files = ["/w/kustomization.yaml": "resources: [a, b]\n", "/w/a": text, "/w/b": text]
    let error = try #require(failure(files))
    #expect(error.code == .inputTooLarge && error.location == nil && error.notes.isEmpty)
  }

  @Test("notes list the entries that lead to a file, the outermost last")
  func chain() throws {
    let files = [
      "/w/kustomization.yaml": "resources: [mid]\n",
      "/w/mid/kustomization.yaml": "resources:\n- ../base\n", "/w/base/kustomization.yaml": "components: [part]\n",
      "/w/base/part/kustomization.yaml": "kind: Component\npatches: [{path: p.yaml}]\n",
      "/w/base/part/p.yaml": "a: b: c\n",
    ]
    let error = try #require(failure(files))
    #expect(error.location?.description == "base/part/p.yaml:1:5")
    #expect(
      error.notes.dropFirst().map { "\($0.location?.description ?? "-") \($0.message)" } == [
        "base/part/kustomization.yaml:2:18 from the patch 'p.yaml'",
        "base/kustomization.yaml:1:14 from the component 'part'", "mid/kustomization.yaml:2:3 from the base '../base'",
        "kustomization.yaml:1:13 from the base 'mid'",
      ]
    )
  }

  @Test("a failed patch has a note of its entry")
  func failedPatch() {
    let files = [
      "/w/kustomization.yaml": "resources: [base]\n",
      "/w/base/kustomization.yaml":
        "resources: [a.yaml]\npatches:\n- path: p.yaml\n- patch: '{kind: A, metadata: {name: c}}'\n",
      "/w/base/a.yaml": configMap("a"), "/w/base/p.yaml": configMap("b"),
    ]
    let places = failures(files).map { error in error.notes.compactMap(\.location?.description) }
    #expect(
      places == [
        ["base/kustomization.yaml:3:9", "kustomization.yaml:1:13"], ["kustomization.yaml:1:13"],
      ]
    )
  }

  @Test("a patch of a configuration leaves no note on later errors")
  func patchOfConfiguration() throws {
    let transformer =
      "apiVersion: builtin\nkind: PatchStrategicMergeTransformer\nmetadata: {name: t}\npaths: [p.yaml]\n"
    let files = [
      "/w/kustomization.yaml": "resources: [base]\nreplicas: [{name: x, count: 1}]\n",
      "/w/base/kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]\n",
      "/w/base/a.yaml": configMap("a"), "/w/base/t.yaml": transformer, "/w/base/p.yaml": configMap("a"),
    ]
    let error = try #require(failure(files))
    #expect(error.code == .replicasTargetNotFound)
    #expect(error.notes.compactMap(\.location) == [])
  }

  @Test("an error at an entry itself has no note of it")
  func entry() throws {
    let files = ["/w/kustomization.yaml": "resources: [mid]\n", "/w/mid/kustomization.yaml": "resources: [a.yaml]\n"]
    let error = try #require(failure(files))
    #expect(error.notes.compactMap(\.location?.description) == ["kustomization.yaml:1:13"])
    #expect(failure(["/w/kustomization.yaml": "resources: [a.yaml]\n"])?.notes.compactMap(\.location) == [])
  }
}
