import Foundation
import Synchronization

/// Delays requests until there are two at the same time, so that tests of concurrency do not depend on timing.
public final class Rendezvous: Sendable {
  private let arrivals = Atomic(0)
  /// The time after which a caller stops waiting for another.
  private static let limit = Duration.seconds(600)

  /// Creates a rendezvous without callers.
  public init() {}

  /// Waits until there have been two callers.
  public func wait() {
    arrivals.add(1, ordering: .sequentiallyConsistent)
    let clock = ContinuousClock()
    let deadline = clock.now + Self.limit
    while arrivals.load(ordering: .sequentiallyConsistent) < 2, clock.now < deadline {
      Thread.sleep(forTimeInterval: 0.005)
    }
  }
}
