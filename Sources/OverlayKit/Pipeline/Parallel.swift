import Dispatch
import Synchronization

/// Work that is spread over threads.
enum Parallel {
  /// Below this many nodes a second thread costs more than it saves.
  private static let nodeThreshold = 10_000
  /// Into how many parts the resources of a build are cut, whatever the machine has, so that all machines do the same.
  private static let partCount = 2

  /// Does something for each number below `count`, several at the same time.
  ///
  /// - Returns: The results in the order of the numbers, whichever was there first.
  static func map<Value: Sendable>(_ count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
    guard count > 1 else { return (0..<count).map(body) }
    let results = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = body(index)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }.compactMap(\.self)
  }

  /// Cuts `count` things that have so many nodes together into parts that are worth a thread; at least one.
  static func parts(of count: Int, nodes: Int) -> [Range<Int>] {
    let parts = nodes < nodeThreshold ? 1 : max(1, min(partCount, count))
    return (0..<parts).map { count * $0 / parts..<count * ($0 + 1) / parts }
  }
}
