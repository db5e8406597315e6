/// Divides a line into words as a shell does: at white space, with quotes, backslashes and comments.
///
/// Source: the reference's splitter. Nothing is expanded.
enum ShellWords {
  private enum State { case between, word, singleQuotes, doubleQuotes, comment }

  /// The words of a line; of a line that ends inside of quotes or after a backslash, those before.
  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var state = State.between
    var scalars = line.unicodeScalars.makeIterator()
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { [" ", "\t", "\r", "\n"].contains(scalar) }
    while let scalar = scalars.next() {
      switch (state, scalar) {
      case (.comment, "\n"): state = .between
      case (.comment, _): break
      case (.between, "#"): state = .comment
      case (.between, let scalar) where isSpace(scalar): break
      case (.word, let scalar) where isSpace(scalar):
        words.append(word)
        word = ""
        state = .between
      case (.singleQuotes, "'"), (.doubleQuotes, "\""): state = .word
      case (.singleQuotes, let scalar): word.unicodeScalars.append(scalar)
      case (.between, "'"), (.word, "'"): state = .singleQuotes
      case (.between, "\""), (.word, "\""): state = .doubleQuotes
      case (_, "\\"):
        guard let next = scalars.next() else { return words }
        word.unicodeScalars.append(next)
        if state == .between { state = .word }
      default:
        word.unicodeScalars.append(scalar)
        if state == .between { state = .word }
      }
    }
    if state == .word { words.append(word) }
    return words
  }
}
