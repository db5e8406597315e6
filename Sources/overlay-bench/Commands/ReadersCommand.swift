import ArgumentParser
import OverlayKit
import OverlayYAMLTree

/// `overlay-bench readers`: which of the two readers of YAML read how many documents of a build.
struct ReadersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readers",
    abstract: "Count the documents of builds that libyaml and the plain-style reader read.",
    discussion: """
      Counts the documents of resources and strategic merge patches. Kustomization files are always read by libyaml. \
      Without directories, the trees that are measured are built in memory.
      """
  )

  @Argument(help: "The directories to build.")
  var directories: [String] = []

  func run() throws {
    var table = Table("documents read", "all", "by libyaml", "by the plain-style reader")
    for directory in directories { try table.add(directory, OverlayCompiler().build(directory)) }
    if directories.isEmpty {
      for work in Work.all { try table.add(work.name, work.tree.build()) }
    }
    print(table.markdown, terminator: "")
  }
}

extension Table {
  fileprivate mutating func add(_ name: String, _ result: BuildResult) {
    let counts = result.documentsByReader
    add(name, counts.all.grouped, counts.libYAML.grouped, counts.plainStyle.grouped)
  }
}

extension Tree {
  fileprivate func build() throws -> BuildResult { try OverlayCompiler(fileSystem: inMemory()).build(Self.root) }
}
