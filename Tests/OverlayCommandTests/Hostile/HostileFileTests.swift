import Foundation
import TestSupport
import Testing

/// Files that are none, that lead elsewhere, or that change: each gives a result or an error, and never a wait.
@Suite("Hostile files")
struct HostileFileTests {
  private static let paths = [
    "/dev/zero", "/dev/stdin", "/proc/self/environ", "..", "../..", "../../../../../../etc/passwd", ".", "/", "''",
    "pipe", "folder", "outside", "dangling", "ring", "self/self/self/kustomization.yaml", "folder/../../x",
    "\"a\nb\"",
  ]

  private static let fields = [
    "resources: [PATH]", "components: [PATH]", "configMapGenerator: [{name: a, files: [PATH]}]",
    "configMapGenerator: [{name: a, envs: [PATH]}]", "patches: [{path: PATH}]", "patchesStrategicMerge: [PATH]",
    "crds: [PATH]", "openapi: {path: PATH}\nresources: [r]", "configurations: [PATH]", "replacements: [{path: PATH}]",
    "generators: [PATH]", "transformers: [PATH]", "validators: [PATH]",
  ]

  private static func folder() throws -> Folder {
    let folder = try Folder(["o/r": Overlays.configMap("r"), "o/folder/x": "x", "secret": "hunter2"])
    try folder.link("o/outside", to: "../secret")
    try folder.link("o/dangling", to: "nowhere")
    try folder.link("o/ring", to: "ring")
    try folder.link("o/self", to: ".")
    mkfifo(folder.url.appending(path: "o/pipe").path(), 0o600)
    return folder
  }

  @Test("paths of every kind in every field are refused or read, at once", arguments: fields)
  func paths(field: String) async throws {
    let folder = try Self.folder()
    for path in Self.paths {
      try folder.write(field.replacing("PATH", with: path) + "\n", to: "o/kustomization.yaml")
      for rule in ["LoadRestrictionsRootOnly", "LoadRestrictionsNone"] {
        let run = try await MeasuredRun.of(["build", "o", "--load-restrictor", rule], in: folder)
        #expect(run.isSound, "\(path) \(run)")
        #expect(rule != "LoadRestrictionsRootOnly" || !run.messages.contains("hunter2"))
      }
    }
  }

  @Test("a kustomization that is a pipe, a folder, a device or a link that leads nowhere")
  func kustomization() async throws {
    for make in [
      "mkfifo kustomization.yaml", "mkdir kustomization.yaml", "ln -s /dev/zero kustomization.yaml",
      "ln -s nowhere kustomization.yaml", "ln -s kustomization.yaml kustomization.yaml", "ln -s . kustomization.yaml",
    ] {
      let folder = try Folder()
      #expect(try await Tool(folder: folder).shell(make).status == 0)
      let run = try await MeasuredRun.of(["build"], in: folder)
      #expect(run.isSound && run.status == 1, "\(make): \(run)")
    }
  }

  @Test("a file that may not be read", .enabled(if: geteuid() != 0))
  func unreadable() async throws {
    let folder = try Folder(["kustomization.yaml": "resources: [r]\n", "r": Overlays.configMap("r")])
    try folder.setPermissions(0, of: "r")
    let run = try await MeasuredRun.of(["build"], in: folder)
    #expect(run.isSound && run.messages.contains("[unreadable-file]"), "\(run)")
  }

  @Test("files and links that change while builds read them")
  func changing() async throws {
    let folder = try Self.folder()
    try folder.write(
      "resources: [r]\nconfigMapGenerator: [{name: g, files: [swapped, grown]}]\n",
      to: "o/kustomization.yaml"
    )
    try folder.write("x", to: "o/swapped")
    try folder.write("x", to: "o/grown")
    let outcome = try await Tool(folder: folder).shell(
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
          ! grep -q hunter2 out || echo "a file outside of the folder was read"
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

  @Test("output that cannot be written is an error of the machine", arguments: ["/dev/full", "/proc/none/f", "none/f"])
  func unwritable(path: String) async throws {
    guard path != "/dev/full" || FileManager.default.fileExists(atPath: path) else { return }
    let outcome = try await Tool(folder: Folder(Overlays.plain)).run("build", "-o", path)
    #expect(outcome.status == 3)
    #expect(outcome.messages.hasPrefix("error: cannot write '\(path)': "))
  }

  @Test("standard output without room is an error of the machine")
  func full() async throws {
    let outcome = try await Tool(folder: Folder(Overlays.plain)).shell(
      "test -c /dev/full || exit 3; \"$tool\" build >/dev/full"
    )
    #expect(outcome.status == 3)
  }

  @Test(
    "arguments of any kind",
    arguments: [
      "\u{1}", "--", "---", "\n", "/dev/zero", "git::-u", "ssh://-oProxyCommand=touch%20pwned/x", "https://-x/y",
      "ext::sh -c touch% pwned", "file://-/x", "git@-oProxyCommand=x:y/z", "file:///x?ref=--upload-pack=touch%20pwned",
      "https://127.0.0.1:1/a/b?ref=-x", String(repeating: "a", count: 100_000),
      "-" + String(repeating: "-", count: 1_000),
    ]
  )
  func arguments(argument: String) async throws {
    let folder = try Folder(Overlays.plain)
    let run = try await MeasuredRun.of(["build", argument], in: folder)
    #expect([0, 1, 2].contains(run.status), "\(run)")
    #expect(run.status == 0 || run.outputSize == 0 && !run.messages.isEmpty, "\(run)")
    #expect(run.cost <= MeasuredRun.limits.cost)
    #expect(try folder.names() == ["all.yaml", "kustomization.yaml"])
    try folder.write("resources:\n- '\(argument.replacing("\n", with: "\n\n"))'\n", to: "kustomization.yaml")
    let named = try await MeasuredRun.of(["build", "--offline"], in: folder)
    #expect(named.isSound, "\(named)")
    #expect(try folder.names() == ["all.yaml", "kustomization.yaml"])
  }

  @Test("a repository full of links out of it")
  func repository() async throws {
    let repository = try GitRepository(["kustomization.yaml": "resources: []\n"])
    let outside = try Folder([
      "secret": "hunter2", "kustomization.yaml": "configMapGenerator: [{name: a, literals: [a=hunter2]}]\n",
    ])
    for (name, target) in ["file": "secret", "folder": ".", "up": ".."] {
      try repository.link(name, to: outside.url.path() + "/" + target)
    }
    let fields = [
      "resources: [file]", "resources: [folder]", "components: [folder]",
      "configMapGenerator: [{name: a, files: [file]}]",
      "configMapGenerator: [{name: a, files: [folder/secret]}]", "configMapGenerator: [{name: a, envs: [file]}]",
      "patches: [{path: file}]", "crds: [file]", "openapi: {path: file}\nconfigMapGenerator: [{name: a}]",
      "configurations: [file]", "replacements: [{path: file}]", "transformers: [file]", "generators: [folder]",
      "helmGlobals: {chartHome: folder}\nhelmCharts: [{name: c}]",
      "helmGlobals: {chartHome: ../..}\nhelmCharts: [{name: c}]",
    ]
    for field in fields {
      try repository.commit(["kustomization.yaml": field + "\n"])
      var tool = Tool(folder: outside)
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
