import ArgumentParser

/// `overlay-bench floor`: reads files to events and does nothing with them, as a program of its own.
struct FloorCommand: ParsableCommand {
  static let name = "floor"
  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Read files with libyaml alone and print the number of events."
  )

  @Argument(help: "The files to read.")
  var files: [String]

  func run() throws { Self.run(files) }

  /// Reads files, prints the number of events, and ends the process where that fails.
  static func run(_ files: [String]) {
    do {
      print(try Floor.countEvents(inFiles: files))
    } catch {
      OverlayBench.exit(withError: error)
    }
  }
}
