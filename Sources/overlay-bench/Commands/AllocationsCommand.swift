import ArgumentParser

/// `overlay-bench allocations`: how often memory is asked for.
struct AllocationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocations",
    abstract: "Count how often parts of a build, and builds, ask for memory."
  )

  func run() throws {
    try Counts.requireCounting()
    var table = Table("asking for memory", "times", "MB", "times for each resource")
    for scenario in try Counts.scenarios() {
      let count = try scenario.countAllocations()
      table.add(
        scenario.name,
        count.calls.grouped,
        (Double(count.bytes) / 1e6).text,
        (Double(count.calls) / Double(scenario.resourceCount)).text
      )
    }
    print(table.markdown, terminator: "")
  }
}
