import Foundation
import Synchronization

/// Holds requests to a server up until there are two at the same time, so that a test for that depends on no delay.
public final class Rendezvous: Sendable {
  private let arrivals = Atomic(0)
  /// How long one waits for another, which is to say that it will not come.
  private static let limit = Duration.seconds(600)

  /// Creates a meeting that nobody has come to.
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
