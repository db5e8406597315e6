import ArgumentParser
import OverlayKustomization
import SystemPackage

/// `overlay-bench allocations`: counts allocations, which unlike times do not depend on other work of the machine.
struct AllocationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocations",
    abstract: "Count the memory allocations of builds and their parts."
  )

  @Option(help: "Compare the counts with the thresholds in this file instead of printing them.")
  var check: String?

  @Option(help: "Write the counts to this file as new thresholds instead of printing them.")
  var update: String?

  func run() throws {
    try AllocationCount.requireCounter()
    let scenarios =
      try Scenario.parts(workloads: 200) + Scenario.builds + [
        .build("build: a definition of 400 kB", WorkloadsTree(workloads: 10, definitionBytes: 400_000))
      ]
    let counts = try scenarios.map { (scenario: $0, count: try $0.countAllocations()) }
    guard check != nil || update != nil else {
      var table = Table("memory", "allocations", "MB", "allocations per resource")
      for (scenario, count) in counts {
        table.add(
          scenario.name,
          count.calls.grouped,
          (Double(count.bytes) / 1e6).formatted,
          (Double(count.calls) / Double(scenario.resourceCount)).formatted
        )
      }
      return table.print()
    }
    var quantities: [String: Double] = [:]
    for (scenario, count) in counts {
      quantities["\(scenario.name): calls"] = Double(count.calls)
      quantities["\(scenario.name): bytes"] = Double(count.bytes)
    }
    for growth in Growth.all {
      let pair = growth.pair(growth.counted)
      let single = try pair.single.countAllocations()
      let double = try pair.double.countAllocations()
      quantities["growth: \(growth.name): calls"] = Self.ratio(double.calls, single.calls)
      quantities["growth: \(growth.name): bytes"] = Self.ratio(double.bytes, single.bytes)
    }
    if let update { try Self.write(Thresholds(quantities).content, to: update) }
    if let check { try Self.compare(quantities, with: check) }
  }

  /// The ratio with three decimals.
  private static func ratio(_ double: Int, _ single: Int) -> Double {
    (Double(double) / Double(single) * 1_000).rounded() / 1_000
  }

  private static func compare(_ counts: [String: Double], with path: String) throws {
    let thresholds = try Thresholds(String(decoding: DiskFileSystem().read(path), as: UTF8.self))
    let findings = thresholds.findings(for: counts)
    for finding in findings { log("\(finding.isFailure ? "error" : "note"): \(finding.message)") }
    guard findings.contains(where: \.isFailure) else { return }
    log(
      "If the counts of the floor differ, the version of libyaml differs. If the change is intended, run Scripts/bench "
        + "--update-thresholds and give the reason in the commit."
    )
    throw ExitCode.failure
  }

  private static func write(_ text: String, to path: String) throws {
    let options: FileDescriptor.OpenOptions = [.create, .truncate, .closeOnExec]
    let permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
    let file = try FileDescriptor.open(FilePath(path), .writeOnly, options: options, permissions: permissions)
    _ = try file.closeAfter { try file.writeAll(text.utf8) }
  }
}
