import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree
import Synchronization
import Testing

@testable import OverlayKit

@Suite("Build observers")
struct BuildObserverTests {
  /// Records a line for each event.
  private final class Recorder: BuildObserver {
    let events = Mutex<[String]>([])

    func didLoad(_ path: String) { events.withLock { $0.append("loaded \(path)") } }

    func willRun(_ step: ConfiguredTransformer, on resources: ResourceSet) {
      events.withLock { $0.append("\(step.field ?? "configured") runs on \(resources.resources.count)") }
    }

    func didRun(
      _ step: ConfiguredTransformer,
      on resources: ResourceSet,
      in tree: inout NodeTree,
      context: BuildContext
    ) {
      let names = resources.resources.map(\.name.string).joined(separator: ", ")
      events.withLock { $0.append("\(step.field ?? "configured") has left \(names)") }
    }
  }

  @Test("are notified of loaded files and of transformers, in build order")
  func events() throws {
    var files = InMemoryFileSystem(currentDirectory: "/app")
    files.addFile("resources: [base]\nnameSuffix: -b", at: "kustomization.yaml")
    files.addFile("resources: [a.yaml]\nnamePrefix: a-", at: "base/kustomization.yaml")
    files.addFile("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n", at: "base/a.yaml")
    let recorder = Recorder()
    var build = Build(options: BuildOptions(), fileSystem: files)
    build.observers.append(recorder)
    _ = try build.run(".")
    #expect(
      recorder.events.withLock { $0 } == [
        "loaded kustomization.yaml",
        "loaded base/kustomization.yaml",
        "loaded base/a.yaml",
        "namePrefix runs on 1",
        "namePrefix has left a-x",
        "nameSuffix runs on 1",
        "nameSuffix has left a-x-b",
      ]
    )
  }

  /// Records a line for each write: what was set or removed, the location of the node, and the cause.
  private final class WriteRecorder: BuildObserver {
    let writes = Mutex<[String]>([])
    var observesWrites: Bool { true }

    func didWrite(_ write: FieldWrite, operation: Int?, in tree: NodeTree) {
      var line = tree.kind(of: write.node) == .scalar ? tree.string(of: write.node) : "\(tree.kind(of: write.node))"
      switch write.effect {
      case .set: break
      case .removed: line = "no \(line)"
      case .added, .restored, .moved, .rearranged: return
      }
      if let source = write.source { line += " from \(tree.string(of: source))" }
      if let place = write.place ?? tree.location(of: write.node) { line += " (\(place.file):\(place.line))" }
      writes.withLock { $0.append(line) }
    }
  }

  /// The writes of a kustomization with a Deployment and a ConfigMap.
  private func writes(_ kustomization: String) throws -> [String] {
    var files = InMemoryFileSystem(currentDirectory: "/app")
    files.addFile("resources: [a.yaml]\n" + kustomization, at: "kustomization.yaml")
    files.addFile(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        labels: {app: web}
      spec:
        replicas: 2
        template:
          spec:
            containers:
            - name: web
              image: nginx:1
              envFrom:
              - configMapRef: {name: settings}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings}
      data: {a: b}
      """,
      at: "a.yaml"
    )
    let recorder = WriteRecorder()
    var build = Build(options: BuildOptions(), fileSystem: files)
    build.observers.append(recorder)
    _ = try build.run(".")
    return recorder.writes.withLock { $0 }
  }

  @Test("are notified of a write that does not change the value")
  func idempotentWrites() throws {
    // As in Kustomize, an entry is applied twice.
    let image = "nginx:1 (kustomization.yaml:2)"
    #expect(try writes("images: [{name: nginx, newTag: '1'}]") == [image, image])
    #expect(try writes("replicas: [{name: web, count: 2}]") == ["2 (kustomization.yaml:2)"])
    #expect(
      try writes("labels: [{pairs: {app: web}}]") == ["web (kustomization.yaml:2)", "web (kustomization.yaml:2)"]
    )
    let patch = "patches:\n- target: {kind: Deployment}\n  patch: |-\n    "
    #expect(
      try writes(patch + "- {op: replace, path: /spec/replicas, value: 2}") == ["2 (kustomization.yaml:5)"]
    )
    let merge = "apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: web}\n    spec: {replicas: 2}"
    #expect(try writes(patch + merge).last == "2 (kustomization.yaml:8)")
  }

  @Test("are notified of what patches add and remove")
  func patches() throws {
    let operations = """
      patches:
      - target: {kind: Deployment}
        patch: |-
          - {op: add, path: /spec/paused, value: true}
          - {op: remove, path: /spec/replicas}
          - {op: copy, from: /metadata/name, path: /metadata/labels/copy}
          - {op: add, path: /spec/template/spec/containers/0/args, value: [x]}
      """
    #expect(
      try writes(operations) == [
        "true (kustomization.yaml:5)", "no replicas (kustomization.yaml:6)", "web (kustomization.yaml:7)",
        "sequence (kustomization.yaml:8)",
      ]
    )
    let merge = """
      patches:
      - patch: |-
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web, labels: {tier: front}}
          spec:
            replicas: null
            template:
              spec:
                containers:
                - name: web
                  image: nginx:2
                - name: proxy
                  image: envoy
      """
    let written = try writes(merge)
    #expect(written.contains("front (kustomization.yaml:6)"))
    #expect(written.contains("no replicas (kustomization.yaml:8)"))
    #expect(written.contains("nginx:2 (kustomization.yaml:13)"))
    #expect(written.contains("mapping (kustomization.yaml:14)"))
  }

  @Test("are notified of values set by replacements and variables, with their sources")
  func values() throws {
    let replacement = """
      replacements:
      - source: {kind: ConfigMap, fieldPath: data.a}
        targets:
        - select: {kind: Deployment}
          fieldPaths: [metadata.labels.app]
      """
    #expect(try writes(replacement) == ["b from b (kustomization.yaml:6)"])
  }

  @Test("are notified of changed names, namespaces and references")
  func references() throws {
    #expect(
      try writes("namePrefix: x-\nnamespace: shop") == [
        "shop (kustomization.yaml:3)", "shop (kustomization.yaml:3)", "x-web (kustomization.yaml:2)",
        "x-settings (kustomization.yaml:2)", "x-settings from x-settings (kustomization.yaml:2)",
      ]
    )
  }
}
