/// UTF-8 text that is compared byte by byte.
///
/// `String ==` takes composed and decomposed accents for equal, which neither YAML nor Kubernetes does. Names, kinds
/// and keys are therefore of this type wherever they are compared, hashed or sorted.
package struct Text: Sendable {
  /// The text for messages and for joining.
  package let string: String

  /// Wraps a string.
  @inlinable
  package init(_ string: String) { self.string = string }

  /// Whether there is no text.
  @inlinable
  package var isEmpty: Bool { string.isEmpty }

  /// The UTF-8 bytes.
  @inlinable
  package var utf8: String.UTF8View { string.utf8 }

  /// Lends the UTF-8 bytes as one buffer.
  @inlinable
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var copy = string
    copy.makeContiguousUTF8()
    var outcome: Swift.Result<Result, Failure>?
    copy.utf8.withContiguousStorageIfAvailable { buffer in
      do throws(Failure) { outcome = .success(try body(buffer)) } catch { outcome = .failure(error) }
    }
    switch outcome {
    case .success(let value): return value
    case .failure(let error): throw error
    case nil: return try Array(copy.utf8).withUnsafeBufferPointer { (buffer) throws(Failure) in try body(buffer) }
    }
  }
}

// MARK: - Hashable

extension Text: Hashable {
  /// Whether both have the same bytes.
  package static func == (left: Text, right: Text) -> Bool {
    left.string.utf8.count == right.string.utf8.count && left.string.utf8.elementsEqual(right.string.utf8)
  }

  /// Feeds the bytes.
  package func hash(into hasher: inout Hasher) {
    let fed: Void? = string.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    if fed == nil { for byte in string.utf8 { hasher.combine(byte) } }
    hasher.combine(0xFF as UInt8)
  }
}

// MARK: - Comparable

extension Text: Comparable {
  /// Byte order, which for UTF-8 is code point order.
  package static func < (left: Text, right: Text) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }
}

// MARK: - Literals and printing

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
  /// Wraps a literal.
  package init(stringLiteral value: String) { string = value }

  /// The text itself.
  package var description: String { string }
}
