extension RegularExpression {
  /// Reads code points from bytes that should be UTF-8.
  struct ScalarReader {
    /// What a malformed byte is read as.
    static let replacement: UInt32 = 0xFFFD

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    /// Stands before the first of `bytes`.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
    }

    /// Reads one code point, or one byte as ``replacement`` where no well-formed sequence starts.
    ///
    /// - Returns: The code point; `nil` at the end.
    mutating func next() -> UInt32? {
      guard offset < bytes.count else { return nil }
      let first = bytes[offset]
      offset += 1
      guard first >= 0x80 else { return UInt32(first) }
      // The second byte's range excludes overlong forms, surrogates and values over U+10FFFF (Unicode table 3-7).
      switch first {
      case 0xC2...0xDF: return sequence(first & 0x1F, 0x80...0xBF, count: 1)
      case 0xE0: return sequence(first & 0x0F, 0xA0...0xBF, count: 2)
      case 0xED: return sequence(first & 0x0F, 0x80...0x9F, count: 2)
      case 0xE1...0xEF: return sequence(first & 0x0F, 0x80...0xBF, count: 2)
      case 0xF0: return sequence(first & 0x07, 0x90...0xBF, count: 3)
      case 0xF1...0xF3: return sequence(first & 0x07, 0x80...0xBF, count: 3)
      case 0xF4: return sequence(first & 0x07, 0x80...0x8F, count: 3)
      default: return Self.replacement
      }
    }

    /// Reads `count` continuation bytes, or none of them if one is malformed.
    private mutating func sequence(_ lead: UInt8, _ second: ClosedRange<UInt8>, count: Int) -> UInt32 {
      guard count <= bytes.count - offset, second.contains(bytes[offset]) else { return Self.replacement }
      var scalar = UInt32(lead)
      for byte in bytes[offset..<offset + count] {
        guard byte & 0xC0 == 0x80 else { return Self.replacement }
        scalar = scalar << 6 | UInt32(byte & 0x3F)
      }
      offset += count
      return scalar
    }
  }
}
