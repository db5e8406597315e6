import Testing

@Suite("overlay build -o FOLDER")
struct OutputFolderTests {
  @Test("writes a file per resource and leaves other files alone")
  func files() async throws {
    let folder = try Folder(Overlays.plain.merging(["out/other": "other", "out/v1_namespace_team.yaml": "old"]) { $1 })
    let outcome = try await Tool(folder: folder).run("build", "-o", "out")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(try folder.names(in: "out") == ["other", "v1_configmap_p-a.yaml", "v1_namespace_team.yaml"])
    #expect(try folder.read("out/v1_configmap_p-a.yaml") == Overlays.configMap("p-a"))
    #expect(try Overlays.plainOutput.hasPrefix(folder.read("out/v1_namespace_team.yaml") + "---\n"))
  }

  @Test("names are lower case, and keep the group and all other characters")
  func names() async throws {
    let folder = try Folder([
      "kustomization.yaml": "resources: [r.yaml]\n",
      "r.yaml": """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: "system:Foo"}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      """,
    ])
    try folder.makeFolder("out")
    #expect(try await Tool(folder: folder).run("build", "-o", "out/").status == 0)
    #expect(
      try folder.names(in: "out") == [
        "apps_v1_deployment_web.yaml", "rbac.authorization.k8s.io_v1_clusterrole_system:foo.yaml",
      ]
    )
  }

  @Test("the namespace stands in front if there is more than one, except for what has none by nature")
  func namespaces() async throws {
    let folder = try Folder([
      "kustomization.yaml": "resources: [r.yaml]\n",
      "r.yaml": """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: a, namespace: One}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: a}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: One}
      """,
    ])
    try folder.makeFolder("out")
    #expect(try await Tool(folder: folder).run("build", "-o", "out").status == 0)
    #expect(
      try folder.names(in: "out") == [
        "default_v1_configmap_a.yaml", "one_v1_configmap_a.yaml", "v1_namespace_one.yaml",
      ]
    )
  }

  @Test("a namespace that is written and one that is meant are the same")
  func defaultNamespace() async throws {
    let folder = try Folder([
      "kustomization.yaml": "resources: [r.yaml]\n",
      "r.yaml": """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: a, namespace: default}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: b}
      """,
    ])
    try folder.makeFolder("out")
    #expect(try await Tool(folder: folder).run("build", "-o", "out").status == 0)
    #expect(try folder.names(in: "out") == ["v1_configmap_a.yaml", "v1_configmap_b.yaml"])
  }

  @Test("a name that leads out of the folder is refused, and nothing is written", arguments: ["a/b", "../b", "/b"])
  func escape(name: String) async throws {
    let folder = try Folder([
      "kustomization.yaml": "resources: [r.yaml, s.yaml]\n", "r.yaml": Overlays.configMap("a"),
      "s.yaml": Overlays.configMap(name),
    ])
    try folder.makeFolder("out/v1_configmap_")
    let outcome = try await Tool(folder: folder).run("build", "-o", "out")
    #expect(outcome.status == 1)
    #expect(
      outcome.messages == """
        s.yaml:1:1: error: ConfigMap '\(name)' cannot be written to a directory: 'v1_configmap_\(name).yaml' is not a file name \
        [unusable-file-name]
        note: write all resources to one file or to standard output

        """
    )
    #expect(try folder.names(in: "out") == ["v1_configmap_"])
    #expect(try folder.names(in: "out/v1_configmap_") == [])
  }

  @Test("two resources with one file name are refused")
  func shared() async throws {
    let folder = try Folder([
      "kustomization.yaml": "resources: [r.yaml, s.yaml]\n", "r.yaml": Overlays.configMap("a"),
      "s.yaml": Overlays.configMap("A"),
    ])
    try folder.makeFolder("out")
    let outcome = try await Tool(folder: folder).run("build", "-o", "out")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("would both be written to 'v1_configmap_a.yaml' [shared-file-name]\n"))
    #expect(try folder.names(in: "out") == [])
  }

  @Test("without room for one file no file changes")
  func noRoom() async throws {
    let folder = try Folder(Overlays.large(100_000))
    try folder.write("resources: [r.yaml, b.yaml]\n", to: "kustomization.yaml")
    try folder.write(Overlays.configMap("0"), to: "b.yaml")
    try folder.write("old", to: "out/v1_configmap_0.yaml")
    let outcome = try await Tool(folder: folder).shell("ulimit -f 8; exec \"$tool\" build -o out 2>&1")
    #expect(outcome.status == 3)
    #expect(outcome.output == "error: cannot write 'out/v1_configmap_a.yaml': file too large [cannot-write]\n")
    #expect(try folder.names(in: "out") == ["v1_configmap_0.yaml"])
    #expect(try folder.read("out/v1_configmap_0.yaml") == "old")
  }

  @Test("a build that fails writes nothing")
  func failedBuild() async throws {
    let folder = try Folder(Overlays.broken)
    try folder.makeFolder("out")
    #expect(try await Tool(folder: folder).run("build", "-o", "out").status == 1)
    #expect(try folder.names(in: "out") == [])
  }
}
