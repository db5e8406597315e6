import Synchronization

/// Lets one thread stop a build that runs on another.
///
/// A cancelled build ends the programs that it runs, removes its temporary directories, and throws `cancelled`.
public final class Cancellation: Sendable {
  private let level = Atomic(0)
  /// The temporary directories of the builds that have this value.
  private let directories = Mutex<Set<String>>([])

  /// Creates a cancellation that has not been asked for.
  public init() {}

  /// Asks for the end of all builds that were given this value, from any thread and as often as one likes.
  ///
  /// - Parameter immediately: Whether programs are killed at once; otherwise they get a moment to clean up.
  public func cancel(immediately: Bool = false) { level.max(immediately ? 2 : 1, ordering: .sequentiallyConsistent) }

  /// Whether the end has been asked for.
  public var isCancelled: Bool { level.load(ordering: .sequentiallyConsistent) > 0 }

  /// Whether the end has been asked for without delay.
  package var isImmediate: Bool { level.load(ordering: .sequentiallyConsistent) > 1 }

  /// Removes the temporary directories of builds that still run, for a process that does not wait for them.
  public func removeTemporaryDirectories() {
    for directory in directories.withLock({ $0 }) { DirectoryRemoval.remove(directory) }
  }

  /// Takes note of a directory that must not outlive its build.
  func hold(_ directory: String) { _ = directories.withLock { $0.insert(directory) } }

  /// Forgets a directory that has been removed.
  func release(_ directory: String) { _ = directories.withLock { $0.remove(directory) } }
}
