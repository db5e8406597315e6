/// An append-only buffer of bytes.
///
/// Its storage is allocated and zeroed in advance, so that appending only copies bytes.
struct OutputBuffer {
  /// The bytes that have not been passed on, followed by free space.
  private var storage: [UInt8]
  /// The number of bytes that have not been passed on.
  private(set) var count = 0
  /// Receives the bytes when the buffer is full; without it, the buffer grows.
  private let sink: (([UInt8]) -> Void)?

  /// Creates a buffer with space for `capacity` bytes.
  init(capacity: Int, sink: (([UInt8]) -> Void)? = nil) {
    storage = Array(repeating: 0, count: capacity)
    self.sink = sink
  }

  /// The bytes that have not been passed on.
  ///
  /// - Complexity: O(bytes); see ``finish()``.
  var bytes: [UInt8] { Array(storage[..<count]) }

  /// Returns the bytes without copying them, and forgets them.
  mutating func take() -> [UInt8] {
    var bytes: [UInt8] = []
    swap(&bytes, &storage)
    bytes.removeLast(bytes.count - count)
    count = 0
    return bytes
  }

  /// Passes the bytes on to the sink.
  mutating func flush() {
    guard let sink, count > 0 else { return }
    sink(bytes)
    count = 0
  }

  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    storage[count] = byte
    count += 1
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard let source = text.baseAddress else { return }
    makeRoom(for: text.count)
    storage.withUnsafeMutableBufferPointer { room in
      room.baseAddress.map { ($0 + count).update(from: source, count: text.count) }
    }
    count += text.count
  }

  mutating func append(_ byte: UInt8, count repetitions: Int) {
    makeRoom(for: repetitions)
    storage.withUnsafeMutableBufferPointer { room in
      room.baseAddress.map { ($0 + count).update(repeating: byte, count: repetitions) }
    }
    count += repetitions
  }

  private mutating func makeRoom(for more: Int) {
    if more > storage.count - count { findRoom(for: more) }
  }

  @inline(never)
  private mutating func findRoom(for more: Int) {
    flush()
    guard more > storage.count - count else { return }
    storage.append(contentsOf: repeatElement(0, count: Swift.max(more, storage.count, 256)))
  }
}
