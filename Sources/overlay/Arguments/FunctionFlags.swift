import ArgumentParser
import OverlayKit

/// Which plugins and functions may run, and how.
struct FunctionFlags: ParsableArguments {
  @Flag(help: "Run plugins, and functions in containers; it allows charts, too.")
  var enableAlphaPlugins = false

  @Flag(help: "Run functions that are programs of this machine; with --enable-alpha-plugins.")
  var enableExec = false

  @Flag(help: "Let functions in containers use the network if they ask for it.")
  var network = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The network of functions in containers. No effect, as in kustomize.", valueName: "name")
  )
  var networkName = "bridge"

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A mount of functions in containers: type=…,src=…,dst=…; may be repeated.", valueName: "options")
  )
  var mount: [String] = []

  @Option(
    name: [.customShort("e", allowingJoined: true), .long],
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "An environment variable of functions in containers, or its name alone; may be repeated.",
      valueName: "name=value"
    )
  )
  var env: [String] = []

  @Flag(help: "Run functions in containers as the current user.")
  var asCurrentUser = false

  /// What the flags say.
  var options: FunctionOptions {
    var options = FunctionOptions()
    options.isEnabled = enableAlphaPlugins
    options.allowsPrograms = enableExec
    options.allowsNetwork = network
    options.networkName = networkName
    options.mounts = mount
    options.environment = env
    options.runsAsCurrentUser = asCurrentUser
    return options
  }
}
