import ArgumentParser

/// The command: measures what building costs.
@main
struct OverlayBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlay-bench",
    abstract: "Measure what building costs. Scripts/bench runs all of it.",
    subcommands: [
      ProgramsCommand.self, ScenariosCommand.self, GrowthCommand.self, AllocationsCommand.self, CheckCommand.self,
      ReadersCommand.self, FloorCommand.self,
    ]
  )

  /// Runs the command of this process.
  static func main() {
    // Compared with whole programs: it must not pay for reading a command line.
    if CommandLine.arguments.count > 1, CommandLine.arguments[1] == FloorCommand.name {
      return FloorCommand.run(Array(CommandLine.arguments.dropFirst(2)))
    }
    main(nil)
  }
}
