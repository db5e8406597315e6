import ArgumentParser

/// Settings for functions that run in containers; without functions they have no effect.
struct FunctionFlags: ParsableArguments {
  @Option(
    name: [.customShort("e", allowingJoined: true), .long],
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("An environment variable for functions; may be repeated. No effect.", valueName: "name=value")
  )
  var env: [String] = []

  @Flag(help: "Run functions as the current user. No effect.")
  var asCurrentUser = false
}
