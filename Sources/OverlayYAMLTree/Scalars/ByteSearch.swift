#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension UnsafeBufferPointer<UInt8> {
  /// Where `byte` stands first at or after `position`.
  ///
  /// - Complexity: O(n), with the C library's search, which looks at many bytes at a time.
  func position(of byte: UInt8, from position: Int = 0) -> Int? {
    guard position >= 0, position < count, let baseAddress,
      let found = memchr(baseAddress + position, Int32(byte), count - position)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// Where `text`, which is not empty, begins first at or after `position` and before `end`.
  ///
  /// - Complexity: O(n) with a text whose first byte is not repeated in it, with the C library's search for that byte.
  package func position(of text: StaticString, from position: Int = 0, to end: Int? = nil) -> Int? {
    guard let baseAddress, position >= 0 else { return nil }
    let last = (end ?? count) - text.utf8CodeUnitCount
    var position = position
    while position <= last,
      let candidate = memchr(baseAddress + position, Int32(text.utf8Start.pointee), last - position + 1)
    {
      if memcmp(candidate, text.utf8Start, text.utf8CodeUnitCount) == 0 {
        return UnsafeRawPointer(candidate) - UnsafeRawPointer(baseAddress)
      }
      position = UnsafeRawPointer(candidate) - UnsafeRawPointer(baseAddress) + 1
    }
    return nil
  }

  /// Whether these bytes stand before others in byte order.
  func precedes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let baseAddress, let start = other.baseAddress else { return count < other.count }
    let order = memcmp(baseAddress, start, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }
}
