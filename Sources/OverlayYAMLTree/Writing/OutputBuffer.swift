/// Bytes that are written one after the other.
///
/// The room ahead is there already, as zeros, so that writing is a copy and nothing else.
struct OutputBuffer {
  /// What has been written and not passed on, and the room behind it.
  private var storage: [UInt8]
  /// The number of bytes that are kept.
  private(set) var count = 0
  /// Takes what has been written when the room is used up; without it everything is kept.
  private let sink: (([UInt8]) -> Void)?

  /// Creates a buffer with room for `capacity` bytes.
  init(capacity: Int, sink: (([UInt8]) -> Void)? = nil) {
    storage = Array(repeating: 0, count: capacity)
    self.sink = sink
  }

  /// What has been written and not passed on.
  ///
  /// - Complexity: O(bytes); see ``finish()``.
  var bytes: [UInt8] { Array(storage[..<count]) }

  /// What has been written, without a copy of it.
  consuming func finish() -> [UInt8] {
    storage.removeLast(storage.count - count)
    return storage
  }

  /// Passes on what is kept.
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
