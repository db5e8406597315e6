import OverlayYAMLTree

extension LabelSelector {
  /// An error in a selector.
  package struct SyntaxError: Error, Hashable, Sendable {
    /// One clause, in the words of Kubernetes.
    package var message: String
    /// The position of the problem, in bytes from the start of the selector.
    package var offset: Int

    /// Creates an error.
    package init(message: String, offset: Int) { (self.message, self.offset) = (message, offset) }
  }
}

// MARK: - Messages

extension LabelSelector.SyntaxError {
  private static let requirementPrefix = "unable to parse requirement: "

  /// The error for an unexpected token between requirements.
  static func unexpected(_ token: LabelSelector.Token, expected: String) -> Self {
    Self(message: "found '\(token.text)', expected: \(expected)", offset: token.offset)
  }

  /// The error for an unexpected token within a requirement.
  static func unexpectedInRequirement(_ token: LabelSelector.Token, expected: String) -> Self {
    Self(message: "\(requirementPrefix)found '\(token.text)', expected: \(expected)", offset: token.offset)
  }

  /// The error for a set operator without a set; the message has no comma in Kubernetes either.
  static func missingParenthesis(before token: LabelSelector.Token) -> Self {
    Self(message: "\(requirementPrefix)found '\(token.text)' expected: '('", offset: token.offset)
  }

  /// The error for `<` or `>` with anything but a decimal 64-bit integer.
  static func notAnInteger(at offset: Int) -> Self {
    Self(message: requirementPrefix + "for 'Gt', 'Lt' operators, the value must be an integer", offset: offset)
  }

  /// The error for an invalid label key.
  static func invalidKey(_ key: LabelSelector.Token, _ problems: [String]) -> Self {
    let list = problems.joined(separator: "; ")
    return Self(message: "\(requirementPrefix)invalid label key \(key.text.goQuoted): \(list)", offset: key.offset)
  }

  /// The error for an invalid label value.
  static func invalidValue(_ value: LabelSelector.Token, key: String, _ problems: [String]) -> Self {
    let place = "invalid label value: \(value.text.goQuoted): at key: \(key.goQuoted)"
    return Self(message: "\(requirementPrefix)\(place): \(problems.joined(separator: "; "))", offset: value.offset)
  }
}

extension String {
  /// The text in double quotes, with escapes like those of Go's `%q`.
  fileprivate var goQuoted: String {
    unicodeScalars.reduce(into: "\"") { $0 += Self.goEscaped($1) } + "\""
  }

  private static func goEscaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"", "\\": return "\\\(scalar)"
    case "\u{7}": return "\\a"
    case "\u{8}": return "\\b"
    case "\t": return "\\t"
    case "\n": return "\\n"
    case "\u{B}": return "\\v"
    case "\u{C}": return "\\f"
    case "\r": return "\\r"
    case " "..."~": return String(scalar)
    case "\0"..."\u{7F}": return "\\x" + String(scalar.value, radix: 16, width: 2)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return scalar.value <= 0xFFFF
        ? "\\u" + String(scalar.value, radix: 16, width: 4) : "\\U" + String(scalar.value, radix: 16, width: 8)
    default: return String(scalar)
    }
  }
}
