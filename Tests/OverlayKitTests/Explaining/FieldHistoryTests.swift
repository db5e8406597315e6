import OverlayKit
import TestSupport
import Testing

/// Who wrote which field, in the order of the writes.
@Suite("Field histories")
struct FieldHistoryTests {
  static let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      labels: {app: web}
    spec:
      replicas: 1
      template:
        spec:
          containers:
          - name: web
            image: nginx:1
            args: [a, b]
            envFrom:
            - configMapRef: {name: settings}

    """

  /// The history of a field of the first resource of a kind, one line for each write.
  private func history(
    _ path: String,
    of kind: String = "Deployment",
    _ kustomization: String,
    _ files: [String: String] = [:]
  ) throws -> [String] {
    var all = files
    all["kustomization.yaml"] = "resources: [a.yaml]\n" + kustomization
    if all["a.yaml"] == nil { all["a.yaml"] = Self.deployment }
    let build = try compiler(all).explain(".")
    let resource = try #require(build.resources.first { $0.resource.kind == kind })
    let field = try #require(resource.fields.first { $0.path == path })
    #expect(field.changes.last?.after == field.value)
    return field.changes.map { change in
      let place = change.location.map { "\($0)" } ?? "-"
      return "\(place): \(change.step): \(change.before.map { "\($0.text) → " } ?? "")\(change.after.text)"
    }
  }

  @Test("a field that nothing changes has the write of its file")
  func untouched() throws {
    #expect(try history("/spec/replicas", "") == ["a.yaml:7:13: resource: 1"])
  }

  @Test("a write that does not change the value is a write")
  func idempotent() throws {
    #expect(
      try history("/spec/replicas", "replicas: [{name: web, count: 1}]\n") == [
        "a.yaml:7:13: resource: 1", "kustomization.yaml:2:31: replicas[0]: 1 → 1",
      ]
    )
    #expect(
      try history("/spec/template/spec/containers/0/image", "images: [{name: x}, {name: nginx, newTag: '1'}]\n")
        .last == "kustomization.yaml:2:43: images[1]: nginx:1 → nginx:1"
    )
  }

  @Test("patches are named with their entry")
  func patches() throws {
    let patches = """
      patches:
      - path: one.yaml
      - target: {kind: Deployment}
        patch: |-
          - {op: replace, path: /spec/replicas, value: 3}

      """
    let one = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 2}\n"
    #expect(
      try history("/spec/replicas", patches, ["one.yaml": one]) == [
        "a.yaml:7:13: resource: 1", "one.yaml:4:18: patches[0]: 1 → 2", "kustomization.yaml:6:50: patches[1]: 2 → 3",
      ]
    )
  }

  @Test("a list that is replaced continues the histories of its elements")
  func lists() throws {
    let patch = """
      patches:
      - patch: |-
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web}
          spec: {template: {spec: {containers: [{name: web, args: [c]}]}}}

      """
    #expect(
      try history("/spec/template/spec/containers/0/args/0", patch) == [
        "a.yaml:13:16: resource: a", "kustomization.yaml:7:62: patches[0]: a → c",
      ]
    )
  }

  @Test("names have prefixes, suffixes, hashes and references")
  func names() throws {
    let fields = "namePrefix: x-\nconfigMapGenerator: [{name: settings, literals: [A=1]}]\n"
    let lines = try history("/spec/template/spec/containers/0/envFrom/0/configMapRef/name", fields)
    #expect(lines.map { $0.split(separator: ": ", maxSplits: 2)[1] } == ["resource", "name reference"])
    let names = try history("/metadata/name", of: "ConfigMap", fields)
    #expect(
      names.map { $0.split(separator: ": ", maxSplits: 2)[1] } == [
        "configMapGenerator[0]", "namePrefix", "content hash",
      ]
    )
  }

  @Test("labels, namespaces and replacements")
  func others() throws {
    #expect(
      try history("/metadata/labels/app", "labels:\n- pairs: {a: b}\n- pairs: {app: c}\n").last
        == "kustomization.yaml:4:16: labels[1]: web → c"
    )
    #expect(try history("/metadata/namespace", "namespace: shop\n") == ["kustomization.yaml:2:12: namespace: shop"])
    let replacements = """
      replacements:
      - source: {kind: Deployment, fieldPath: metadata.name}
        targets: [{select: {kind: Deployment}, fieldPaths: [metadata.labels.app]}]

      """
    #expect(
      try history("/metadata/labels/app", replacements).last == "kustomization.yaml:4:55: replacements[0]: web → web"
    )
  }

  /// The removed fields of the Deployment, one line each.
  private func removed(_ kustomization: String, _ files: [String: String] = [:]) throws -> [String] {
    var all = files
    all["kustomization.yaml"] = "resources: [a.yaml]\n" + kustomization
    all["a.yaml"] = Self.deployment
    let resource = try #require(try compiler(all).explain(".").resources.first)
    return resource.removed.map { removal in
      let operation = removal.operation.map { ", operation \($0)" } ?? ""
      return
        "\(removal.location.map { "\($0)" } ?? "-"): \(removal.step)\(operation): \(removal.path) = \(removal.namedPath)"
    }
  }

  @Test("operations of JSON patches have their index, also if they remove")
  func operations() throws {
    let patch = """
      patches:
      - target: {kind: Deployment}
        patch: |-
          - {op: test, path: /spec/replicas, value: 1}
          - {op: remove, path: /spec/replicas}
          - {op: add, path: /spec/template/spec/containers/0/args/-, value: c}
          - {op: remove, path: /spec/template/spec/containers/0/args/0}

      """
    let files = ["kustomization.yaml": "resources: [a.yaml]\n" + patch, "a.yaml": Self.deployment]
    let resource = try #require(try compiler(files).explain(".").resources.first)
    let added = try #require(resource.fields(below: "/spec/template/spec/containers/0/args/1").first)
    #expect(added.changes.map(\.operation) == [2])
    #expect(
      try removed(patch) == [
        "kustomization.yaml:6:7: patches[0], operation 1: /spec/replicas = spec.replicas",
        "kustomization.yaml:8:7: patches[0], operation 3: /spec/template/spec/containers/0/args/0"
          + " = spec.template.spec.containers[name=web].args[0]",
      ]
    )
  }

  @Test("strategic merge patches remove fields and elements, and leave the others where they were")
  func merges() throws {
    let patch = """
      patches:
      - patch: |-
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web}
          spec:
            replicas: null
            template: {spec: {containers: [{name: side, image: s:1}, {name: web, args: [x]}]}}

      """
    let removed = try removed(patch)
    #expect(
      removed == [
        "kustomization.yaml:8:17: patches[0]: /spec/replicas = spec.replicas",
        "kustomization.yaml:9:82: patches[0]: /spec/template/spec/containers/0/args/1"
          + " = spec.template.spec.containers[name=web].args[1]",
      ]
    )
    #expect(
      try history("/spec/template/spec/containers/1/image", patch) == ["a.yaml:12:16: resource: nginx:1"]
    )
    // The patch names the resource, but does not set the name.
    #expect(try history("/metadata/name", patch) == ["a.yaml:4:9: resource: web"])
    #expect(try history("/kind", patch) == ["a.yaml:2:7: resource: Deployment"])
  }

  @Test("removed resources have the step that removed them")
  func removedResources() throws {
    let patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n$patch: delete\n"
    let local = configMap("local", "").replacing(
      "{name: local}",
      with: "{name: local, annotations: {config.kubernetes.io/local-config: 'true'}}"
    )
    let build = try compiler([
      "kustomization.yaml": "resources: [a.yaml, b.yaml]\npatches: [{path: p.yaml}]\n", "a.yaml": Self.deployment,
      "p.yaml": patch, "b.yaml": local,
    ]).explain(".")
    #expect(build.resources.isEmpty)
    #expect(
      build.removed.map { "\($0.kind)/\($0.name): \($0.step): \($0.location.map { "\($0)" } ?? "-")" } == [
        "Deployment/web: patches[0]: p.yaml:4:9",
        "ConfigMap/local: local-config annotation: b.yaml:3:74",
      ]
    )
  }

  @Test("merged generators and variables are steps")
  func generators() throws {
    let files = [
      "kustomization.yaml": """
      resources: [base]
      configMapGenerator:
      - {name: settings, behavior: merge, literals: [B=2, C=3]}

      """,
      "base/kustomization.yaml": """
      configMapGenerator:
      - {name: settings, literals: [A=1, B=1]}
      labels: [{pairs: {team: a}}]
      namespace: shop

      """,
    ]
    let resource = try #require(try compiler(files).explain(".").resources.first)
    let merged = resource.fields.filter { !["/apiVersion", "/kind", "/metadata/name"].contains($0.path) }
    let lines = merged.map { field in
      "\(field.path): "
        + field.changes.map { "\($0.location.map { "\($0)" } ?? "-") \($0.step) \($0.after.text)" }.joined(
          separator: ", "
        )
    }
    #expect(
      lines == [
        "/data/A: base/kustomization.yaml:2:31 configMapGenerator[0] 1",
        "/data/B: base/kustomization.yaml:2:36 configMapGenerator[0] 1, kustomization.yaml:3:48 configMapGenerator[0] 2",
        "/data/C: kustomization.yaml:3:53 configMapGenerator[0] 3",
        "/metadata/labels/team: base/kustomization.yaml:3:25 labels[0] a",
        "/metadata/namespace: base/kustomization.yaml:4:12 namespace shop",
      ]
    )
    #expect(resource.life.kustomizations == ["base/kustomization.yaml", "kustomization.yaml"])
    #expect(resource.life.step == "configMapGenerator[0]")
    let variable = """
      vars: [{name: V, objref: {apiVersion: apps/v1, kind: Deployment, name: web}, fieldref: {fieldpath: spec.replicas}}]

      """
    let deployment = Self.deployment.replacing("args: [a, b]", with: "args: [a, $(V)]")
    #expect(
      try history("/spec/template/spec/containers/0/args/1", variable, ["a.yaml": deployment]) == [
        "a.yaml:13:19: resource: $(V)", "a.yaml:13:19: variable: $(V) → 1",
      ]
    )
  }

  @Test("the source of a copied value has its place at the time of the copy")
  func sources() throws {
    let files = [
      "kustomization.yaml": "resources: [base]\nnameSuffix: -x\n",
      "base/kustomization.yaml": """
      resources: [a.yaml]
      configMapGenerator: [{name: copy, literals: [NAME=none]}]
      namePrefix: p-
      replacements:
      - source: {kind: Deployment, fieldPath: metadata.name}
        targets: [{select: {kind: ConfigMap}, fieldPaths: [data.NAME]}]

      """,
      "base/a.yaml": Self.deployment,
    ]
    let resource = try #require(try compiler(files).explain(".").resources.first { $0.resource.kind == "ConfigMap" })
    let field = try #require(resource.fields(below: "/data/NAME").first)
    #expect(field.value.text == "p-web")
    #expect(field.changes.last?.source?.location.map { "\($0)" } == "base/kustomization.yaml:3:13")
  }

  @Test("a key that only chooses an element is not written, and a removed value keeps its history")
  func chosenElements() throws {
    let patch = """
      patches:
      - patch: |-
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: web}
          spec: {template: {spec: {containers: [{name: web, args: null}]}}}

      """
    #expect(try history("/spec/template/spec/containers/0/name", patch) == ["a.yaml:11:15: resource: web"])
    let files = ["kustomization.yaml": "resources: [a.yaml]\n" + patch, "a.yaml": Self.deployment]
    let resource = try #require(try compiler(files).explain(".").resources.first)
    let removal = try #require(resource.absent.first)
    #expect(removal.namedPath == "spec.template.spec.containers[name=web].args")
    #expect(
      removal.values.map {
        "\($0.namedPath): \($0.history.value.text) \($0.history.changes[0].location.map { "\($0)" } ?? "")"
      } == [
        "spec.template.spec.containers[name=web].args[0]: a a.yaml:13:16",
        "spec.template.spec.containers[name=web].args[1]: b a.yaml:13:19",
      ]
    )
  }

  @Test("the place of a hash and of a reference is what gave the object its name")
  func namePlaces() throws {
    let generator = "configMapGenerator: [{name: settings, literals: [A=1]}]\n"
    let names = try history("/metadata/name", of: "ConfigMap", generator)
    #expect(names.count == 2)
    #expect(names.allSatisfy { $0.hasPrefix("kustomization.yaml:2:29: ") }, "\(names)")
    let references = try history("/spec/template/spec/containers/0/envFrom/0/configMapRef/name", generator)
    #expect(references.last?.hasPrefix("kustomization.yaml:2:29: name reference: settings → settings-") == true)
    let prefixed = try history(
      "/spec/template/spec/containers/0/envFrom/0/configMapRef/name",
      "namePrefix: x-\n" + generator
    )
    #expect(prefixed.last?.hasPrefix("kustomization.yaml:2:13: name reference: ") == true)
  }

  /// In each, the base and the overlay, or two entries, set the same value; the last one is the place to edit.
  static let repeated: [(path: String, kustomization: String)] = [
    ("/spec/template/spec/containers/0/image", "images: [{name: nginx, newTag: '1'}]\n"),
    (
      "/spec/template/spec/containers/0/image",
      "images: [{name: nginx, newTag: '2'}, {name: nginx, newTag: '2'}]\n"
    ),
    ("/metadata/labels/app", "labels: [{pairs: {app: web}}]\n"),
    ("/metadata/labels/app", "commonLabels: {app: web}\n"),
    ("/metadata/namespace", "namespace: shop\npatches: [{path: n.yaml}]\n"),
    ("/spec/replicas", "replicas: [{name: web, count: 1}]\n"),
    ("/spec/replicas", "patches: [{path: r.yaml}]\n"),
    ("/spec/replicas", "patches: [{target: {kind: Deployment}, path: j.yaml}]\n"),
  ]

  @Test("editing the last of several equal writes changes the field", arguments: repeated)
  func repeatedEdits(path: String, kustomization: String) throws {
    let named = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n"
    var files = [
      "kustomization.yaml": "resources: [base]\n" + kustomization,
      "base/kustomization.yaml": "resources: [a.yaml]\n" + (path == "/metadata/namespace" ? "namespace: shop\n" : ""),
      "base/a.yaml": Self.deployment,
      "n.yaml": named + "spec: {replicas: 1}\n",
      "r.yaml": named + "spec: {replicas: 1}\n",
      "j.yaml": "- {op: replace, path: /spec/replicas, value: 1}\n",
    ]
    let field = { (files: [String: String]) throws -> FieldHistory? in
      try compiler(files).explain(".").resources.first?.fields(below: path).first
    }
    let before = try #require(try field(files))
    #expect(before.changes.count > 1)
    let place = try #require(before.changes.last?.location)
    #expect(!place.file.hasPrefix("base/"))
    let edit = try #require(Diagnostic.Edit(changingScalarAt: place, in: files[place.file] ?? ""))
    files[place.file] = edit.applied(to: files[place.file] ?? "")
    #expect(try field(files)?.value != before.value)
  }

  @Test("values of Secrets are marked wherever they land")
  func secrets() throws {
    let files = [
      "kustomization.yaml": """
      resources: [a.yaml]
      secretGenerator: [{name: s, literals: [pw=hunter2]}]
      replacements:
      - source: {kind: Secret, fieldPath: data.pw}
        targets: [{select: {kind: Deployment}, fieldPaths: [metadata.labels.app]}]

      """,
      "a.yaml": Self.deployment,
    ]
    let build = try compiler(files).explain(".")
    let hidden = build.resources.flatMap { resource in
      resource.fields.filter(\.value.isSecret).map { "\(resource.resource.kind)\($0.path)" }
    }
    #expect(Set(hidden) == ["Deployment/metadata/labels/app", "Secret/data/pw"])
    let shown = build.resources.flatMap { $0.lines(showingSecrets: false) }.map(\.text)
    #expect(!shown.contains { $0.contains("aHVudGVyMg") || $0.contains("hunter2") })
    #expect(shown.contains("  pw: (hidden)") && shown.contains("    app: (hidden)"))
  }
}
