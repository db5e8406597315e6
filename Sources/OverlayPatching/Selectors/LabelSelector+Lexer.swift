extension LabelSelector {
  /// A word or an operator of a selector.
  struct Token: Hashable, Sendable {
    /// The kind of a token; `in` and `notin` can also be used as keys and values.
    enum Kind: Hashable, Sendable {
      case identifier, isIn, isNotIn
      case not, equals, notEquals, less, greater
      case open, close, comma
      case end
    }

    var kind: Kind
    /// The text of the token; empty at the end.
    var text: String
    /// The start of the token, in bytes.
    var offset: Int

    /// Whether the token can be a key or a value.
    var isWord: Bool {
      switch kind {
      case .identifier, .isIn, .isNotIn: true
      default: false
      }
    }
  }

  /// Splits a selector into tokens.
  struct Lexer {
    private let bytes: [UInt8]
    private var offset = 0

    /// Creates a lexer at the start of `text`.
    init(_ text: String) {
      self.bytes = Array(text.utf8)
    }

    /// Reads a token; at the end, every call returns the end token.
    mutating func next() -> Token {
      while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
      let start = offset
      guard start < bytes.count else { return Token(kind: .end, text: "", offset: start) }
      if let kind = readSymbol() { return token(kind, from: start) }
      while offset < bytes.count, !Self.isSpace(bytes[offset]), Self.symbol(bytes[offset]) == nil { offset += 1 }
      var word = token(.identifier, from: start)
      if word.text.utf8.elementsEqual("in".utf8) { word.kind = .isIn }
      if word.text.utf8.elementsEqual("notin".utf8) { word.kind = .isNotIn }
      return word
    }

    private func token(_ kind: Token.Kind, from start: Int) -> Token {
      Token(kind: kind, text: String(decoding: bytes[start..<offset], as: UTF8.self), offset: start)
    }

    /// Reads the longest matching operator or punctuation character.
    private mutating func readSymbol() -> Token.Kind? {
      guard let kind = Self.symbol(bytes[offset]) else { return nil }
      offset += 1
      guard offset < bytes.count, bytes[offset] == UInt8(ascii: "=") else { return kind }
      switch kind {
      case .equals:
        offset += 1
        return .equals
      case .not:
        offset += 1
        return .notEquals
      default: return kind
      }
    }

    private static func symbol(_ byte: UInt8) -> Token.Kind? {
      switch byte {
      case UInt8(ascii: "!"): .not
      case UInt8(ascii: "="): .equals
      case UInt8(ascii: "<"): .less
      case UInt8(ascii: ">"): .greater
      case UInt8(ascii: "("): .open
      case UInt8(ascii: ")"): .close
      case UInt8(ascii: ","): .comma
      default: nil
      }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
      default: false
      }
    }
  }
}
