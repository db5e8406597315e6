import OverlayDiagnostics
import OverlayKit
import OverlayPatching
import OverlayYAMLTree

/// Work that is repeated in this process to measure it.
struct Scenario {
  var name: String
  /// The bytes that are read or, in a scenario that only writes, written.
  var byteCount: Int
  var resourceCount: Int
  /// Does the work once and returns a number that depends on the result, so that each run returns the same.
  var run: () throws -> Int

  /// Measures runs in milliseconds, after one that is not counted.
  ///
  /// - Throws: What ``run`` throws, or `BenchError` if two results differ.
  func time(runs: Int) throws -> [Double] {
    let expected = try run()
    return try (0..<runs).map { _ in
      let (milliseconds, result) = try timeOnce()
      guard result == expected else { throw BenchError("'\(name)' returned \(expected) and then \(result)") }
      return milliseconds
    }
  }

  func timeOnce() throws -> (milliseconds: Double, result: Int) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try run()
    return ((clock.now - start).milliseconds, result)
  }

  /// Counts allocations, after a run that fills caches.
  func countAllocations() throws -> AllocationCount {
    _ = try run()
    let counts = try (0..<3).map { _ in try AllocationCount.counting { _ = try run() } }
    return AllocationCount(calls: counts.map(\.calls).min() ?? 0, bytes: counts.map(\.bytes).min() ?? 0)
  }
}

// MARK: - Builds

extension Scenario {
  /// A whole build, from files in memory to output bytes.
  static func build<Built: Tree>(_ name: String, _ tree: Built) -> Scenario {
    let compiler = OverlayCompiler(fileSystem: tree.inMemory())
    return Scenario(name: name, byteCount: tree.byteCount, resourceCount: tree.resourceCount) {
      let result = try compiler.build(Built.root)
      guard result.resources.count == tree.resourceCount else {
        throw BenchError("'\(name)' has \(result.resources.count) resources instead of \(tree.resourceCount)")
      }
      return result.yaml().count
    }
  }

  /// Builds of three sizes.
  static var builds: [Scenario] {
    [
      .build("build: 2 resources", TrivialTree()),
      .build("build: 200 resources", WorkloadsTree(workloads: 100, patchCount: 10)),
      .build("build: 2,000 resources", WorkloadsTree(workloads: 1_000)),
    ]
  }
}

// MARK: - Parts of a build

extension Scenario {
  /// The parts of a build, for a tree with this many Deployments and as many Services.
  static func parts(workloads: Int) throws -> [Scenario] {
    let tree = WorkloadsTree(workloads: workloads)
    let files = tree.files().map { (place: SourceText(file: $0.path), bytes: Array($0.text.utf8)) }
    let result = try OverlayCompiler(fileSystem: tree.inMemory()).build(WorkloadsTree.root)
    return [
      Scenario(name: "floor: libyaml alone, to events", byteCount: tree.byteCount, resourceCount: tree.resourceCount) {
        try files.reduce(0) { try $0 + Floor.countEvents(in: $1.bytes) }
      },
      Scenario(name: "read: files to trees", byteCount: tree.byteCount, resourceCount: tree.resourceCount) {
        try files.reduce(0) { try $0 + YAMLReader.readDocuments($1.bytes, place: $1.place).documents.count }
      },
      try merging(workloads: workloads),
      Scenario(name: "write: resources to text", byteCount: result.yaml().count, resourceCount: tree.resourceCount) {
        result.yaml().count
      },
    ]
  }

  /// A strategic merge patch into each Deployment.
  ///
  /// Includes copying the tree, which merging changes.
  private static func merging(workloads: Int) throws -> Scenario {
    let all = (0..<workloads).map(Workload.init)
    let text = (all.map(\.deployment) + all.map(\.patch)).joined(separator: "---\n")
    let file = try YAMLReader.readDocuments(Array(text.utf8), place: SourceText(file: "merge.yaml"))
    let merge = StrategicMerge()
    return Scenario(name: "merge: a patch into each", byteCount: text.utf8.count, resourceCount: workloads) {
      var tree = file.tree
      return try zip(file.documents, file.documents.dropFirst(workloads))
        .count { target, patch in try merge.merge(patch, into: target, of: &tree) }
    }
  }
}
