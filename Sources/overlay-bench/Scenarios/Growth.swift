/// Work whose cost must grow no faster than its input.
struct Growth: Sendable {
  var name: String
  /// The size for timing; the larger input has twice the size.
  let timed: Int
  /// The size for counting allocations.
  ///
  /// Both sizes are on the same side of 16 KiB, so that the same reader parses their files.
  let counted: Int
  private let makeTree: @Sendable (Int) -> any Tree

  /// The limit on the time of twice the input, as a multiple of the time of the input.
  static let limit = 2.2

  /// Builds of inputs of a size and of twice the size.
  func pair(_ size: Int) -> (single: Scenario, double: Scenario) { (scenario(size), scenario(size * 2)) }

  private func scenario(_ size: Int) -> Scenario { .build("\(name), \(size)", makeTree(size)) }

  static let all: [Growth] = [
    Growth(name: "resources", timed: 2_000, counted: 400) { WorkloadsTree(workloads: $0, patchCount: $0 / 10) },
    Growth(name: "name references, 1,000 in each resource", timed: 500, counted: 20) {
      ReferencesTree(deployments: $0, references: 1_000, generated: $0)
    },
    Growth(name: "replacements", timed: 250, counted: 100) { WorkersTree(pairs: $0, change: .replacements) },
    Growth(name: "JSON patches with regular expressions on 1,000 resources", timed: 250, counted: 250) {
      WorkersTree(pairs: 500, change: .patches($0))
    },
    Growth(name: "components", timed: 100, counted: 100) { ComponentsTree(components: $0) },
    Growth(name: "diamond, copies of the base", timed: 1 << 10, counted: 1 << 6) {
      DiamondTree(layers: $0.trailingZeroBitCount + 1)
    },
  ]
}
