import Synchronization

/// Lets one thread stop a build that runs on another.
///
/// A cancelled build ends the programs that it runs, removes its temporary directories, and throws `cancelled`.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  /// Creates a cancellation that has not been asked for.
  public init() {}

  /// Asks for the end of all builds that were given this value, from any thread and as often as one likes.
  public func cancel() { flag.store(true, ordering: .sequentiallyConsistent) }

  /// Whether the end has been asked for.
  public var isCancelled: Bool { flag.load(ordering: .sequentiallyConsistent) }
}
