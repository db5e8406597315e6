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

  /// Whether this is the code of a space or of what else C's `isspace` takes for one: tabs, line breaks, form feeds.
  @inlinable
  @inline(__always)
  package var isASCIISpace: Bool { self == 0x20 || self &- 0x09 < 5 }
}
