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
/// No other program inherits its ends.
///
/// Closes the ends that were not taken.
struct Pipe: ~Copyable {
  let reading: FileDescriptor
  let writing: FileDescriptor
  private var isReadingTaken = false
  private var isWritingTaken = false

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

  /// Transfers the end to read from, and makes it nonblocking.
  mutating func takeReading() throws(Errno) -> FileDescriptor {
    try Self.makeNonblocking(reading)
    isReadingTaken = true
    return reading
  }

  /// Transfers the end to write to, and makes it nonblocking.
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

/// Writes the input of a program.
struct Inlet: ~Copyable {
  /// The end of the pipe; `nil` once all input is written.
  private(set) var end: FileDescriptor?
  private var rest: ArraySlice<UInt8>

  init(_ end: FileDescriptor, _ content: [UInt8]) {
    self.end = end
    rest = content[...]
  }

  deinit { try? end?.close() }

  /// Writes as much as the pipe accepts, and closes it after the last byte or if the reader has closed its end.
  mutating func feed() {
    guard let end else { return }
    let signal = BrokenPipeSignal()
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

/// Collects an output of a program.
struct Outlet: ~Copyable {
  /// The end of the pipe; `nil` once the program has closed its own.
  private(set) var end: FileDescriptor?
  /// The output up to the limit.
  private(set) var content: [UInt8] = []
  private(set) var exceededLimit = false
  private static let chunkSize = 65_536
  /// Limits what one call reads, so that endless output does not block the caller.
  private static let chunksPerTurn = 32

  init(_ end: FileDescriptor) { self.end = end }

  deinit { try? end?.close() }

  /// Reads the available output, keeps it up to a limit in bytes, and closes the pipe at its end.
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

/// Blocks SIGPIPE for this thread, so that writing to a pipe without a reader does not end the process.
private struct BrokenPipeSignal {
  private let mask = SignalMask.block([SIGPIPE])
  private let wasPending = SignalMask.isPending(SIGPIPE)

  /// Discards the signal if a write caused one, and unblocks it.
  func restore() {
    if !wasPending, SignalMask.isPending(SIGPIPE) { SignalMask(of: [SIGPIPE]).wait() }
    mask.restore()
  }
}
