extension RegularExpression {
  /// What is wrong with a pattern.
  package struct SyntaxError: Error, Hashable, Sendable {
    /// One clause with the offending part in backquotes, worded as Go words it after `error parsing regexp: `.
    package var message: String
    /// Where the problem is, in bytes from the start of the pattern.
    package var offset: Int

    /// Creates an error from its two parts.
    package init(message: String, offset: Int) {
      self.message = message
      self.offset = offset
    }
  }
}

// MARK: - Messages

extension RegularExpression.SyntaxError {
  /// A rule of the syntax that a part of a pattern breaks.
  enum Rule: String {
    case repetitionWithoutOperand = "missing argument to repetition operator"
    case repetitionOfRepetition = "invalid nested repetition operator"
    case repetitionCount = "invalid repeat count"
    case unclosedGroup = "missing closing )"
    case unopenedGroup = "unexpected )"
    case groupName = "invalid named capture"
    case groupFlags = "invalid or unsupported Perl syntax"
    case unclosedClass = "missing closing ]"
    case classRange = "invalid character class range"
    case escape = "invalid escape sequence"
    case trailingBackslash = "trailing backslash at end of expression"
    case depth = "expression nests too deeply"
    case size = "expression too large"
  }

  /// The message for a broken rule, with the part of the pattern that breaks it.
  init(_ rule: Rule, _ part: some StringProtocol, at offset: Int) {
    self.init(message: "\(rule.rawValue): `\(part)`", offset: offset)
  }

  /// The message for a pattern that is well-formed but costs too much.
  static func tooLarge(at offset: Int) -> Self {
    Self(message: Rule.size.rawValue, offset: offset)
  }
}
