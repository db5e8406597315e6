extension RegularExpression {
  /// Reads a pattern from start to end, one code point at a time.
  struct PatternReader {
    /// A place in the pattern.
    typealias Position = String.Index

    private let pattern: String
    /// The place of the next code point; to go back to a place that was read before, set it.
    var position: Position

    init(_ pattern: String) {
      var pattern = pattern
      pattern.makeContiguousUTF8()
      self.pattern = pattern
      self.position = pattern.startIndex
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { position == pattern.endIndex }

    /// The next code point, which stays unread, or `nil` at the end.
    func peek() -> Unicode.Scalar? { isAtEnd ? nil : pattern.unicodeScalars[position] }

    /// Reads one code point, or returns `nil` at the end.
    mutating func next() -> Unicode.Scalar? {
      guard let scalar = peek() else { return nil }
      position = pattern.unicodeScalars.index(after: position)
      return scalar
    }

    /// Reads `prefix`, which is ASCII, if it comes next; returns whether it did.
    mutating func skip(_ prefix: StaticString) -> Bool {
      let bytes = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
      guard pattern.utf8[position...].starts(with: bytes) else { return false }
      position = pattern.utf8.index(position, offsetBy: bytes.count)
      return true
    }

    /// Reads up to the next occurrence of `mark` and the mark itself.
    ///
    /// - Parameter mark: ASCII text.
    /// - Returns: The text before the mark; `nil`, with nothing read, if the mark does not occur.
    mutating func readText(before mark: StaticString) -> Substring? {
      var probe = self
      while !probe.isAtEnd {
        let end = probe.position
        if probe.skip(mark) {
          let text = pattern[position..<end]
          position = probe.position
          return text
        }
        _ = probe.next()
      }
      return nil
    }

    /// Reads everything that is left.
    mutating func readRest() -> Substring {
      let rest = pattern[position...]
      position = pattern.endIndex
      return rest
    }

    /// The text from `start` to the current place.
    func text(from start: Position) -> Substring { pattern[start..<position] }

    /// The number of bytes before `place`.
    func offset(of place: Position) -> Int { pattern.utf8.distance(from: pattern.startIndex, to: place) }

    /// An error about the text from `start` to the current place.
    func error(_ rule: SyntaxError.Rule, from start: Position) -> SyntaxError {
      SyntaxError(rule, text(from: start), at: offset(of: start))
    }

    /// An error about the text from `start` to the end of the pattern.
    func errorToEnd(_ rule: SyntaxError.Rule, from start: Position) -> SyntaxError {
      SyntaxError(rule, pattern[start...], at: offset(of: start))
    }

    /// An error about a pattern, or a part of it, that costs too much.
    func tooLarge(at place: Position) -> SyntaxError {
      SyntaxError(message: SyntaxError.Rule.size.rawValue, offset: offset(of: place))
    }

    /// An error at `place` that quotes the whole pattern.
    func errorInWhole(_ rule: SyntaxError.Rule, at place: Position) -> SyntaxError {
      SyntaxError(rule, pattern, at: offset(of: place))
    }
  }
}

extension RegularExpression {
  /// Reads code points from bytes that should be UTF-8.
  struct ScalarReader {
    /// What a malformed byte is read as.
    static let replacement: UInt32 = 0xFFFD

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Reads one code point, or one byte as ``replacement`` if no well-formed sequence starts there.
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
