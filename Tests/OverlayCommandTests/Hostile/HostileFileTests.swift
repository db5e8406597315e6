import Foundation
import TestSupport
import Testing

/// Special files, links and files that change: each ends in a result or an error, and nothing blocks.
@Suite("Hostile files")
struct HostileFileTests {
  private static let paths = [
    "/dev/zero", "/dev/stdin", "/proc/self/environ", "..", "../..", "../../../../../../etc/passwd", ".", "/", "''",
    "pipe", "directory", "outside", "dangling", "ring", "self/self/self/kustomization.yaml", "directory/../../x",
    "\"a\nb\"",
  ]

  private static let fields = [
    "resources: [PATH]", "components: [PATH]", "configMapGenerator: [{name: a, files: [PATH]}]",
    "configMapGenerator: [{name: a, envs: [PATH]}]", "patches: [{path: PATH}]", "patchesStrategicMerge: [PATH]",
    "crds: [PATH]", "openapi: {path: PATH}\nresources: [r]", "configurations: [PATH]", "replacements: [{path: PATH}]",
    "generators: [PATH]", "transformers: [PATH]", "validators: [PATH]",
  ]

  private static func directory() throws -> TestDirectory {
    let directory = try TestDirectory(["o/r": Overlays.configMap("r"), "o/directory/x": "x", "secret": "hunter2"])
    try directory.link("o/outside", to: "../secret")
    try directory.link("o/dangling", to: "nowhere")
    try directory.link("o/ring", to: "ring")
    try directory.link("o/self", to: ".")
    mkfifo(directory.url.appending(path: "o/pipe").path(), 0o600)
    return directory
  }

  @Test("paths of every kind in every field are rejected or read without blocking", arguments: fields)
  func paths(field: String) async throws {
    let directory = try Self.directory()
    for path in Self.paths {
      try directory.write(field.replacing("PATH", with: path) + "\n", to: "o/kustomization.yaml")
      for rule in ["LoadRestrictionsRootOnly", "LoadRestrictionsNone"] {
        let run = try await MeasuredRun.of(["build", "o", "--load-restrictor", rule], in: directory)
        #expect(run.isSound, "\(path) \(run)")
        #expect(rule != "LoadRestrictionsRootOnly" || !run.messages.contains("hunter2"))
      }
    }
  }

  @Test("a kustomization that is a pipe, a directory, a device or a dangling link")
  func kustomization() async throws {
    for make in [
      "mkfifo kustomization.yaml", "mkdir kustomization.yaml", "ln -s /dev/zero kustomization.yaml",
      "ln -s nowhere kustomization.yaml", "ln -s kustomization.yaml kustomization.yaml", "ln -s . kustomization.yaml",
    ] {
      let directory = try TestDirectory()
      #expect(try await Tool(directory: directory).shell(make).status == 0)
      let run = try await MeasuredRun.of(["build"], in: directory)
      #expect(run.isSound && run.status == 1, "\(make): \(run)")
    }
  }

  @Test("a file without read permission", .enabled(if: geteuid() != 0))
  func unreadable() async throws {
    let directory = try TestDirectory(["kustomization.yaml": "resources: [r]\n", "r": Overlays.configMap("r")])
    try directory.setPermissions(0, of: "r")
    let run = try await MeasuredRun.of(["build"], in: directory)
    #expect(run.isSound && run.messages.contains("[unreadable-file]"), "\(run)")
  }

  @Test("files and links that change during builds")
  func changing() async throws {
    let directory = try Self.directory()
    try directory.write(
      "resources: [r]\nconfigMapGenerator: [{name: g, files: [swapped, grown]}]\n",
      to: "o/kustomization.yaml"
    )
    try directory.write("x", to: "o/swapped")
    try directory.write("x", to: "o/grown")
    let outcome = try await Tool(directory: directory).shell(
      """
      (while :; do
        ln -sf ../secret o/swapped; echo "a: 'b" >o/r; : >o/grown; ln -sf nowhere o/swapped; rm -f o/r
        rm -f o/swapped; echo x >o/swapped; head -c 100000 /dev/zero >>o/grown; mkdir o/r; rmdir o/r
        printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: r}\\n' >o/r
      done) & changing=$!
      for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        "$tool" build o >out 2>err
        status=$?
        case $status in
        0)
          [ ! -s err ] || echo "messages"
          ! grep -q hunter2 out || echo "a file outside of the directory was read"
          ;;
        1) [ -s err ] && [ ! -s out ] || echo "half an output" ;;
        *) echo "status $status: $(cat err)" ;;
        esac
      done
      kill $changing
      """
    )
    #expect(outcome.output == "")
  }

  @Test("output that cannot be written is a system error", arguments: ["/dev/full", "/proc/none/f", "none/f"])
  func unwritable(path: String) async throws {
    guard path != "/dev/full" || FileManager.default.fileExists(atPath: path) else { return }
    let outcome = try await Tool(directory: TestDirectory(Overlays.plain)).run("build", "-o", path)
    #expect(outcome.status == 3)
    #expect(outcome.messages.hasPrefix("error: cannot write '\(path)': "))
  }

  @Test("a full standard output is a system error")
  func full() async throws {
    let outcome = try await Tool(directory: TestDirectory(Overlays.plain)).shell(
      "test -c /dev/full || exit 3; \"$tool\" build >/dev/full"
    )
    #expect(outcome.status == 3)
  }

  @Test(
    "arbitrary arguments",
    arguments: [
      "\u{1}", "--", "---", "\n", "/dev/zero", "git::-u", "ssh://-oProxyCommand=touch%20pwned/x", "https://-x/y",
      "ext::sh -c touch% pwned", "file://-/x", "git@-oProxyCommand=x:y/z", "file:///x?ref=--upload-pack=touch%20pwned",
      "https://127.0.0.1:1/a/b?ref=-x", String(repeating: "a", count: 100_000),
      "-" + String(repeating: "-", count: 1_000),
    ]
  )
  func arguments(argument: String) async throws {
    let directory = try TestDirectory(Overlays.plain)
    let run = try await MeasuredRun.of(["build", argument], in: directory)
    #expect([0, 1, 2].contains(run.status), "\(run)")
    #expect(run.status == 0 || run.outputSize == 0 && !run.messages.isEmpty, "\(run)")
    #expect(run.cost <= MeasuredRun.limits.cost)
    #expect(try directory.names() == ["all.yaml", "kustomization.yaml"])
    try directory.write("resources:\n- '\(argument.replacing("\n", with: "\n\n"))'\n", to: "kustomization.yaml")
    let named = try await MeasuredRun.of(["build", "--offline"], in: directory)
    #expect(named.isSound, "\(named)")
    #expect(try directory.names() == ["all.yaml", "kustomization.yaml"])
  }

  @Test("a repository with links that leave it")
  func repository() async throws {
    let repository = try GitRepository(["kustomization.yaml": "resources: []\n"])
    let outside = try TestDirectory([
      "secret": "hunter2", "kustomization.yaml": "configMapGenerator: [{name: a, literals: [a=hunter2]}]\n",
    ])
    for (name, target) in ["file": "secret", "directory": ".", "up": ".."] {
      try repository.link(name, to: outside.url.path() + "/" + target)
    }
    let fields = [
      "resources: [file]", "resources: [directory]", "components: [directory]",
      "configMapGenerator: [{name: a, files: [file]}]",
      "configMapGenerator: [{name: a, files: [directory/secret]}]", "configMapGenerator: [{name: a, envs: [file]}]",
      "patches: [{path: file}]", "crds: [file]", "openapi: {path: file}\nconfigMapGenerator: [{name: a}]",
      "configurations: [file]", "replacements: [{path: file}]", "transformers: [file]", "generators: [directory]",
      "helmGlobals: {chartHome: directory}\nhelmCharts: [{name: c}]",
      "helmGlobals: {chartHome: ../..}\nhelmCharts: [{name: c}]",
    ]
    for field in fields {
      try repository.commit(["kustomization.yaml": field + "\n"])
      var tool = Tool(directory: outside)
      tool.environment = GitRepository.environment
      let outcome = try await tool.run(
        "build",
        "--enable-helm",
        "--load-restrictor",
        "LoadRestrictionsNone",
        repository.fileURL
      )
      #expect(outcome.status == 1, "\(field)")
      #expect(outcome.output == "")
      #expect(!outcome.messages.contains("hunter2"))
      #expect(outcome.messages.contains("[remote-outside-repository]"), "\(field): \(outcome.messages)")
    }
  }
}
