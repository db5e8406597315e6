/// Counts of allocations, which do not depend on how busy the machine is.
enum Counts {
  /// - Throws: `BenchError` where this program cannot count.
  static func requireCounting() throws {
    guard AllocationCount.isAvailable else {
      throw BenchError("this program was not linked to count allocations; use Scripts/bench, on Linux")
    }
  }

  /// What is counted: smaller than what is timed, since the counts per resource are the same.
  ///
  /// - Throws: The diagnostic of what does not work.
  static func scenarios() throws -> [Scenario] {
    try Scenario.steps(workloads: 200) + [
      .build("build: 2 resources", TrivialTree()),
      .build("build: 200 resources", WorkloadsTree(workloads: 100, patchCount: 10)),
      .build("build: 2,000 resources", WorkloadsTree(workloads: 1_000)),
      .build("build: a definition of 400 kB", WorkloadsTree(workloads: 10, definitionBytes: 400_000)),
    ]
  }

  /// The calls and bytes of each scenario.
  ///
  /// - Throws: What a scenario throws.
  static func allocations() throws -> Thresholds.Counts {
    var counts: Thresholds.Counts = [:]
    for scenario in try scenarios() {
      let count = try scenario.countAllocations()
      counts[scenario.name] = ["calls": Double(count.calls), "bytes": Double(count.bytes)]
    }
    return counts
  }

  /// How many times the calls and bytes are that twice the input takes.
  ///
  /// - Throws: What a build throws.
  static func growth() throws -> Thresholds.Counts {
    var counts: Thresholds.Counts = [:]
    for growth in Growth.all {
      let pair = growth.pair(growth.counted)
      let single = try pair.single.countAllocations()
      let double = try pair.double.countAllocations()
      counts[growth.name] = [
        "calls": rounded(Double(double.calls) / Double(single.calls)),
        "bytes": rounded(Double(double.bytes) / Double(single.bytes)),
      ]
    }
    return counts
  }

  private static func rounded(_ ratio: Double) -> Double { (ratio * 1_000).rounded() / 1_000 }
}
