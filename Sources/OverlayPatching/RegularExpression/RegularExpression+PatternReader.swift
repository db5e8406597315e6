extension RegularExpression {
  /// Reads a pattern from start to end, one code point at a time.
  struct PatternReader {
    /// A place in the pattern.
    typealias Position = String.Index

    private let pattern: String
    private(set) var position: Position

    /// Stands before the first code point of `pattern`.
    init(_ pattern: String) {
      var pattern = pattern
      pattern.makeContiguousUTF8()
      self.pattern = pattern
      self.position = pattern.startIndex
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { position == pattern.endIndex }

    /// The whole pattern.
    var text: String { pattern }

    /// The next code point, which stays unread, or `nil` at the end.
    func peek() -> Unicode.Scalar? {
      isAtEnd ? nil : pattern.unicodeScalars[position]
    }

    /// Reads one code point, or returns `nil` at the end.
    mutating func next() -> Unicode.Scalar? {
      guard let scalar = peek() else { return nil }
      position = pattern.unicodeScalars.index(after: position)
      return scalar
    }

    /// Reads `prefix`, which is ASCII, if it comes next; returns whether it did.
    mutating func skip(_ prefix: StaticString) -> Bool {
      guard startsWith(prefix) else { return false }
      position = pattern.utf8.index(position, offsetBy: prefix.utf8CodeUnitCount)
      return true
    }

    /// Whether `prefix`, which is ASCII, comes next.
    func startsWith(_ prefix: StaticString) -> Bool {
      let prefix = UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
      return pattern.utf8[position...].starts(with: prefix)
    }

    /// Reads up to the next occurrence of `mark` and the mark itself.
    ///
    /// - Parameter mark: ASCII text.
    /// - Returns: The text before the mark; `nil`, with nothing read, if there is no mark.
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

    /// Goes back to a place that was read before.
    mutating func rewind(to earlier: Position) {
      position = earlier
    }

    /// The text from `start` to the current place.
    func text(from start: Position) -> Substring { pattern[start..<position] }

    /// The text from `start` to the end of the pattern.
    func rest(from start: Position) -> Substring { pattern[start...] }

    /// The number of bytes before `place`.
    func offset(of place: Position) -> Int {
      pattern.utf8.distance(from: pattern.startIndex, to: place)
    }

    /// An error about the text from `start` to the current place.
    func error(_ rule: SyntaxError.Rule, from start: Position) -> SyntaxError {
      SyntaxError(rule, text(from: start), at: offset(of: start))
    }

    /// An error about the text from `start` to the end of the pattern.
    func errorToEnd(_ rule: SyntaxError.Rule, from start: Position) -> SyntaxError {
      SyntaxError(rule, rest(from: start), at: offset(of: start))
    }

    /// An error at `place` that quotes the whole pattern.
    func errorInWhole(_ rule: SyntaxError.Rule, at place: Position) -> SyntaxError {
      SyntaxError(rule, pattern, at: offset(of: place))
    }
  }
}
