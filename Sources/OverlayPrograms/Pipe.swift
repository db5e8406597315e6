import COverlaySpawn
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A pipe to or from a program that is about to be started.
///
/// Its ends are closed with it, except those that were taken, and no program inherits them by accident.
struct Pipe: ~Copyable {
  /// The end to read from.
  private(set) var reading: FileDescriptor
  /// The end to write to.
  private(set) var writing: FileDescriptor
  private var isReadingTaken = false
  private var isWritingTaken = false

  /// Makes a pipe.
  init() throws(Errno) {
    var ends: [Int32] = [-1, -1]
    let error = cspawn_pipe(&ends)
    guard error == 0 else { throw Errno(rawValue: error) }
    reading = FileDescriptor(rawValue: ends[0])
    writing = FileDescriptor(rawValue: ends[1])
  }

  deinit {
    if !isReadingTaken { try? reading.close() }
    if !isWritingTaken { try? writing.close() }
  }

  /// Hands over the end to read from, which then never waits.
  mutating func takeReading() throws(Errno) -> FileDescriptor {
    try Self.makeNonblocking(reading)
    isReadingTaken = true
    return reading
  }

  /// Hands over the end to write to, which then never waits.
  mutating func takeWriting() throws(Errno) -> FileDescriptor {
    try Self.makeNonblocking(writing)
    isWritingTaken = true
    return writing
  }

  private static func makeNonblocking(_ end: FileDescriptor) throws(Errno) {
    let flags = fcntl(end.rawValue, F_GETFL)
    guard flags >= 0, fcntl(end.rawValue, F_SETFL, flags | O_NONBLOCK) == 0 else { throw Errno(rawValue: errno) }
  }
}

/// The end of a pipe that a program reads from.
struct Inlet: ~Copyable {
  /// The end, until all is written.
  private(set) var end: FileDescriptor?
  private var rest: ArraySlice<UInt8>

  /// Takes over an end, and what is to be written to it.
  init(_ end: FileDescriptor, _ content: [UInt8]) {
    self.end = end
    rest = content[...]
  }

  deinit { try? end?.close() }

  /// Writes as much as the pipe takes, and closes it after the last byte or where nobody reads any more.
  mutating func feed() {
    guard let end else { return }
    let signal = BrokenPipeSignal.block()
    defer { signal.restore() }
    while !rest.isEmpty {
      do {
        let count = try rest.withUnsafeBytes { try end.write($0) }
        rest = rest.dropFirst(count)
      } catch {
        if (error as? Errno) == .resourceTemporarilyUnavailable { return }
        rest = []
      }
    }
    try? end.close()
    self.end = nil
  }
}

/// The end of a pipe that a program prints to.
struct Outlet: ~Copyable {
  /// The end, until the program has closed its own.
  private(set) var end: FileDescriptor?
  /// What came, up to the limit.
  private(set) var content: [UInt8] = []
  /// Whether more came.
  private(set) var exceededLimit = false
  private static let chunkSize = 65_536
  /// One turn takes a bounded amount, so that a program which never stops does not hold the caller.
  private static let chunksPerTurn = 32

  /// Takes over an end.
  init(_ end: FileDescriptor) { self.end = end }

  deinit { try? end?.close() }

  /// Reads what is there, keeps it up to a limit in bytes, and closes the pipe at its end.
  mutating func drain(limit: Int) {
    guard let end else { return }
    for _ in 0..<Self.chunksPerTurn {
      do {
        let chunk = try [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
          count = try end.read(into: UnsafeMutableRawBufferPointer(buffer))
        }
        guard !chunk.isEmpty else { return close() }
        let room = max(limit - content.count, 0)
        content += chunk.prefix(room)
        if chunk.count > room { exceededLimit = true }
      } catch {
        return (error as? Errno) == .resourceTemporarilyUnavailable ? () : close()
      }
    }
  }

  private mutating func close() {
    try? end?.close()
    end = nil
  }
}

/// Keeps a write to a pipe that nobody reads from ending the process, for one thread and one moment.
private struct BrokenPipeSignal {
  private let mask: sigset_t
  private let wasPending: Bool

  static func block() -> BrokenPipeSignal {
    var signals = only
    var old = sigset_t()
    pthread_sigmask(SIG_BLOCK, &signals, &old)
    return BrokenPipeSignal(mask: old, wasPending: isPending)
  }

  /// Takes back the signal, if a write caused one, and lets it through again.
  func restore() {
    if !wasPending, Self.isPending {
      var signals = Self.only
      var signal: Int32 = 0
      sigwait(&signals, &signal)
    }
    var old = mask
    pthread_sigmask(SIG_SETMASK, &old, nil)
  }

  private static var only: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    return signals
  }

  private static var isPending: Bool {
    var signals = sigset_t()
    sigpending(&signals)
    return sigismember(&signals, SIGPIPE) == 1
  }
}
