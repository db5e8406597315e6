/// A kind of work whose cost must grow with its input and not faster.
struct Growth: Sendable {
  /// What is done.
  var name: String
  /// Makes the input of a size.
  private let makeTree: @Sendable (Int) -> any Tree
  /// The sizes at which time is measured: the second is twice the first.
  let timed: Int
  /// The smaller of the sizes at which allocations are counted.
  ///
  /// Files of both sizes are read by the same reader: between them there is no 16 KiB.
  let counted: Int

  /// The most that twice the input may cost.
  static let limit = 2.2

  /// The build of the input of a size, and that of twice the size.
  ///
  /// For the diamond, which doubles with each layer, see ``all``.
  func pair(_ size: Int) -> (single: Scenario, double: Scenario) {
    (scenario(size), scenario(size * 2))
  }

  private func scenario(_ size: Int) -> Scenario { .build("\(name), \(size)", makeTree(size)) }

  /// All kinds.
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

  private init(name: String, timed: Int, counted: Int, makeTree: @escaping @Sendable (Int) -> any Tree) {
    self.name = name
    self.timed = timed
    self.counted = counted
    self.makeTree = makeTree
  }
}
