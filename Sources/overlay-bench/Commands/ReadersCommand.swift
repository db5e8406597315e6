import ArgumentParser
import OverlayKit
import OverlayYAMLTree

/// `overlay-bench readers`: how many documents of a build each of the two YAML readers reads.
struct ReadersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readers",
    abstract: "Count the documents of builds that libyaml and the plain-style reader read.",
    discussion: """
      Counts the documents of resources and strategic merge patches. Kustomization files are always read by libyaml. \
      Without directories, builds the inputs of the 'programs' benchmark in memory.
      """
  )

  @Argument(help: "The directories to build.")
  var directories: [String] = []

  func run() throws {
    var table = Table("documents read", "all", "by libyaml", "by the plain-style reader")
    func add(_ name: String, _ result: BuildResult) {
      let counts = result.documentsByReader
      table.add(name, counts.all.grouped, counts.libYAML.grouped, counts.plainStyle.grouped)
    }
    for directory in directories { add(directory, try OverlayCompiler().build(directory)) }
    for input in ProgramInput.all where directories.isEmpty {
      add(input.name, try OverlayCompiler(fileSystem: input.tree.inMemory()).build(TrivialTree.root))
    }
    table.print()
  }
}
