/// Splits the command line arguments of a plugin (`argsOneLiner`).
///
/// Source: Kustomize 5.8.1, whose splitter is simpler than a shell's. White space separates words. A backslash takes the
/// next character literally, except in single quotes. A `#` outside quotes ends the text, even inside a word. Words that
/// are empty are dropped, quoted or not.
enum ShellWords {
  /// A quote has no counterpart.
  struct UnclosedQuote: Error {}

  /// - Returns: The words in order.
  /// - Throws: ``UnclosedQuote``.
  static func split(_ text: String) throws(UnclosedQuote) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var quote: Unicode.Scalar?
    func endWord() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    var scalars = text.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch (quote, scalar) {
      case (let open?, _) where open == scalar: quote = nil
      case ("'", _): word.append(scalar)
      case (_, "\\"): if let next = scalars.next() { word.append(next) }
      case (_?, _): word.append(scalar)
      case (nil, "'"), (nil, "\""): quote = scalar
      case (nil, "#"):
        endWord()
        return words
      case (nil, _):
        if scalar.properties.isWhitespace { endWord() } else { word.append(scalar) }
      }
    }
    guard quote == nil else { throw UnclosedQuote() }
    endWord()
    return words
  }
}
