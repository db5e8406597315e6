/// UTF-8 text that is compared byte by byte.
///
/// `String ==` treats composed and decomposed accents as equal; YAML and Kubernetes do not. Names, kinds and keys
/// therefore have this type wherever they are compared, hashed or sorted.
@usableFromInline
package struct Text: Sendable {
  /// The text as a string, for messages and concatenation.
  @usableFromInline package let string: String

  /// Wraps a string.
  @inlinable
  package init(_ string: String) { self.string = string }

  /// Whether the text is empty.
  @inlinable
  package var isEmpty: Bool { string.isEmpty }

  /// The UTF-8 bytes.
  @inlinable
  package var utf8: String.UTF8View { string.utf8 }

  /// Calls `body` with the UTF-8 bytes.
  @inlinable
  @inline(__always)
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    // Native strings are contiguous UTF-8; only some bridged from Objective-C have to be copied.
    if let result = string.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(string.utf8).withUnsafeBufferPointer(body)
  }
}

// MARK: - Hashable

extension Text: Hashable {
  /// Whether both have the same bytes.
  @inlinable
  package static func == (left: Text, right: Text) -> Bool {
    guard left.string.utf8.count == right.string.utf8.count else { return false }
    return left.withBytes { bytes in
      right.withBytes { other in
        guard let start = other.baseAddress else { return true }
        return isEqual(bytes, start)
      }
    }
  }

  /// Hashes the bytes.
  @inlinable
  package func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

// MARK: - Comparable

extension Text: Comparable {
  /// Byte order, which for UTF-8 is code point order.
  @inlinable
  package static func < (left: Text, right: Text) -> Bool {
    left.withBytes { bytes in right.withBytes { other in bytes.lexicographicallyPrecedes(other) } }
  }
}

// MARK: - Literals and printing

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Wraps a literal.
  @inlinable
  package init(stringLiteral value: String) { string = value }

  /// The text itself.
  @inlinable package var description: String { string }
}
