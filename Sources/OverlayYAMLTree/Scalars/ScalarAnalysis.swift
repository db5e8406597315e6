/// The styles that a string's characters allow.
///
/// Source: the rules of libyaml's emitter, which Kustomize's last writing step shares; see also YAML 1.1, chapter 9.
struct ScalarAnalysis: Equatable {
  /// Contains a line break of any kind.
  var isMultiline = false
  /// May be written without quotes in a block collection.
  var allowsPlain = true
  /// May be written in single quotes.
  var allowsSingleQuotes = true
  /// May be written as a literal block.
  var allowsBlock = true

  init(_ text: UnsafeBufferPointer<UInt8>, tabIsSpecial: Bool = true) {
    guard !Self.isSimple(text) else { return }
    var hasIndicator = text.starts(with: [0x2D, 0x2D, 0x2D]) || text.starts(with: [0x2E, 0x2E, 0x2E])
    var hasSpecial = false
    var hasBreakThenSpace = false
    var hasSpaceThenBreak = false
    var previous = Previous.other
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte.isASCIIAlphanumeric {
        previous = .other
        index += 1
        continue
      }
      let length = UTF8Length.of(byte)
      let isFirst = index == 0
      let isFollowedByBlank = Self.isBlankOrEnd(text, at: index + length)
      if isFirst {
        hasIndicator = hasIndicator || Self.beginsIndicator(byte, isFollowedByBlank: isFollowedByBlank)
      } else if byte == ascii(":"), isFollowedByBlank {
        hasIndicator = true
      } else if byte == ascii("#"), previous != .other || text[index - 1] == ascii("\t") {
        hasIndicator = true
      }
      if !Self.isPrintable(text, at: index), tabIsSpecial || byte != ascii("\t") { hasSpecial = true }
      if byte == ascii(" ") {
        if isFirst || index == text.count - 1 { allowsPlain = false }
        if index == text.count - 1 { allowsBlock = false }
        if previous == .lineBreak { hasBreakThenSpace = true }
        previous = .space
      } else if Self.isBreak(text, at: index) {
        isMultiline = true
        if previous == .space { hasSpaceThenBreak = true }
        previous = .lineBreak
      } else {
        previous = .other
      }
      index += length
    }
    if hasIndicator || isMultiline || hasBreakThenSpace { allowsPlain = false }
    if hasBreakThenSpace { allowsSingleQuotes = false }
    if hasSpaceThenBreak || hasSpecial {
      allowsPlain = false
      allowsSingleQuotes = false
      allowsBlock = false
    }
  }

  private enum Previous { case other, space, lineBreak }

  /// Whether the text consists of letters, digits and characters that are never special; by far the most common case.
  private static func isSimple(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, first != ascii("-"), first != ascii(".") else { return false }
    return text.allSatisfy { $0.isWordCharacter }
  }

  private static func beginsIndicator(_ byte: UInt8, isFollowedByBlank: Bool) -> Bool {
    switch byte {
    case ascii("#"), ascii(","), ascii("["), ascii("]"), ascii("{"), ascii("}"), ascii("&"), ascii("*"), ascii("!"),
      ascii("|"), ascii(">"), ascii("'"), ascii("\""), ascii("%"), ascii("@"), ascii("`"):
      true
    case ascii("?"), ascii(":"), ascii("-"): isFollowedByBlank
    default: false
    }
  }

  private static func isBlankOrEnd(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index < text.count else { return true }
    return text[index] == ascii(" ") || text[index] == ascii("\t") || isBreak(text, at: index)
  }

  /// Whether there is a line break at `index`: LF, CR, NEL, LS or PS.
  static func isBreak(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case ascii("\n"), ascii("\r"): true
    case 0xC2: index + 1 < text.count && text[index + 1] == 0x85
    case 0xE2: index + 2 < text.count && text[index + 1] == 0x80 && text[index + 2] & 0xFE == 0xA8
    default: false
    }
  }

  /// Whether the character at `index` may be written without an escape: a line feed may, a tab may not.
  static func isPrintable(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = text[index]
    let second = index + 1 < text.count ? text[index + 1] : 0
    let third = index + 2 < text.count ? text[index + 2] : 0
    switch byte {
    case 0x0A, 0x20...0x7E: return true
    case 0xC2: return second >= 0xA0
    case 0xC3...0xEC, 0xEE: return true
    case 0xED: return second < 0xA0
    case 0xEF: return !(second == 0xBB && third == 0xBF) && !(second == 0xBF && third >= 0xBE)
    default: return false
    }
  }
}

/// The lengths of UTF-8 sequences.
enum UTF8Length {
  /// The number of bytes of the character that begins with `byte`; 1 if no character can begin with it.
  static func of(_ byte: UInt8) -> Int {
    switch byte {
    case 0xC0...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF7: 4
    default: 1
    }
  }
}
