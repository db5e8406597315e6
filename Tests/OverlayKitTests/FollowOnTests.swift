import OverlayKit
import Testing

/// What is said of a mistake, and not of what only follows from it or is nobody's mistake.
@Suite("ErrorLog and what follows from them")
struct FollowOnTests {
  private static let base = ["base/kustomization.yaml": "resources: [cm.yaml]\n", "base/cm.yaml": configMap("c")]

  @Test(
    "content that two bases share is no duplicate where they have failed",
    arguments: ["patches: [p.yaml]\n", "components: [none]\n"]
  )
  func duplicates(mistake: String) {
    let files = Self.base.merging([
      "kustomization.yaml": "resources: [a, b]\n",
      "a/kustomization.yaml": "namespace: a\nresources: [../base]\n\(mistake)",
      "b/kustomization.yaml": "namespace: b\nresources: [../base]\n\(mistake)",
    ]) { $1 }
    let failure = #expect(throws: BuildFailure.self) { try compiler(files).build(".") }
    #expect(failure?.errors.count == 2)
    #expect(failure?.errors.contains { $0.code == .duplicateResource } == false)
  }

  @Test("who wants to set a field is said where that is impossible")
  func setter() {
    let error = failure([
      "kustomization.yaml": "resources: [psp.yaml]\nimages: [{name: nginx, newTag: '2'}]\n",
      "psp.yaml": """
      apiVersion: policy/v1beta1
      kind: PodSecurityPolicy
      metadata: {name: p}
      spec: {volumes: [configMap]}
      """,
    ])
    #expect(error?.code == .wrongFieldKind)
    #expect(error?.notes.map(\.message) == ["'images' of the kustomization sets this field"])
  }

  @Test("a generator that waits for a component is told that components come later")
  func components() {
    let error = failure([
      "kustomization.yaml": "components: [c]\nconfigMapGenerator: [{name: cm, behavior: merge, literals: [a=b]}]\n",
      "c/kustomization.yaml": "kind: Component\nconfigMapGenerator: [{name: cm, literals: [a=c]}]\n",
    ])
    #expect(error?.code == .generatorConflict)
    #expect(error?.notes.last?.message.hasPrefix("generators run before components") == true)
  }

  @Test("other conflicts of generators have nothing to do with components")
  func otherConflicts() {
    let error = failure([
      "kustomization.yaml": "components: [c]\nresources: [a.yaml]\nconfigMapGenerator: [{name: a}]\n",
      "a.yaml": configMap("a"), "c/kustomization.yaml": "kind: Component\n",
    ])
    #expect(error?.code == .generatorConflict)
    #expect(error?.notes.contains { $0.message.hasPrefix("generators") } == false)
  }

  @Test("what a base does not use is told to those who build the base")
  func bases() throws {
    let files = Self.base.merging([
      "kustomization.yaml": "resources: [inner]\n",
      "inner/kustomization.yaml": """
      resources: [../base]
      patches: [{target: {kind: Deployment}, path: p.yaml}]
      vars: [{name: V, objref: {apiVersion: v1, kind: ConfigMap, name: c}}]
      """,
      "inner/p.yaml": "- {op: remove, path: /a}\n",
    ]) { $1 }
    let codes = { (directory: String) in
      Set(try compiler(files).build(directory).warnings.map(\.code)).subtracting([.deprecatedField])
    }
    #expect(try codes(".") == [])
    #expect(try codes("inner") == [.unusedPatch, .unusedVariable])
  }

  @Test(
    "a null is missed where it means something",
    arguments: [("apps/v1", "Deployment", false), ("example.com/v1", "Release", true)]
  )
  func nulls(apiVersion: String, kind: String, isMissed: Bool) throws {
    let head = "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: a}\n"
    let result = try compiler([
      "kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\n",
      "a.yaml": "\(head)spec:\n  replicas: 1\n  strategy:\n",
      "p.yaml": "\(head)spec: {replicas: 2}\n",
    ]).build(".")
    #expect(result.warnings.contains { $0.code == .nullLost } == isMissed)
  }
}
