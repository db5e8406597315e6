#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The ASCII code of a character.
@inlinable
@inline(__always)
package func ascii(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }

extension UInt8 {
  /// Whether this is the code of a digit.
  @inlinable
  @inline(__always)
  package var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// Whether this is the code of a letter.
  @inlinable
  @inline(__always)
  package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Whether this is the code of a letter or a digit.
  @inlinable
  @inline(__always)
  package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// Whether this is the code of a letter, a digit or one of the characters `-`, `.`, `/` and `_`, which are not
  /// special inside a word.
  @inline(__always)
  var isWordCharacter: Bool {
    switch self {
    case ascii("a")...ascii("z"), ascii("A")...ascii("Z"), ascii("0")...ascii("9"), ascii("-"), ascii("."), ascii("/"),
      ascii("_"):
      true
    default: false
    }
  }

  /// The value of a hexadecimal digit.
  var hexadecimalValue: UInt8? {
    switch self {
    case ascii("0")...ascii("9"): self - ascii("0")
    case ascii("a")...ascii("f"): self - ascii("a") + 10
    case ascii("A")...ascii("F"): self - ascii("A") + 10
    default: nil
    }
  }

  /// Whether this is the code of white space according to C's `isspace`: spaces, tabs, line breaks and form feeds.
  @inlinable
  @inline(__always)
  package var isASCIISpace: Bool { self == 0x20 || self &- 0x09 < 5 }
}

// MARK: - Searching

extension UnsafeBufferPointer<UInt8> {
  /// The first position of `byte` at or after `position`.
  ///
  /// - Complexity: O(n), with the C library's vectorized search.
  func position(of byte: UInt8, from position: Int = 0) -> Int? {
    guard position >= 0, position < count, let baseAddress,
      let found = memchr(baseAddress + position, Int32(byte), count - position)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
  }

  /// The first position of `text`, which must not be empty, in the bytes from `position` to `end`.
  ///
  /// - Complexity: O(n) if the first byte of `text` is not repeated in it, with the C library's search for that byte.
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

  /// Whether these bytes precede others in byte order.
  func precedes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let baseAddress, let start = other.baseAddress else { return count < other.count }
    let order = memcmp(baseAddress, start, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }
}

// MARK: - Scanning

/// Consumes bytes from the front of a text.
struct ByteScanner {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(_ text: Slice<UnsafeBufferPointer<UInt8>>) { rest = text }

  /// Whether nothing is left.
  var isAtEnd: Bool { rest.isEmpty }

  /// The next byte, which is not consumed.
  var peek: UInt8? { rest.first }

  /// Consumes `byte` if it is the next one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Consumes a decimal digit and returns its value.
  mutating func takeDigit() -> Int? {
    guard let byte = rest.first, byte.isASCIIDigit else { return nil }
    rest = rest.dropFirst()
    return Int(byte - ascii("0"))
  }

  /// Consumes between `minimum` and `maximum` digits and returns their value.
  mutating func takeNumber(minimum: Int = 1, maximum: Int) -> Int? {
    var value = 0
    var count = 0
    while count < maximum, let digit = takeDigit() {
      value = value * 10 + digit
      count += 1
    }
    return count >= minimum ? value : nil
  }

  /// Consumes a run of digits and, optionally, underscores.
  ///
  /// - Returns: `false` if a digit was required first and is missing.
  mutating func takeDigits(orUnderscores: Bool, startingWithDigit: Bool) -> Bool {
    if startingWithDigit, takeDigit() == nil { return false }
    while takeDigit() != nil || (orUnderscores && take(ascii("_"))) {}
    return true
  }
}
