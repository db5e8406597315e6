import Testing

@Suite("overlay build -o DIRECTORY")
struct OutputDirectoryTests {
  @Test("writes one file per resource and leaves other files alone")
  func files() async throws {
    let directory = try TestDirectory(
      Overlays.plain.merging(["out/other": "other", "out/v1_namespace_team.yaml": "old"]) { $1 }
    )
    let outcome = try await Tool(directory: directory).run("build", "-o", "out")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(try directory.names(in: "out") == ["other", "v1_configmap_p-a.yaml", "v1_namespace_team.yaml"])
    #expect(try directory.read("out/v1_configmap_p-a.yaml") == Overlays.configMap("p-a"))
    #expect(try Overlays.plainOutput.hasPrefix(directory.read("out/v1_namespace_team.yaml") + "---\n"))
  }

  @Test("names are lower case, and keep the group and all other characters")
  func names() async throws {
    let directory = try TestDirectory([
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
    try directory.makeDirectory("out")
    #expect(try await Tool(directory: directory).run("build", "-o", "out/").status == 0)
    #expect(
      try directory.names(in: "out") == [
        "apps_v1_deployment_web.yaml", "rbac.authorization.k8s.io_v1_clusterrole_system:foo.yaml",
      ]
    )
  }

  @Test("names begin with the namespace if there are several, except for cluster-scoped resources")
  func namespaces() async throws {
    let directory = try TestDirectory([
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
    try directory.makeDirectory("out")
    #expect(try await Tool(directory: directory).run("build", "-o", "out").status == 0)
    #expect(
      try directory.names(in: "out") == [
        "default_v1_configmap_a.yaml", "one_v1_configmap_a.yaml", "v1_namespace_one.yaml",
      ]
    )
  }

  @Test("an explicit and an implied default namespace are the same")
  func defaultNamespace() async throws {
    let directory = try TestDirectory([
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
    try directory.makeDirectory("out")
    #expect(try await Tool(directory: directory).run("build", "-o", "out").status == 0)
    #expect(try directory.names(in: "out") == ["v1_configmap_a.yaml", "v1_configmap_b.yaml"])
  }

  @Test("a name that would leave the directory is rejected, and nothing is written", arguments: ["a/b", "../b", "/b"])
  func escape(name: String) async throws {
    let directory = try TestDirectory([
      "kustomization.yaml": "resources: [r.yaml, s.yaml]\n", "r.yaml": Overlays.configMap("a"),
      "s.yaml": Overlays.configMap(name),
    ])
    try directory.makeDirectory("out/v1_configmap_")
    let outcome = try await Tool(directory: directory).run("build", "-o", "out")
    #expect(outcome.status == 1)
    #expect(
      outcome.messages == """
        s.yaml:1:1: error: ConfigMap '\(name)' cannot be written to a directory: 'v1_configmap_\(name).yaml' is not a file name \
        [unusable-file-name]
        note: write all resources to one file or to standard output

        """
    )
    #expect(try directory.names(in: "out") == ["v1_configmap_"])
    #expect(try directory.names(in: "out/v1_configmap_") == [])
  }

  @Test("two resources with the same file name are rejected")
  func shared() async throws {
    let directory = try TestDirectory([
      "kustomization.yaml": "resources: [r.yaml, s.yaml]\n", "r.yaml": Overlays.configMap("a"),
      "s.yaml": Overlays.configMap("A"),
    ])
    try directory.makeDirectory("out")
    let outcome = try await Tool(directory: directory).run("build", "-o", "out")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("would both be written to 'v1_configmap_a.yaml' [shared-file-name]\n"))
    #expect(try directory.names(in: "out") == [])
  }

  @Test("no file changes if the disk is full")
  func noRoom() async throws {
    let directory = try TestDirectory(Overlays.large(100_000))
    try directory.write("resources: [r.yaml, b.yaml]\n", to: "kustomization.yaml")
    try directory.write(Overlays.configMap("0"), to: "b.yaml")
    try directory.write("old", to: "out/v1_configmap_0.yaml")
    let outcome = try await Tool(directory: directory).shell("ulimit -f 8; exec \"$tool\" build -o out 2>&1")
    #expect(outcome.status == 3)
    #expect(outcome.output == "error: cannot write 'out/v1_configmap_a.yaml': file too large [cannot-write]\n")
    #expect(try directory.names(in: "out") == ["v1_configmap_0.yaml"])
    #expect(try directory.read("out/v1_configmap_0.yaml") == "old")
  }

  @Test("a failed build writes nothing")
  func failedBuild() async throws {
    let directory = try TestDirectory(Overlays.broken)
    try directory.makeDirectory("out")
    #expect(try await Tool(directory: directory).run("build", "-o", "out").status == 1)
    #expect(try directory.names(in: "out") == [])
  }
}
