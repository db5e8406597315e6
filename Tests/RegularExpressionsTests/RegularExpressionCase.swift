import OverlayRegularExpressions
import Testing

/// A pattern with strings that it matches and strings that it does not match.
struct RegularExpressionCase: CustomTestStringConvertible, Sendable {
  var pattern: String
  var matching: [String]
  var others: [String]

  init(_ pattern: String, _ matching: [String], not others: [String] = []) {
    self.pattern = pattern
    self.matching = matching
    self.others = others
  }

  var testDescription: String { pattern.debugDescription }

  /// Checks the strings against the pattern as it is.
  func checkAnywhere() throws {
    try check(RegularExpression(pattern))
  }

  /// Checks the strings against the pattern with anchors around it.
  func checkAnchored() throws {
    try check(RegularExpression(anchored: pattern))
  }

  private func check(_ expression: RegularExpression) {
    for text in matching { #expect(expression.matches(text), "\(pattern) should match \(text.debugDescription)") }
    for text in others { #expect(!expression.matches(text), "\(pattern) should not match \(text.debugDescription)") }
  }
}
