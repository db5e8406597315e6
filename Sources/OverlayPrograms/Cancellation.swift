import Synchronization

/// Lets one thread stop a build that runs on another.
///
/// A cancelled build terminates the programs it runs, removes its temporary directories, and throws `cancelled`.
public final class Cancellation: Sendable {
  private let level = Atomic(0)
  /// The temporary directories of builds with this cancellation.
  private let directories = Mutex<Set<String>>([])

  /// Creates a cancellation that has not been requested.
  public init() {}

  /// Cancels all builds with this value.
  ///
  /// May be called from any thread and repeatedly.
  ///
  /// - Parameter immediately: Whether to kill programs at once; otherwise they get two seconds to clean up.
  public func cancel(immediately: Bool = false) { level.max(immediately ? 2 : 1, ordering: .sequentiallyConsistent) }

  /// Whether cancellation has been requested.
  public var isCancelled: Bool { level.load(ordering: .sequentiallyConsistent) > 0 }

  /// Whether immediate cancellation has been requested.
  package var isImmediate: Bool { level.load(ordering: .sequentiallyConsistent) > 1 }

  /// Removes the temporary directories of running builds, for a process that exits without waiting for them.
  public func removeTemporaryDirectories() {
    for directory in directories.withLock({ $0 }) { DirectoryRemoval.remove(directory) }
  }

  /// Registers a directory that must not outlive its build.
  func addDirectory(_ directory: String) { _ = directories.withLock { $0.insert(directory) } }

  func removeDirectory(_ directory: String) { _ = directories.withLock { $0.remove(directory) } }
}
