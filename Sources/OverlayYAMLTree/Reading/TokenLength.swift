/// How much of a line a diagnostic marks.
package enum TokenLength {
  /// The number of columns, in code points, of the token that begins at a column of a line.
  ///
  /// A token is what an editor would mark: quoted text with its quotes, an alias, a plain scalar or key, or one
  /// character of punctuation. Only one line is considered, so a token that continues in the next line is marked to the
  /// end of this one.
  ///
  /// - Parameters:
  ///   - line: A line of YAML, JSON or another format, without its line break.
  ///   - column: The 1-based column where the token begins.
  /// - Returns: At least 1; 0 if the line ends before the column.
  package static func length(in line: String, from column: Int) -> Int {
    guard column > 0 else { return 0 }
    let token = Array(line.unicodeScalars.dropFirst(column - 1))
    guard let first = token.first else { return 0 }
    switch first {
    case "\"": return quoted(token, escape: "\\")
    case "'": return quoted(token, escape: "'")
    case "[", "]", "{", "}", ",", "|", ">": return 1
    case "-", "?", ":":
      // An indicator if a space follows, otherwise the beginning of a plain scalar.
      if token.count == 1 || isSpace(token[1]) { return 1 }
    default: break
    }
    return plain(token, isInFlow: line.unicodeScalars.prefix(column - 1).contains { $0 == "[" || $0 == "{" })
  }

  private static func quoted(_ token: [Unicode.Scalar], escape: Unicode.Scalar) -> Int {
    var index = 1
    while index < token.count {
      if token[index] == escape, index + 1 < token.count, escape != "'" || token[index + 1] == "'" {
        index += 2
      } else if token[index] == token[0] {
        return index + 1
      } else {
        index += 1
      }
    }
    return token.count
  }

  private static func plain(_ token: [Unicode.Scalar], isInFlow: Bool) -> Int {
    var end = 1
    while end < token.count {
      let isLast = end + 1 == token.count
      if token[end] == ":", isLast || isSpace(token[end + 1]) { break }
      if token[end] == "#", isSpace(token[end - 1]) { break }
      if isInFlow, [",", "[", "]", "{", "}"].contains(token[end]) { break }
      end += 1
    }
    while end > 1, isSpace(token[end - 1]) { end -= 1 }
    return end
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
