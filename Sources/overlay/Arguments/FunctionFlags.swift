import ArgumentParser
import OverlayKit

/// Which plugins and functions may run, and how.
struct FunctionFlags: ParsableArguments {
  @Flag(help: "Run plugins and functions in containers; also allows charts.")
  var enableAlphaPlugins = false

  @Flag(help: "Run functions that are local executables; needs --enable-alpha-plugins.")
  var enableExec = false

  @Flag(help: "Allow network access to functions in containers that request it.")
  var network = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The network of functions in containers. Has no effect, as in Kustomize.", valueName: "name")
  )
  var networkName = "bridge"

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A mount for functions in containers: type=…,src=…,dst=…; may be repeated.",
      valueName: "options"
    )
  )
  var mount: [String] = []

  @Option(
    name: [.customShort("e", allowingJoined: true), .long],
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "An environment variable for functions in containers, or only its name; may be repeated.",
      valueName: "name=value"
    )
  )
  var env: [String] = []

  @Flag(help: "Run functions in containers as the current user.")
  var asCurrentUser = false

  /// What the flags ask for.
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
