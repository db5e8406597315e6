import ArgumentParser
import OverlayKit

/// Whether and how Helm charts are inflated.
struct HelmFlags: ParsableArguments {
  @Flag(help: "Inflate the charts of the field helmCharts; charts that are missing are fetched.")
  var enableHelm = false

  @Option(parsing: .unconditional, help: ArgumentHelp("The helm program: a name or a path.", valueName: "program"))
  var helmCommand = "helm"

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "An API version that charts are told of, unless their entry names some; may be repeated.",
      valueName: "version"
    )
  )
  var helmApiVersions: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The version of Kubernetes that charts are told of, unless their entry names one.",
      valueName: "version"
    )
  )
  var helmKubeVersion: String?

  @Flag(help: "Run helm with --debug.")
  var helmDebug = false

  func validate() throws {
    guard !helmCommand.isEmpty else { throw ValidationError("--helm-command needs the name of a program") }
  }

  /// What the flags say.
  var options: HelmOptions {
    var options = HelmOptions()
    options.isEnabled = enableHelm
    options.command = helmCommand
    options.apiVersions = helmApiVersions
    options.kubeVersion = helmKubeVersion ?? ""
    options.isDebugging = helmDebug
    return options
  }
}
