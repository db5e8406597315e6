import OverlayRegularExpressions
import Testing

@Suite("Regular expressions: limits")
struct RegularExpressionLimitTests {
  private static func nested(_ open: String, _ count: Int, _ middle: String, _ close: String) -> String {
    String(repeating: open, count: count) + middle + String(repeating: close, count: count)
  }

  private static func message(_ pattern: String) -> String? {
    do throws(RegularExpression.SyntaxError) {
      _ = try RegularExpression(pattern)
      return nil
    } catch {
      return error.message
    }
  }

  /// The time limit does not measure speed: a backtracking engine would take years.
  @Test(
    "patterns with exponential backtracking take linear time",
    .timeLimit(.minutes(20)),
    arguments: [
      ("(a*)*b", false), ("(a|aa)+$", true), ("(a|a)*c", false), ("(a+)+$x", false), ("(.*)(.*)(.*)(.*)[^a]", false),
      ("^(?:.*.*.*=)+$", false), ("(?:a?){100}a{100}$", true), ("((((a*)*)*)*)*b", false),
    ]
  )
  func noBacktracking(_ pattern: String, isMatch: Bool) throws {
    let text = String(repeating: "a", count: 10_000)
    #expect(try RegularExpression(pattern).matches(text) == isMatch)
  }

  @Test("nesting is limited as in Go")
  func depth() {
    #expect(Self.message(Self.nested("(", 999, "a", ")")) == nil)
    #expect(Self.message(Self.nested("(", 1000, "a", ")"))?.hasPrefix("expression nests too deeply: `((((") == true)
    #expect(Self.message(Self.nested("(?:", 999, "a", ")*")) == nil)
    #expect(Self.message(Self.nested("(?:", 1000, "a", ")*"))?.hasPrefix("expression nests too deeply") == true)
    #expect(Self.message(Self.nested("(ab", 499, "", ")")) == nil)
    #expect(Self.message(Self.nested("(ab", 501, "", ")"))?.hasPrefix("expression nests too deeply") == true)
  }

  @Test("groups that add no depth", arguments: ["(?:", "(?:a", "(?:a|"])
  func flatNesting(_ open: String) throws {
    let expression = try RegularExpression(Self.nested(open, 10_000, "b", ")"))
    #expect(expression.matches(String(repeating: "a", count: 10_000) + "b"))
  }

  @Test(
    "patterns that are too large",
    arguments: [
      String(repeating: "a", count: 100_000),
      String(repeating: "(?:", count: 100_000),
      String(repeating: "[[:", count: 100_000),
      "[" + String(repeating: "ab", count: 100_000) + "]",
      String(repeating: "(?:(?:abcdefghij){10}){100}", count: 10),
      String(repeating: "(?:(?:|a){100}){10}", count: 100),
    ]
  )
  func tooLarge(_ pattern: String) {
    #expect(Self.message(pattern) == "expression too large")
  }

  @Test("many different classes are too large")
  func manyClasses() {
    let pattern = (0x4E00..<0x9000).map { "[\\x{\(String($0, radix: 16))}a]" }.joined()
    #expect(Self.message(pattern) == "expression too large")
  }

  @Test("long patterns within the limit")
  func longPatterns() throws {
    let text = String(repeating: "k", count: 60_000)
    #expect(try RegularExpression(anchored: text).matches(text))
    #expect(try RegularExpression(anchored: "(?i)" + text).matches(text))
    #expect(try RegularExpression(anchored: "(?:a{10}){100}").matches(String(repeating: "a", count: 1000)))
    #expect(try RegularExpression(anchored: "(?:(?:){1000})*|a").matches("a"))
    #expect(try RegularExpression("[" + String(repeating: "[:", count: 10_000) + "a]").matches("["))
  }
}
