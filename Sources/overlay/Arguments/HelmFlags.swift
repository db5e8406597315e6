import ArgumentParser
import OverlayKit

/// Whether and how Helm charts are inflated.
struct HelmFlags: ParsableArguments {
  @Flag(help: "Render the charts in the field helmCharts; missing charts are fetched.")
  var enableHelm = false

  @Option(parsing: .unconditional, help: ArgumentHelp("The helm executable: a name or a path.", valueName: "program"))
  var helmCommand = "helm"

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "An API version passed to charts, unless their entry sets some; may be repeated.",
      valueName: "version"
    )
  )
  var helmApiVersions: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The Kubernetes version passed to charts, unless their entry sets one.",
      valueName: "version"
    )
  )
  var helmKubeVersion: String?

  @Flag(help: "Run helm with --debug.")
  var helmDebug = false

  func validate() throws {
    guard !helmCommand.isEmpty else { throw ValidationError("--helm-command needs the name of an executable") }
  }

  /// What the flags ask for.
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
