/// Text with placeholders for characters that go-yaml accepts and libyaml rejects.
///
/// libyaml cannot continue after an error. So the text is read again with an unused character in place of the one that
/// libyaml rejected, and the original characters are restored in the scalars. Lines and columns, which are counted in
/// code points, stay the same. Only texts that libyaml has rejected are changed:
///
/// - The escape `\'` in double quotes is an apostrophe. All of them are replaced at once.
/// - In flow collections, a colon directly before one of `,[]{}` is part of the plain scalar, as in `{a: b:, c: d}`.
///   The colon that libyaml reports is replaced, and similar ones after it as long as only words and brackets follow.
struct PlaceholderText {
  /// The text to read.
  private(set) var bytes: [UInt8]
  /// The placeholders of a colon, and of the backslash before an apostrophe.
  private let colon: [UInt8]
  private let backslash: [UInt8]
  private var hasApostrophes = false

  /// - Returns: `nil` if the text contains all characters that could be used.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    let used = Self.usedCharacters(in: bytes)
    // Private use characters, from U+E000 on, which libyaml accepts in plain scalars.
    let unused = (UInt8(0)..<64).filter { used & 1 << UInt64($0) == 0 }.map { [0xEE, 0x80, 0x80 + $0] }
    guard unused.count >= 2 else { return nil }
    self.bytes = Array(bytes)
    colon = unused[0]
    backslash = unused[1]
  }

  /// A bit for each character from U+E000 to U+E03F that the text contains, or may contain an escape for.
  private static func usedCharacters(in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var used: UInt64 = 0
    var number: UInt32 = 0
    for (index, byte) in bytes.enumerated() {
      if byte >= 0x80, byte < 0xC0, index >= 2, bytes[index - 1] == 0x80, bytes[index - 2] == 0xEE {
        used |= 1 << UInt64(byte & 0x3F)
      }
      // The last hexadecimal digits, whatever precedes them.
      number = number << 4 | UInt32(byte.hexadecimalValue ?? 0)
      if number & 0xFFC0 == 0xE000 { used |= 1 << UInt64(number & 0x3F) }
    }
    return used
  }

  /// Replaces what libyaml has rejected.
  ///
  /// - Returns: Whether the text has changed and may be read again.
  mutating func resolve(_ failure: ScannerFailure) -> Bool {
    switch failure.problem {
    case "found unknown escape character" where !hasApostrophes:
      hasApostrophes = true
      return replaceEscapedApostrophes()
    case "found unexpected ':'": return replaceColons(from: failure.index)
    default: return false
    }
  }

  private mutating func replaceEscapedApostrophes() -> Bool {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var isEscaped = false
    for byte in bytes {
      if isEscaped, byte == ascii("'") {
        result.removeLast()
        result += backslash
      }
      isEscaped = !isEscaped && byte == ascii("\\")
      result.append(byte)
    }
    defer { bytes = result }
    return result.count > bytes.count
  }

  /// Replaces the colon at an index, counted in code points without a byte order mark, and similar ones after it.
  private mutating func replaceColons(from index: Int) -> Bool {
    let offset = bytes.withUnsafeBufferPointer { buffer in
      var cursor = SourceCursor(buffer)
      cursor.advance(to: index)
      return cursor.byte
    }
    guard offset < bytes.count, bytes[offset] == ascii(":") else { return false }
    var result = bytes[..<offset] + colon
    var position = offset + 1
    // As long as only words, commas and brackets follow, a colon between a word and one of these is of the same kind.
    while position < bytes.count, Self.isHarmless(bytes[position]) {
      let isInside = bytes[position] == ascii(":") && bytes[position - 1].isWordCharacter && position + 1 < bytes.count
      if isInside, Self.isIndicator(bytes[position + 1]) { result += colon } else { result.append(bytes[position]) }
      position += 1
    }
    bytes = Array(result + bytes[position...])
    return true
  }

  private static func isIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case ascii(","), ascii("["), ascii("]"), ascii("{"), ascii("}"): true
    default: false
    }
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    byte.isWordCharacter || isIndicator(byte) || byte == ascii(":") || byte == ascii(" ") || byte == ascii("\n")
  }

  /// A scalar with its original characters.
  func original(_ text: UnsafeBufferPointer<UInt8>, isDoubleQuoted: Bool) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].starts(with: colon) {
        result.append(ascii(":"))
        index += colon.count
      } else if text[index...].starts(with: backslash) {
        // In double quotes, the backslash was part of an escaped apostrophe.
        if !isDoubleQuoted { result.append(ascii("\\")) }
        index += backslash.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }
}

/// Why libyaml's scanner stopped.
struct ScannerFailure {
  /// The message of libyaml.
  var problem: String
  /// The position, in code points.
  var index: Int
}

/// Limits how much of one file may be read again.
struct RereadingBudget {
  private var attempts = 16
  /// 4 MiB.
  private var bytes = 1 << 22

  /// Charges for another attempt; `false` if that exceeds the budget.
  mutating func spend(_ byteCount: Int) -> Bool {
    guard attempts > 0, byteCount <= bytes else { return false }
    attempts -= 1
    bytes -= byteCount
    return true
  }
}
