import Foundation
import OverlayKit
import Testing

@Suite("Helm charts")
struct HelmTests {
  /// Notes how it is called, and makes the chart that it is to fetch.
  private static let script = """
    #!/bin/sh
    echo "$*" >> "$LOG"
    case $1 in
    version) echo v4.0.1 ;;
    pull) mkdir -p "$4/c" && echo '{}' > "$4/c/values.yaml" ;;
    esac

    """

  private func folder(_ entry: String) throws -> ProgramFolder {
    let folder = try ProgramFolder()
    try folder.write("helmCharts:\n- {name: c, \(entry)}\n", to: "kustomization.yaml")
    try folder.write(Self.script, to: "helm", isProgram: true)
    return folder
  }

  private func options(_ folder: ProgramFolder) -> BuildOptions {
    var options = BuildOptions()
    options.helm.isEnabled = true
    options.helm.command = "\(folder.path)/helm"
    options.environment = ["PATH": "/usr/bin:/bin", "LOG": "\(folder.path)/log"]
    return options
  }

  private func log(of folder: ProgramFolder) throws -> [String] {
    let text = try String(contentsOf: folder.url.appendingPathComponent("log"), encoding: .utf8)
    return text.replacing(folder.path, with: "<root>").split(separator: "\n").map(String.init)
  }

  @Test(
    "that are missing are fetched",
    arguments: [
      ("repo: https://r.invalid", "charts --repo https://r.invalid c"),
      ("repo: https://r.invalid, version: 1.0.0", "charts/c-1.0.0 --repo https://r.invalid c --version 1.0.0"),
      ("repo: https://r.invalid, devel: true", "charts --repo https://r.invalid c --devel"),
      ("repo: oci://r.invalid/x/", "charts oci://r.invalid/x/c"),
    ]
  )
  func pull(entry: String, command: String) throws {
    let folder = try folder(entry)
    _ = try OverlayCompiler(options: options(folder)).build(folder.path)
    let log = try log(of: folder)
    #expect(log.first == "version --short")
    #expect(log.dropFirst().first == "pull --untar --untardir <root>/\(command)")
    #expect(log.last?.hasPrefix("template --generate-name <root>/charts/") == true)
  }

  @Test("are not fetched where the network may not be used")
  func offline() throws {
    let folder = try folder("repo: https://r.invalid")
    var options = options(folder)
    options.allowsNetwork = false
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options).build(folder.path) }?.errors
      .first
    #expect(error?.code == .networkNotAllowed)
    #expect(try log(of: folder) == ["version --short"])
  }

  @Test("are rendered without the network where they are there")
  func offlineWithChart() throws {
    let folder = try folder("repo: https://r.invalid")
    try folder.write("{}\n", to: "charts/c/values.yaml")
    var options = options(folder)
    options.allowsNetwork = false
    _ = try OverlayCompiler(options: options).build(folder.path)
    #expect(try log(of: folder).count == 2)
  }

  @Test(
    "need a version that is known",
    arguments: [
      ("v2.16.0", "is version 2.16.0 of Helm; version 3 or 4 is required"),
      ("v5.0", "is version 5.0 of Helm; version 3 or 4 is required"),
      ("no", "did not report a version; version 3 or 4 is required"),
    ]
  )
  func version(text: String, message: String) throws {
    let folder = try folder("releaseName: r")
    try folder.write("#!/bin/sh\necho '\(text)'\n", to: "helm", isProgram: true)
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options(folder)).build(folder.path) }?
      .errors.first
    #expect(error?.code == .helmVersion)
    #expect(error?.message == "'\(folder.path)/helm' \(message)")
  }

  @Test("cannot smuggle options into helm", arguments: ["name: -x", "releaseName: --post-renderer=x"])
  func options(entry: String) throws {
    let folder = try ProgramFolder()
    let text = entry.hasPrefix("name") ? entry : "name: c, \(entry)"
    try folder.write("helmCharts:\n- {\(text)}\n", to: "kustomization.yaml")
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options(folder)).build(folder.path) }?
      .errors.first
    #expect(error?.code == .invalidChart)
  }

  @Test("leave no temporary folder behind")
  func temporary() throws {
    let folder = try folder("releaseName: r")
    try folder.write("{}\n", to: "charts/c/values.yaml")
    try folder.write("", to: "tmp/keep")
    var options = options(folder)
    options.environment["TMPDIR"] = "\(folder.path)/tmp"
    _ = try OverlayCompiler(options: options).build(folder.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/tmp") == ["keep"])
  }
}
