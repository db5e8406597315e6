import Foundation

/// How much processor time the tool needs for a known amount of ordinary work, on this machine and at this moment.
///
/// Tests bound the work of other runs by a multiple of it. Seconds would depend on the machine, on optimization, and on
/// what else runs: neighbors take caches and shared cores away, which makes processor time longer, too. Therefore the
/// same executable is measured in the same way, and again whenever a run seems to be too expensive.
actor Yardstick {
  static let shared = Yardstick()

  /// How many ConfigMaps get a name prefix, which takes reading, a transformer, name references and writing.
  ///
  /// Without optimization a build takes some fifteen times as long, so that fewer do.
  private static let resourceCount = MeasuredRun.isOptimized ? 15_000 : 1_000

  private var folder: Folder?
  private var latest: Double?

  /// The processor seconds of a run, by the latest measurement.
  func seconds() async throws -> Double {
    if let latest { return latest }
    return try await measure()
  }

  /// Measures again.
  @discardableResult
  func measure() async throws -> Double {
    let folder = try folder ?? Self.makeFolder()
    self.folder = folder
    let run = try await MeasuredRun.once(["build"], in: folder)
    precondition(run.status == 0 && run.seconds > 0, "the ordinary overlay cannot be built: \(run)")
    latest = run.seconds
    return run.seconds
  }

  private static func makeFolder() throws -> Folder {
    let maps = (0..<resourceCount).map { Overlays.configMap("a\($0)") + "data:\n  key: value of \($0)\n" }
    return try Folder([
      "kustomization.yaml": "resources: [r.yaml]\nnamePrefix: p-\n", "r.yaml": maps.joined(separator: "---\n"),
    ])
  }
}
