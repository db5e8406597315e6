import ArgumentParser

/// Flags of `kustomize build` whose work is still to be built.
///
/// They are accepted with the value that kustomize has for them by default, and refused with any other: a build that
/// leaves out what was asked for would be wrong without a word.
struct UnsupportedFlags: ParsableArguments {
  @Flag(help: "Run plugins and functions.")
  var enableAlphaPlugins = false

  @Flag(help: "Run functions that are programs.")
  var enableExec = false

  @Flag(help: "Inflate Helm charts.")
  var enableHelm = false

  @Option(parsing: .unconditional, help: ArgumentHelp("The helm program.", valueName: "path"))
  var helmCommand = Defaults.helmCommand

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An API version that charts may use; may be repeated.", valueName: "version")
  )
  var helmApiVersions: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The version of Kubernetes that charts see.", valueName: "version")
  )
  var helmKubeVersion: String?

  @Flag(help: "Let helm explain what it does.")
  var helmDebug = false

  @Flag(help: "Let functions use the network.")
  var network = false

  @Option(parsing: .unconditional, help: ArgumentHelp("The network that functions use.", valueName: "name"))
  var networkName = Defaults.networkName

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A mount for functions; may be repeated.", valueName: "options")
  )
  var mount: [String] = []

  /// The values that say nothing.
  private enum Defaults {
    static let helmCommand = "helm"
    static let networkName = "bridge"
  }

  /// - Throws: A failure that names the first flag that asks for something.
  func refuse() throws(Failure) {
    let asked = [
      ("--enable-alpha-plugins", enableAlphaPlugins),
      ("--enable-exec", enableExec),
      ("--enable-helm", enableHelm),
      ("--helm-command", helmCommand != Defaults.helmCommand),
      ("--helm-api-versions", !helmApiVersions.isEmpty),
      ("--helm-kube-version", !(helmKubeVersion ?? "").isEmpty),
      ("--helm-debug", helmDebug),
      ("--network", network),
      ("--network-name", networkName != Defaults.networkName),
      ("--mount", !mount.isEmpty),
    ]
    if let (flag, _) = asked.first(where: \.1) { throw .unsupported(flag: flag) }
  }
}
