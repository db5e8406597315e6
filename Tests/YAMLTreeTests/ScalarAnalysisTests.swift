import Testing

@testable import OverlayYAMLTree

@Suite("Styles that a string allows")
struct ScalarAnalysisTests {
  /// The styles that a text may have: `p`lain, `s`ingle quotes, `b`lock; and `m` for several lines.
  private static func allowed(_ text: String, tabIsSpecial: Bool = true) -> String {
    let analysis = Text(text).withBytes { ScalarAnalysis($0, tabIsSpecial: tabIsSpecial) }
    return (analysis.isMultiline ? "m" : "") + (analysis.allowsPlain ? "p" : "")
      + (analysis.allowsSingleQuotes ? "s" : "") + (analysis.allowsBlock ? "b" : "")
  }

  @Test(
    "plain",
    arguments: [
      "a", "-a", "?a", ":a", "a:b", "a#b", "a,b", "a{b}", "it's", "a\"b", "a\\b", "a b", "a  b", "a-", "a?", "1", "é",
      "/bin/sh -c 'x' && y | z > w", "<a&b>", "--a", "..", ".", "=", "-1", "a|", "a%", "日本",
      "a\u{A0}b", "\u{200B}", "\u{E000}", "\u{FFFD}",
    ]
  )
  func plain(text: String) {
    #expect(Self.allowed(text) == "psb")
  }

  @Test(
    "quoted",
    arguments: [
      "-", "- a", "?", "? a", ":", ": a", "a:", "a: b", "a #b", "#a", ",a", "[a]", "]", "{a}", "}", "'a'", "\"a\"", "|",
      ">", "%a", "@a", "`a", "&a", "*a", "!a", "---", "--- a", "---a", "...", "...a", " a",
    ]
  )
  func quoted(text: String) {
    #expect(Self.allowed(text) == "sb")
  }

  @Test(
    "neither plain nor single quotes",
    arguments: [
      "\u{0}", "\u{1}", "\u{1B}", "a\tb", "a\u{C}b", "\u{7F}", "\u{1F600}", "\u{FEFF}a",
      "a\u{FEFF}", "\u{80}", "\u{9F}", "\u{FFFE}", "\u{FFFF}",
    ]
  )
  func special(text: String) {
    #expect(Self.allowed(text) == "")
  }

  @Test(
    "trailing spaces rule out block scalars",
    arguments: [
      ("a ", "s"), (" ", "s"), ("a\nb ", "ms"), ("a \nb", "m"), ("a\n b", "mb"), ("a\nb", "msb"), ("\na", "msb"),
    ]
  )
  func spaces(text: String, expected: String) {
    #expect(Self.allowed(text) == expected)
  }

  @Test(
    "line breaks",
    arguments: [
      ("a\n", "msb"), ("\n", "msb"), ("a\r\nb", "m"), ("a\u{2028}b", "msb"), ("a\u{2029}b", "msb"), ("a\u{85}b", "m"),
      ("a\n\nb\n", "msb"), ("a\n#b", "msb"),
    ]
  )
  func lineBreaks(text: String, expected: String) {
    #expect(Self.allowed(text) == expected)
  }

  @Test("a tab is special for output, but not for the style chosen from JSON")
  func tab() {
    #expect(Self.allowed("a\tb") == "")
    #expect(Self.allowed("a\tb", tabIsSpecial: false) == "psb")
    #expect(Self.allowed("-\tb", tabIsSpecial: false) == "sb")
    #expect(Self.allowed("a\t#b", tabIsSpecial: false) == "sb")
    #expect(Self.allowed("a:\tb", tabIsSpecial: false) == "sb")
  }

  @Test("an empty string allows all styles")
  func empty() {
    #expect(Self.allowed("") == "psb")
  }
}
