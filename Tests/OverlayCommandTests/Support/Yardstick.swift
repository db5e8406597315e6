import Foundation

/// How much processor time the tool needs for a known amount of ordinary work, on this machine and at this moment.
///
/// Tests bound the work of other runs by a multiple of it. Seconds would depend on the machine, on optimization, and on
/// other processes, which share caches and cores and so affect processor time, too. Therefore the same executable is
/// measured in the same way, and again whenever a run seems to be too expensive.
actor Yardstick {
  static let shared = Yardstick()

  /// How many ConfigMaps get a name prefix, which takes reading, a transformer, name references and writing.
  ///
  /// Fewer without optimization, as a build then takes some fifteen times as long.
  private static let resourceCount = MeasuredRun.isOptimized ? 15_000 : 1_000

  private var latest: Double?

  /// The processor time of a run in seconds, as measured last.
  func seconds() async throws -> Double {
    if let latest { return latest }
    return try await measure()
  }

  /// Measures again.
  @discardableResult
  func measure() async throws -> Double {
    // Not kept, because nothing would remove the directory of a shared value.
    let run = try await MeasuredRun.once(["build"], in: try Self.makeDirectory())
    precondition(run.status == 0 && run.seconds > 0, "the ordinary overlay cannot be built: \(run)")
    latest = run.seconds
    return run.seconds
  }

  private static func makeDirectory() throws -> TestDirectory {
    let maps = (0..<resourceCount).map { Overlays.configMap("a\($0)") + "data:\n  key: value of \($0)\n" }
    return try TestDirectory([
      "kustomization.yaml": "resources: [r.yaml]\nnamePrefix: p-\n", "r.yaml": maps.joined(separator: "---\n"),
    ])
  }
}
