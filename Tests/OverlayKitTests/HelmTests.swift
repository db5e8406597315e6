import Foundation
import OverlayKit
import Testing

@Suite("Helm charts")
struct HelmTests {
  /// Logs its arguments, and creates the chart to download.
  private static let script = """
    #!/bin/sh
    echo "$*" >> "$LOG"
    case $1 in
    version) echo v4.0.1 ;;
    pull) mkdir -p "$4/c" && echo '{}' > "$4/c/values.yaml" ;;
    esac

    """

  private func directory(_ entry: String) throws -> ProgramDirectory {
    let directory = try ProgramDirectory()
    try directory.write("helmCharts:\n- {name: c, \(entry)}\n", to: "kustomization.yaml")
    try directory.write(Self.script, to: "helm", isProgram: true)
    return directory
  }

  private func options(_ directory: ProgramDirectory) -> BuildOptions {
    var options = BuildOptions()
    options.helm.isEnabled = true
    options.helm.command = "\(directory.path)/helm"
    options.environment = ["PATH": "/usr/bin:/bin", "LOG": "\(directory.path)/log"]
    return options
  }

  private func log(of directory: ProgramDirectory) throws -> [String] {
    let text = try String(contentsOf: directory.url.appendingPathComponent("log"), encoding: .utf8)
    return text.replacing(directory.path, with: "<root>").split(separator: "\n").map(String.init)
  }

  @Test(
    "that are missing are downloaded",
    arguments: [
      ("repo: https://r.invalid", "charts --repo https://r.invalid c"),
      ("repo: https://r.invalid, version: 1.0.0", "charts/c-1.0.0 --repo https://r.invalid c --version 1.0.0"),
      ("repo: https://r.invalid, devel: true", "charts --repo https://r.invalid c --devel"),
      ("repo: oci://r.invalid/x/", "charts oci://r.invalid/x/c"),
    ]
  )
  func pull(entry: String, command: String) throws {
    let directory = try directory(entry)
    _ = try OverlayCompiler(options: options(directory)).build(directory.path)
    let log = try log(of: directory)
    #expect(log.first == "version --short")
    #expect(log.dropFirst().first == "pull --untar --untardir <root>/\(command)")
    #expect(log.last?.hasPrefix("template --generate-name <root>/charts/") == true)
  }

  @Test("are not downloaded offline")
  func offline() throws {
    let directory = try directory("repo: https://r.invalid")
    var options = options(directory)
    options.allowsNetwork = false
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options).build(directory.path) }?
      .errors
      .first
    #expect(error?.code == .networkNotAllowed)
    #expect(try log(of: directory) == ["version --short"])
  }

  @Test("are rendered offline if they are available locally")
  func offlineWithChart() throws {
    let directory = try directory("repo: https://r.invalid")
    try directory.write("{}\n", to: "charts/c/values.yaml")
    var options = options(directory)
    options.allowsNetwork = false
    _ = try OverlayCompiler(options: options).build(directory.path)
    #expect(try log(of: directory).count == 2)
  }

  @Test(
    "need a known version of helm",
    arguments: [
      ("v2.16.0", "is version 2.16.0 of Helm; version 3 or 4 is required"),
      ("v5.0", "is version 5.0 of Helm; version 3 or 4 is required"),
      ("no", "did not report a version; version 3 or 4 is required"),
    ]
  )
  func version(text: String, message: String) throws {
    let directory = try directory("releaseName: r")
    try directory.write("#!/bin/sh\necho '\(text)'\n", to: "helm", isProgram: true)
    let error = #expect(throws: BuildFailure.self) {
      try OverlayCompiler(options: options(directory)).build(directory.path)
    }?
    .errors.first
    #expect(error?.code == .helmVersion)
    #expect(error?.message == "'\(directory.path)/helm' \(message)")
  }

  @Test("cannot inject options into helm", arguments: ["name: -x", "releaseName: --post-renderer=x"])
  func options(entry: String) throws {
    let directory = try ProgramDirectory()
    let text = entry.hasPrefix("name") ? entry : "name: c, \(entry)"
    try directory.write("helmCharts:\n- {\(text)}\n", to: "kustomization.yaml")
    let error = #expect(throws: BuildFailure.self) {
      try OverlayCompiler(options: options(directory)).build(directory.path)
    }?
    .errors.first
    #expect(error?.code == .invalidChart)
  }

  @Test("leave no temporary directory behind")
  func temporary() throws {
    let directory = try directory("releaseName: r")
    try directory.write("{}\n", to: "charts/c/values.yaml")
    try directory.write("", to: "tmp/keep")
    var options = options(directory)
    options.environment["TMPDIR"] = "\(directory.path)/tmp"
    _ = try OverlayCompiler(options: options).build(directory.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(directory.path)/tmp") == ["keep"])
  }
}
