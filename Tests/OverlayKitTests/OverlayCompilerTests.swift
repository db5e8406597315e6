import OverlayKit
import Testing

@Suite("The public API")
struct OverlayCompilerTests {
  private static let files = [
    "kustomization.yaml": """
    namespace: shop
    namePrefix: p-
    resources: [base, role.yaml]
    configMapGenerator:
    - name: settings
      literals: [a=1]
      options: {disableNameSuffixHash: true}
    """,
    "base/kustomization.yaml": "resources: [web.yaml]\n",
    "base/web.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: Web}
    spec:
      replicas: 2
      ratio: 0.5
      paused: false
      nothing: null
      template:
        spec:
          containers:
          - name: web
            image: web:1
          volumes:
          - configMap: {name: settings}
    """,
    "role.yaml": "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: reader}\n",
  ]

  private static let output = """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata:
      name: p-reader
    ---
    apiVersion: v1
    data:
      a: "1"
    kind: ConfigMap
    metadata:
      name: p-settings
      namespace: shop
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: p-Web
      namespace: shop
    spec:
      nothing: null
      paused: false
      ratio: 0.5
      replicas: 2
      template:
        spec:
          containers:
          - image: web:1
            name: web
          volumes:
          - configMap:
              name: p-settings

    """

  @Test("the output is one stream of documents")
  func stream() throws {
    #expect(try build(Self.files) == Self.output)
  }

  @Test(
    "the output does not depend on the directory or on how the path is written",
    arguments: ["/w", "/w/base/..", "./", "base/.."]
  )
  func directories(directory: String) throws {
    let result = try compiler(Self.files).build(directory)
    #expect(String(decoding: result.yaml(), as: UTF8.self) == Self.output)
  }

  @Test("resources have an identity and a location")
  func identity() throws {
    let result = try compiler(Self.files).build(".")
    let (role, map, web) = (result.resources[0], result.resources[1], result.resources[2])
    #expect(result.resources.count == 3)
    #expect(result.warnings.isEmpty)
    #expect(
      [role.group, role.version, role.kind, role.name] == [
        "rbac.authorization.k8s.io", "v1", "ClusterRole", "p-reader",
      ]
    )
    #expect(role.isClusterScoped)
    #expect(role.namespace == "")
    #expect(role.effectiveNamespace == "")
    #expect([map.group, map.version, map.namespace, map.effectiveNamespace] == ["", "v1", "shop", "shop"])
    #expect(!web.isClusterScoped)
    #expect(role.origin.description == "role.yaml:1:1")
    #expect(map.origin.description == "kustomization.yaml:5:3")
    #expect(web.origin.description == "base/web.yaml:1:1")
  }

  @Test("a single resource can be written as YAML and JSON")
  func forms() throws {
    let map = try compiler(Self.files).build(".").resources[1]
    let text = """
      apiVersion: v1
      data:
        a: "1"
      kind: ConfigMap
      metadata:
        name: p-settings
        namespace: shop

      """
    #expect(map.description == text)
    #expect(map.yaml() == Array(text.utf8))
    #expect(
      String(decoding: map.json(), as: UTF8.self)
        == #"{"apiVersion":"v1","data":{"a":"1"},"kind":"ConfigMap","metadata":{"name":"p-settings","namespace":"shop"}}"#
    )
  }

  @Test("values of a resource can be looked up")
  func values() throws {
    let content = try compiler(Self.files).build(".").resources[2].content
    let spec = try #require(content["spec"])
    let container = try #require(spec["template"]?["spec"]?["containers"]?[0])
    #expect(content.kind == .mapping)
    #expect(content.entries.map(\.key) == ["apiVersion", "kind", "metadata", "spec"])
    #expect(spec["replicas"]?.kind == .integer)
    #expect(spec["replicas"]?.integer == 2)
    #expect(spec["replicas"]?.string == nil)
    #expect(spec["ratio"]?.kind == .number)
    #expect(spec["ratio"]?.text == "0.5")
    #expect(spec["ratio"]?.integer == nil)
    #expect(spec["paused"]?.boolean == false)
    #expect(spec["nothing"]?.kind == .null)
    #expect(spec["nothing"]?.boolean == nil)
    #expect(container["image"]?.string == "web:1")
    #expect(spec["template"]?["spec"]?["containers"]?.kind == .list)
    #expect(spec["template"]?["spec"]?["containers"]?.elements.count == 1)
    #expect(spec["template"]?["spec"]?["containers"]?[1] == nil)
    #expect(spec["template"]?["spec"]?["containers"]?[-1] == nil)
    #expect(spec["missing"] == nil)
    #expect(container["image"]?["deeper"] == nil)
    #expect(container["image"]?.elements.isEmpty == true)
    #expect(container["image"]?.entries.isEmpty == true)
    #expect(container["image"]?.location?.description == "base/web.yaml:13:16")
    // The prefix has set the name.
    #expect(content["metadata"]?["name"]?.location?.description == "kustomization.yaml:2:13")
    #expect(container["name"]?.location?.description == "base/web.yaml:12:15")
  }

  @Test("descriptions show content, not storage")
  func printing() throws {
    let result = try compiler(Self.files).build(".")
    let spec = try #require(result.resources.last?.content["spec"])
    #expect("\(spec["replicas"]!)" == "2")
    #expect("\(spec["template"]!["spec"]!["volumes"]!)" == "- configMap:\n    name: p-settings")
    #expect(String(reflecting: spec["template"]!["spec"]!["containers"]!) == #"[{"image":"web:1","name":"web"}]"#)
    #expect("\(result)" == Self.output)
    let reader = "ClusterRole.rbac.authorization.k8s.io 'p-reader' from role.yaml:1:1"
    #expect(String(reflecting: result.resources[0]) == reader)
    #expect(result.resources.debugDescription.count < 400)
    var dumped = ""
    dump(result.resources[1], to: &dumped)
    #expect(dumped.count < 1_000, "\(dumped)")
    #expect(dumped.contains("p-settings") && !dumped.contains("slots"))
    let failure = BuildFailure(errors: [Diagnostic(code: .fileNotFound, message: "no x")])
    #expect("\(failure)" == "error: no x [file-not-found]")
  }

  @Test("file names are lower case, and include the namespace if there are several")
  func fileNames() throws {
    var files = Self.files
    #expect(
      try compiler(files).build(".").fileNames() == [
        "rbac.authorization.k8s.io_v1_clusterrole_p-reader.yaml", "v1_configmap_p-settings.yaml",
        "apps_v1_deployment_p-web.yaml",
      ]
    )
    files["kustomization.yaml"] = "resources: [a.yaml, role.yaml]\n"
    files["a.yaml"] =
      configMap("A") + "---\n" + configMap("b, namespace: Other") + "---\nkind: Foo\nmetadata: {name: x:y}\n"
    #expect(
      Set(try compiler(files).build(".").fileNames()) == [
        "rbac.authorization.k8s.io_v1_clusterrole_reader.yaml", "default_v1_configmap_a.yaml",
        "other_v1_configmap_b.yaml", "default_foo_x:y.yaml",
      ]
    )
  }

  /// A ConfigMap of many short lines.
  private static func large(_ name: String, lines: Int) -> String {
    configMap(name, "data:\n" + (0..<lines).map { "  key\($0): value \($0)\n" }.joined())
  }

  @Test("the stream can be written in pieces")
  func pieces() throws {
    struct Full: Error {}
    let files = [
      "kustomization.yaml": "resources: [a.yaml, b.yaml]\n", "a.yaml": Self.large("a", lines: 9_000),
      "b.yaml": configMap("b"),
    ]
    let result = try compiler(files).build(".")
    var pieces: [[UInt8]] = []
    result.writeYAML { pieces.append($0) }
    #expect(pieces.count > 1)
    #expect(Array(pieces.joined()) == result.yaml())
    var count = 0
    #expect(throws: Full.self) {
      try result.writeYAML { _ throws(Full) in
        count += 1
        throw Full()
      }
    }
    #expect(count == 1)
  }

  @Test("a build that is finished and written in parallel equals its resources built one by one")
  func parts() throws {
    let names = (0..<300).map { "c\($0)" }
    var files = [
      "kustomization.yaml": "namePrefix: p-\nresources: [\(names.map { "\($0).yaml" }.joined(separator: ","))]\n"
    ]
    for name in names {
      // The number becomes a string, which causes a warning.
      files["\(name).yaml"] = Self.large("\(name), annotations: {size: 1}", lines: 30)
    }
    let whole = try compiler(files).build(".")
    var warnings: [String] = []
    for name in names {
      files["kustomization.yaml"] = "namePrefix: p-\nresources: [\(name).yaml]\n"
      let alone = try compiler(files).build(".")
      let resource = try #require(whole.resources.first { $0.name == "p-\(name)" })
      #expect(resource.yaml() == alone.yaml())
      warnings += alone.warnings.map(\.message)
    }
    #expect(whole.warnings.map(\.message).sorted() == warnings.sorted())
    #expect(whole.warnings.count == names.count)
    #expect(whole.yaml() == Array(whole.resources.map { $0.yaml() }.joined(separator: Array("---\n".utf8))))
    var pieces: [[UInt8]] = []
    whole.writeYAML { pieces.append($0) }
    #expect(Array(pieces.joined()) == whole.yaml())
  }

  @Test("a large file that is used twice is transformed independently")
  func largeFile() throws {
    let files = [
      "kustomization.yaml": "resources: [a, b]\n",
      "a/kustomization.yaml": "resources: [../base]\nnamePrefix: a-\n",
      "b/kustomization.yaml": "resources: [../base]\nnamePrefix: b-\n",
      "base/kustomization.yaml": "resources: [small.yaml, large.yaml]\n", "base/small.yaml": configMap("small"),
      "base/large.yaml": Self.large("large", lines: 20_000),
    ]
    let both = try compiler(files).build(".")
    let parts = try ["a", "b"].map { try compiler(files).build($0) }
    #expect(both.resources.map(\.name) == ["a-large", "a-small", "b-large", "b-small"])
    #expect(both.resources.map { $0.yaml() } == parts.flatMap { $0.resources.map { $0.yaml() } })
    #expect(both.warnings.isEmpty)
  }

  @Test("a build without resources is empty")
  func empty() throws {
    let files = [
      "kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\n", "a.yaml": configMap("a"),
      "p.yaml": configMap("a", "$patch: delete\n"),
    ]
    let result = try compiler(files).build(".")
    #expect(result.resources.isEmpty)
    #expect(result.yaml().isEmpty)
    #expect(result.fileNames().isEmpty)
  }

  @Test("warnings have a location and a source line")
  func warnings() throws {
    let files = ["kustomization.yaml": "resources: [a.yaml]\ncommonLabels:\n  x: z\n", "a.yaml": configMap("a")]
    let warning = try #require(try compiler(files).build(".").warnings.first)
    #expect(warning.severity == .warning)
    #expect(warning.code == .deprecatedField)
    #expect(warning.location?.description == "kustomization.yaml:2:1")
    #expect(warning.excerpt == "commonLabels:")
  }

  // MARK: - Options

  @Test("resources can be reordered")
  func reorder() throws {
    let files = [
      "kustomization.yaml": "resources: [a.yaml]\n",
      "a.yaml": configMap("b") + "---\n" + configMap("a")
        + "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: n}\n",
    ]
    let names = { (reorder: BuildOptions.Reorder) in
      try compiler(files, options: BuildOptions(reorder: reorder)).build(".").resources.map(\.name)
    }
    #expect(try names(.legacy) == ["n", "a", "b"])
    #expect(try names(.none) == ["b", "a", "n"])
  }

  @Test("the managed-by label can be added")
  func managedBy() throws {
    let files = ["kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": configMap("a")]
    #expect(
      try build(files, options: BuildOptions(addsManagedByLabel: true)) == """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          labels:
            app.kubernetes.io/managed-by: kustomize-v5.8.1
          name: a

        """
    )
  }

  @Test("load restrictions can be lifted")
  func loadRestrictions() throws {
    let files = ["kustomization.yaml": "resources: [../a.yaml]\n", "../a.yaml": configMap("a")]
    let error = failure(files)
    #expect(error?.code == .fileOutsideRoot)
    #expect(error?.location?.description == "kustomization.yaml:1:13")
    #expect(try build(files, options: BuildOptions(loadRestrictions: .none)).contains("name: a"))
  }
}
