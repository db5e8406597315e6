import ArgumentParser

/// `overlay-bench scenarios`: parts of a build, and builds of several sizes, in this process.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "Measure parts of a build, and builds of several sizes, in this process."
  )

  @Option(help: "The number of runs of each scenario.")
  var runs = 7

  @Option(help: "Run only scenarios whose name contains this string.")
  var only = ""

  func run() throws {
    let references = ReferencesTree(deployments: 100, references: 1_000, generated: 100)
    let scenarios =
      try Scenario.parts(workloads: 1_000) + [.build("references: 1,000 in each of 100 resources", references)]
      + Scenario.builds + [.build("build: 20,000 resources", ProgramInput.large.tree)]
    var table = Table("in one process", "median ms", "best ms", "MB/s", "resources/s")
    for scenario in scenarios where only.isEmpty || scenario.name.contains(only) {
      log(scenario.name)
      let times = try scenario.time(runs: runs)
      let seconds = times.median / 1_000
      table.add(
        scenario.name,
        times.median.formatted,
        times.best.formatted,
        (Double(scenario.byteCount) / 1e6 / seconds).formatted,
        (Double(scenario.resourceCount) / seconds).formatted(decimals: 0)
      )
    }
    table.print()
  }
}
