public import OverlayDiagnostics

extension Diagnostic.Edit {
  /// An edit that changes the scalar at a location; `nil` if there is none that the edit knows how to change.
  ///
  /// The scalar gets other text of the same type, as far as that is easy: numbers grow, booleans turn over, and text becomes
  /// longer.
  public init?(changingScalarAt location: SourceLocation, in text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    guard lines.indices.contains(location.line - 1), location.column > 0 else { return nil }
    let line = lines[location.line - 1]
    var start = min(location.column - 1, line.count)
    // An anchor or a tag belongs to the scalar.
    while start < line.count, "&!".unicodeScalars.contains(line[start]) {
      while start < line.count, line[start] != " " { start += 1 }
      while start < line.count, line[start] == " " { start += 1 }
    }
    if start < line.count, "|>".unicodeScalars.contains(line[start]) {
      let first = lines.indices.first { $0 >= location.line && lines[$0].contains { $0 != " " } }
      guard let first else { return nil }
      self.init(
        lines[first],
        at: first,
        of: location.file,
        changing: lines[first].count..<lines[first].count,
        to: "zz9"
      )
      return
    }
    if start < line.count, let quote = ["\"", "'"].first(where: { $0 == line[start] }) {
      guard let end = Self.end(ofQuotes: quote, after: (location.line - 1, start), in: lines) else { return nil }
      self.init(lines[end.line], at: end.line, of: location.file, changing: end.column..<end.column, to: "9")
      return
    }
    let isInFlow = lines[...(location.line - 1)].suffix(8).joined().contains { "{[".unicodeScalars.contains($0) }
    var end = start
    while end < line.count {
      let next = end + 1 < line.count ? line[end + 1] : " "
      if line[end] == ":", next == " " { break }
      if line[end] == " ", next == "#" { break }
      if isInFlow, ",]}".unicodeScalars.contains(line[end]) { break }
      end += 1
    }
    let old = String(String.UnicodeScalarView(line[start..<end]))
    let new: String
    switch old {
    case "true": new = "false"
    case "false": new = "true"
    default: new = Int(old).map { String($0 + 1) } ?? "\(old)zz9"
    }
    self.init(line, at: location.line - 1, of: location.file, changing: start..<end, to: new)
  }

  private init(
    _ line: [Unicode.Scalar],
    at index: Int,
    of file: String,
    changing range: Range<Int>,
    to new: String
  ) {
    let text = line[..<range.lowerBound] + Array(new.unicodeScalars) + line[range.upperBound...]
    self.init(
      replacing: 1,
      at: SourceLocation(file: file, line: index + 1),
      with: [String(String.UnicodeScalarView(text))]
    )
  }

  /// The position of the closing quote.
  private static func end(
    ofQuotes quote: Unicode.Scalar,
    after start: (line: Int, column: Int),
    in lines: [[Unicode.Scalar]]
  ) -> (line: Int, column: Int)? {
    var (line, column) = (start.line, start.column + 1)
    while line < lines.count {
      while column < lines[line].count {
        let character = lines[line][column]
        let isDoubled = quote == "'" && column + 1 < lines[line].count && lines[line][column + 1] == quote
        if character == quote, !isDoubled { return (line, column) }
        column += (character == quote) || (character == "\\" && quote == "\"") ? 2 : 1
      }
      (line, column) = (line + 1, 0)
    }
    return nil
  }
}
