#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The user that this process runs as.
package enum CurrentUser {
  /// The identifiers of user and group, as `docker run --user` expects them.
  package static var identifiers: String { "\(getuid()):\(getgid())" }
}

package enum DirectoryNames {
  /// The names in a directory except `.` and `..`, as bytes that need not be UTF-8; none if it cannot be read.
  package static func read(_ directory: UnsafePointer<CChar>, limit: Int = .max) -> [[UInt8]] {
    guard let stream = opendir(directory), let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while names.count < limit, let entry = readdir(stream) {
      // Only the bytes up to the NUL: the system may allocate less memory for an entry than its C type declares.
      let start = UnsafeRawPointer(entry).advanced(by: offset)
      let name = Array(UnsafeRawBufferPointer(start: start, count: strlen(start.assumingMemoryBound(to: CChar.self))))
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return names
  }
}

/// The signals that a thread blocks.
package struct SignalMask {
  private var mask = sigset_t()

  init(of signals: [Int32]) {
    sigemptyset(&mask)
    for signal in signals { sigaddset(&mask, signal) }
  }

  /// Blocks signals for this thread and returns the previous mask.
  package static func block(_ signals: [Int32]) -> SignalMask { SignalMask(of: signals).apply(SIG_BLOCK) }

  /// Unblocks signals for this thread and returns the previous mask.
  package static func unblock(_ signals: [Int32]) -> SignalMask { SignalMask(of: signals).apply(SIG_UNBLOCK) }

  /// Makes this the mask of this thread.
  package func restore() { _ = apply(SIG_SETMASK) }

  private func apply(_ change: Int32) -> SignalMask {
    var (wanted, previous) = (mask, SignalMask(of: []))
    pthread_sigmask(change, &wanted, &previous.mask)
    return previous
  }

  /// Waits for one of these signals, which are pending.
  func wait() {
    var (wanted, signal) = (mask, Int32(0))
    sigwait(&wanted, &signal)
  }

  /// Whether a signal waits until it is unblocked.
  static func isPending(_ signal: Int32) -> Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, signal) == 1
  }
}
