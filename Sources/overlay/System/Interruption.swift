import Dispatch
import OverlayKit
import OverlayPrograms
import Synchronization
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Lets a build clean up when the process receives a signal to end.
///
/// The first signal cancels the build. After the second signal, or if the build takes too long, the process removes the
/// build's temporary directories and exits.
///
/// A separate thread receives the signals, and all others block them: the thread sanitizer delays signals while a thread
/// waits in Dispatch, as the thread of the build may do for long.
enum Interruption {
  /// The milliseconds that a cancelled build may take; programs have two seconds to exit.
  private static let gracePeriod: CInt = 3_000
  /// The milliseconds that a build may take after it is cancelled immediately.
  private static let finalGracePeriod: CInt = 500
  private static let signals = [SIGHUP, SIGINT, SIGTERM]

  /// Runs a build, and cancels it when a signal arrives.
  ///
  /// - Parameters:
  ///   - cancellation: Cancels the build.
  ///   - body: The build.
  /// - Returns: The result of `body`.
  /// - Throws: What `body` throws, or after a signal a failure with its exit status and without a message.
  static func cancelling<Result>(_ cancellation: Cancellation, during body: () throws -> Result) throws -> Result {
    guard let (reading, writing) = try? FileDescriptor.pipe() else { return try body() }
    for end in [reading, writing] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
    signalPipe.store(writing.rawValue, ordering: .sequentiallyConsistent)
    let received = Atomic<CInt>(0)
    let watch = DispatchGroup()
    let handled = install()
    let mask = SignalMask.block(signals)
    DispatchQueue(label: "overlay.signals").async(group: watch) {
      // Threads of Dispatch block all signals.
      let mask = SignalMask.unblock(signals)
      defer { mask.restore() }
      if let signal = nextSignal(from: reading, within: -1) {
        received.store(signal, ordering: .sequentiallyConsistent)
        endBuild(cancellation, askedBy: signal, reading: reading)
      }
    }
    let result = Swift.Result { try body() }
    // The watch ends at this byte, after all earlier signals. Then every thread blocks the signals.
    _ = try? writing.writeAll([0])
    watch.wait()
    let first = received.load(ordering: .sequentiallyConsistent)
    // The signals stay blocked, so that another one cannot replace the status of the first.
    guard first == 0 else { throw Failure(status: ExitStatus(signal: first)) }
    for number in handled { signal(number, SIG_DFL) }
    try? reading.close()
    try? writing.close()
    mask.restore()
    return try result.get()
  }

  /// Handles the signals, except those that are ignored, as in a background process.
  private static func install() -> [CInt] {
    signals.filter { number in
      let before = signal(number, handleSignal)
      let isIgnored = unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      if isIgnored { signal(number, SIG_IGN) }
      return !isIgnored
    }
  }

  // MARK: - The watch

  /// Cancels the build, and exits if the build does not end in time.
  private static func endBuild(_ cancellation: Cancellation, askedBy signal: CInt, reading: FileDescriptor) {
    cancellation.cancel()
    if let next = nextByte(from: reading, within: gracePeriod), next == 0 { return }
    cancellation.cancel(immediately: true)
    while let next = nextByte(from: reading, within: finalGracePeriod) {
      if next == 0 { return }
    }
    cancellation.removeTemporaryDirectories()
    _exit(128 + signal)
  }

  /// The next signal; `nil` if the build has ended.
  private static func nextSignal(from reading: FileDescriptor, within milliseconds: CInt) -> CInt? {
    nextByte(from: reading, within: milliseconds).flatMap { $0 == 0 ? nil : CInt($0) }
  }

  /// The next byte in the pipe; `nil` if the time is over.
  private static func nextByte(from reading: FileDescriptor, within milliseconds: CInt) -> UInt8? {
    var entry = pollfd(fd: reading.rawValue, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, milliseconds) < 0 {
      guard errno == EINTR else { return nil }
    }
    guard entry.revents != 0 else { return nil }
    var byte: UInt8 = 0
    let count = try? withUnsafeMutableBytes(of: &byte) { try reading.read(into: $0) }
    return count == 1 ? byte : nil
  }
}

/// The pipe for signals, since a signal handler can do little but write.
private let signalPipe = Atomic<CInt>(-1)

private func handleSignal(_ signal: CInt) {
  let before = errno
  var byte = UInt8(truncatingIfNeeded: signal)
  _ = write(signalPipe.load(ordering: .sequentiallyConsistent), &byte, 1)
  errno = before
}
