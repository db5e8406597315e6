import ArgumentParser

/// The benchmark command; `Scripts/bench` runs its subcommands.
@main
struct OverlayBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlay-bench",
    abstract: "Measure what builds cost. Scripts/bench runs all benchmarks.",
    discussion: "'overlay-bench \(floor) FILES' parses files with libyaml alone and prints the number of events.",
    subcommands: [
      ProgramsCommand.self, ScenariosCommand.self, GrowthCommand.self, AllocationsCommand.self, ReadersCommand.self,
    ]
  )

  static let floor = "floor"

  static func main() {
    // The floor is timed as a whole program, so it must not pay for parsing a command line.
    guard CommandLine.arguments.dropFirst().first == floor else { return main(nil) }
    do {
      print(try Floor.countEvents(inFiles: CommandLine.arguments.dropFirst(2)))
    } catch {
      exit(withError: error)
    }
  }
}

/// The reason why something cannot be measured, as one lower-case clause.
struct BenchError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
