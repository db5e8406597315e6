import OverlayKit
import Testing

/// Errors are reported, and mere consequences of them are not.
@Suite("Follow-on errors and warnings")
struct FollowOnTests {
  private static let base = ["base/kustomization.yaml": "resources: [cm.yaml]\n", "base/cm.yaml": configMap("c")]

  @Test(
    "resources of a shared base are not reported as duplicates after a failure",
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

  @Test("the entry that sets a field is named if the field cannot be set")
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

  @Test("a generator that needs a resource of a component gets a note that components come later")
  func components() {
    let error = failure([
      "kustomization.yaml": "components: [c]\nconfigMapGenerator: [{name: cm, behavior: merge, literals: [a=b]}]\n",
      "c/kustomization.yaml": "kind: Component\nconfigMapGenerator: [{name: cm, literals: [a=c]}]\n",
    ])
    #expect(error?.code == .generatorConflict)
    #expect(error?.notes.last?.message.hasPrefix("generators run before components") == true)
  }

  @Test("other generator conflicts do not mention components")
  func otherConflicts() {
    let error = failure([
      "kustomization.yaml": "components: [c]\nresources: [a.yaml]\nconfigMapGenerator: [{name: a}]\n",
      "a.yaml": configMap("a"), "c/kustomization.yaml": "kind: Component\n",
    ])
    #expect(error?.code == .generatorConflict)
    #expect(error?.notes.contains { $0.message.hasPrefix("generators") } == false)
  }

  @Test("unused entries of a base are reported only when the base is built")
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
    "a lost null is reported only if it has a meaning",
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
