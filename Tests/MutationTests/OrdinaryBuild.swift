import Foundation
import OverlayKit

/// The time of a build of a small, ordinary overlay: the unit for other builds.
///
/// Seconds would depend on the machine, on optimization, and on what else runs.
enum OrdinaryBuild {
  /// The processor time in seconds, measured once.
  static let time = measure()

  private static let compiler: OverlayCompiler = {
    let maps = (0..<100).map { "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m\($0)}\ndata: {key: value}\n" }
    var files = InMemoryFileSystem(currentDirectory: "/w")
    files.addFile(Array("resources: [r.yaml]\nnamePrefix: p-\n".utf8), at: "input/kustomization.yaml")
    files.addFile(Array(maps.joined(separator: "---\n").utf8), at: "input/r.yaml")
    return OverlayCompiler(fileSystem: files)
  }()

  /// Measures the processor time in seconds: the median of some builds.
  static func measure() -> Double {
    let times = (0..<9).map { _ in
      processorTime {
        do throws(BuildFailure) { _ = try compiler.build("input") } catch {
          preconditionFailure("the ordinary overlay cannot be built: \(error)")
        }
      }
    }
    return times.sorted()[times.count / 2]
  }

  /// The processor time of a closure on this thread, in seconds.
  static func processorTime(of work: () -> Void) -> Double {
    let start = now
    work()
    return now - start
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
