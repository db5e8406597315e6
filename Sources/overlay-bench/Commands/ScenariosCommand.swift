import ArgumentParser

/// `overlay-bench scenarios`: the parts of a build, and builds of several sizes, in this process.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "Measure parts of a build, and builds of several sizes, in this process."
  )

  @Option(help: "How often each is run.")
  var runs = 7

  @Option(help: "Only those whose name has this in it.")
  var only = ""

  func run() throws {
    var table = Table("in one process", "median ms", "best ms", "MB/s", "resources/s")
    for scenario in try Self.all() where only.isEmpty || scenario.name.contains(only) {
      Progress.tell(scenario.name)
      let samples = try scenario.time(runs: runs)
      let seconds = samples.median / 1_000
      table.add(
        scenario.name,
        samples.median.text,
        samples.best.text,
        (Double(scenario.byteCount) / 1e6 / seconds).text,
        (Double(scenario.resourceCount) / seconds).text(decimals: 0)
      )
    }
    print(table.markdown, terminator: "")
  }

  /// Throughput is that of the bytes that are read, or, for writing, written.
  private static func all() throws -> [Scenario] {
    try Scenario.steps(workloads: 1_000) + [
      .build(
        "references: 1,000 in each of 100 resources",
        ReferencesTree(deployments: 100, references: 1_000, generated: 100)
      ),
      .build("build: 2 resources", TrivialTree()),
      .build("build: 200 resources", WorkloadsTree(workloads: 100, patchCount: 10)),
      .build("build: 2,000 resources", WorkloadsTree(workloads: 1_000)),
      .build("build: 20,000 resources", WorkloadsTree(workloads: 10_000, fileCount: 200, patchCount: 1_000)),
    ]
  }
}
