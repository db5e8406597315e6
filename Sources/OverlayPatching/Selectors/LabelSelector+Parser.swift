extension LabelSelector {
  /// Parses requirements, with one token of lookahead.
  struct Parser {
    private var lexer: Lexer
    private var current: Token

    /// Creates a parser at the first token of `text`.
    init(_ text: String) {
      var lexer = Lexer(text)
      self.current = lexer.next()
      self.lexer = lexer
    }

    /// Reads the whole selector.
    ///
    /// - Returns: The requirements in order; none if the text is empty.
    /// - Throws: The first error.
    mutating func parse() throws(SyntaxError) -> [Requirement] {
      var requirements: [Requirement] = []
      guard current.kind != .end else { return requirements }
      guard startsRequirement else { throw .unexpected(current, expected: "!, identifier, or 'end of string'") }
      while true {
        requirements.append(try readRequirement())
        guard current.kind != .end else { return requirements }
        guard take(.comma) else { throw .unexpected(current, expected: "',' or 'end of string'") }
        guard startsRequirement else { throw .unexpected(current, expected: "identifier after ','") }
      }
    }

    private var startsRequirement: Bool { current.isWord || current.kind == .not }

    private mutating func readRequirement() throws(SyntaxError) -> Requirement {
      let isNegated = take(.not)
      guard current.isWord else { throw .unexpectedInRequirement(current, expected: "identifier") }
      let key = read()
      let problems = LabelRules.problems(inKey: key.text)
      guard problems.isEmpty else { throw .invalidKey(key, problems) }
      let condition = isNegated ? .doesNotExist : try readCondition(of: key.text)
      return Requirement(key: key.text, condition: condition)
    }

    private mutating func readCondition(of key: String) throws(SyntaxError) -> Condition {
      guard current.kind != .comma, current.kind != .end else { return .exists }
      let operation = read()
      switch operation.kind {
      case .isIn: return .isIn(try readValues(of: key))
      case .isNotIn: return .isNotIn(try readValues(of: key))
      case .equals: return .isIn([try checkedValue(readValue(), of: key)])
      case .notEquals: return .isNotIn([try checkedValue(readValue(), of: key)])
      case .greater: return .isGreater(than: try readNumber(of: key))
      case .less: return .isLess(than: try readNumber(of: key))
      default: throw .unexpectedInRequirement(operation, expected: "'=', '!=', '==', 'in', notin'")
      }
    }

    /// Reads the word after an operator; it may be missing, which is the empty value.
    private mutating func readValue() throws(SyntaxError) -> Token {
      switch current.kind {
      case .comma, .end: return emptyValue
      default:
        guard current.isWord else { throw .unexpectedInRequirement(current, expected: "identifier") }
        return read()
      }
    }

    private mutating func readNumber(of key: String) throws(SyntaxError) -> Int64 {
      let value = try readValue()
      guard let number = Int64(value.text) else { throw .notAnInteger(at: value.offset) }
      // A plus or minus sign is rejected here, although values with one can be compared.
      _ = try checkedValue(value, of: key)
      return number
    }

    /// Reads a set in parentheses, in which a missing value is the empty value.
    ///
    /// Kubernetes reads two commas together and then requires another value: `(a,)` and `(a,,b)` are valid sets,
    /// `(a,,)` is not.
    private mutating func readValues(of key: String) throws(SyntaxError) -> [String] {
      guard take(.open) else { throw .missingParenthesis(before: current) }
      guard current.isWord || current.kind == .comma || current.kind == .close else {
        throw .unexpectedInRequirement(current, expected: "',', ')' or identifier")
      }
      var values: [Token] = current.isWord ? [] : [emptyValue]
      while !take(.close) {
        if current.isWord {
          values.append(read())
          guard current.kind == .comma || current.kind == .close else {
            throw .unexpectedInRequirement(current, expected: "',' or ')'")
          }
        } else {
          try readCommas(into: &values)
        }
      }
      var texts: [String] = []
      for value in values { texts.append(try checkedValue(value, of: key)) }
      return texts
    }

    /// Reads one or two commas of a set, and the empty value after the first.
    private mutating func readCommas(into values: inout [Token]) throws(SyntaxError) {
      guard take(.comma) else { throw .unexpectedInRequirement(current, expected: "',', or identifier") }
      guard !current.isWord else { return }
      let value = emptyValue
      if take(.comma), current.kind == .close {
        throw .unexpectedInRequirement(current, expected: "',', or identifier")
      }
      values.append(value)
    }

    private var emptyValue: Token { Token(kind: .identifier, text: "", offset: current.offset) }

    private func checkedValue(_ value: Token, of key: String) throws(SyntaxError) -> String {
      let problems = LabelRules.problems(inValue: value.text)
      guard problems.isEmpty else { throw .invalidValue(value, key: key, problems) }
      return value.text
    }

    private mutating func read() -> Token {
      let token = current
      current = lexer.next()
      return token
    }

    private mutating func take(_ kind: Token.Kind) -> Bool {
      guard current.kind == kind else { return false }
      current = lexer.next()
      return true
    }
  }
}
