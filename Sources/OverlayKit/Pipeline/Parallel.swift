import Dispatch
import Synchronization

/// Work on several threads.
enum Parallel {
  /// Below this many nodes a second thread costs more than it saves.
  private static let nodeThreshold = 10_000
  /// The number of parts into which the resources of a build are divided, the same on all machines.
  private static let partCount = 2

  /// Calls `body` for each number below `count`, in parallel from a threshold on.
  ///
  /// - Returns: The results in the order of the numbers.
  static func map<Value: Sendable>(
    _ count: Int,
    atLeast threshold: Int = 2,
    _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    guard count >= threshold else { return (0..<count).map(body) }
    let results = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = body(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }.compactMap(\.self)
  }

  /// Divides `count` elements with `nodes` nodes into parts that are worth a thread; at least one.
  static func parts(of count: Int, nodes: Int) -> [Range<Int>] {
    let parts = nodes < nodeThreshold ? 1 : max(1, min(partCount, count))
    return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
  }
}
