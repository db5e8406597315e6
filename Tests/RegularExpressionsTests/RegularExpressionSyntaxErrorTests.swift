import OverlayRegularExpressions
import Testing

@Suite("Regular expressions: invalid patterns")
struct RegularExpressionSyntaxErrorTests {
  struct Refusal: CustomTestStringConvertible, Sendable {
    var pattern: String
    var message: String
    var offset: Int

    init(_ pattern: String, _ message: String, at offset: Int = 0) {
      self.pattern = pattern
      self.message = message
      self.offset = offset
    }

    var testDescription: String { pattern.debugDescription }
  }

  static let explicitFalse: [Refusal] = [
    Refusal("*", "missing argument to repetition operator: `*`"),
    Refusal("+??", "missing argument to repetition operator: `+?`"),
    Refusal("{2}", "missing argument to repetition operator: `{2}`"),
    Refusal("a|*", "missing argument to repetition operator: `*`", at: 2),
    Refusal("(*a)", "missing argument to repetition operator: `*`", at: 1),
    Refusal("(?i)*", "missing argument to repetition operator: `*`", at: 4),
    Refusal(#"\Q\E*"#, "missing argument to repetition operator: `*`", at: 4),
    Refusal("a**", "invalid nested repetition operator: `**`", at: 1),
    Refusal("a*+", "invalid nested repetition operator: `*+`", at: 1),
    Refusal("a*??", "invalid nested repetition operator: `*??`", at: 1),
    Refusal("a{2}{3}", "invalid nested repetition operator: `{2}{3}`", at: 1),
    Refusal("a{2,1}", "invalid repeat count: `{2,1}`", at: 1),
    Refusal("a{1001}", "invalid repeat count: `{1001}`", at: 1),
    Refusal("a{0,1001}", "invalid repeat count: `{0,1001}`", at: 1),
    Refusal("a{99999999999999999999}", "invalid repeat count: `{99999999999999999999}`", at: 1),
    Refusal("(a{1000}){2}?", "invalid repeat count: `{2}?`", at: 9),
    Refusal("((a{10}){10}){11}", "invalid repeat count: `{11}`", at: 13),
    Refusal("(", "missing closing ): `(`"),
    Refusal("a(b(c)", "missing closing ): `a(b(c)`", at: 1),
    Refusal("(?:", "missing closing ): `(?:`"),
    Refusal("é)", "unexpected ): `é)`", at: 2),
    Refusal("(?P<n", "invalid named capture: `(?P<n`"),
    Refusal("(?P<>a)", "invalid named capture: `(?P<>`"),
    Refusal("(?<a-b>c)", "invalid named capture: `(?<a-b>`"),
    Refusal("(?<é>c)", "invalid named capture: `(?<é>`"),
    Refusal("(?<=a)", "invalid named capture: `(?<=a)`"),
    Refusal("a(?=b)", "invalid or unsupported Perl syntax: `(?=`", at: 1),
    Refusal("(?!a)", "invalid or unsupported Perl syntax: `(?!`"),
    Refusal("(?>a)", "invalid or unsupported Perl syntax: `(?>`"),
    Refusal("(?P=n)", "invalid or unsupported Perl syntax: `(?P`"),
    Refusal("(?P<", "invalid or unsupported Perl syntax: `(?P`"),
    Refusal("(?", "invalid or unsupported Perl syntax: `(?`"),
    Refusal("(?i", "invalid or unsupported Perl syntax: `(?i`"),
    Refusal("(?i-)", "invalid or unsupported Perl syntax: `(?i-)`"),
    Refusal("(?--i)", "invalid or unsupported Perl syntax: `(?--`"),
    Refusal("(?x)", "invalid or unsupported Perl syntax: `(?x`"),
    Refusal("[", "missing closing ]: `[`"),
    Refusal("a[]b", "missing closing ]: `[]b`", at: 1),
    Refusal("[a-", "missing closing ]: `[a-`"),
    Refusal("[[:alpha:]", "missing closing ]: `[[:alpha:]`"),
    Refusal("[b-a]", "invalid character class range: `b-a`", at: 1),
    Refusal("[[:foo:]]", "invalid character class range: `[:foo:]`", at: 1),
    Refusal(#"[a-\d]"#, #"invalid escape sequence: `\d`"#, at: 3),
    Refusal(#"[\b]"#, #"invalid escape sequence: `\b`"#, at: 1),
    Refusal(#"[\Qa\E]"#, #"invalid escape sequence: `\Q`"#, at: 1),
    Refusal(#"\pX"#, #"invalid character class range: `\pX`"#),
    Refusal(#"\p"#, #"invalid character class range: `\p`"#),
    Refusal(#"\p{L"#, #"invalid character class range: `\p{L`"#),
    Refusal(#"\p{}"#, #"invalid character class range: `\p{}`"#),
    Refusal(#"a\p{Grek}"#, #"invalid character class range: `\p{Grek}`"#, at: 1),
    Refusal(#"[\P{Old_Italic}]"#, #"invalid character class range: `\P{Old_Italic}`"#, at: 1),
    Refusal(#"\p{SignWriting}"#, #"invalid character class range: `\p{SignWriting}`"#),
    Refusal(#"\p{Script=Greek}"#, #"invalid character class range: `\p{Script=Greek}`"#),
    Refusal(#"\8"#, #"invalid escape sequence: `\8`"#),
    Refusal(#"(a)\1"#, #"invalid escape sequence: `\1`"#, at: 3),
    Refusal(#"\c"#, #"invalid escape sequence: `\c`"#),
    Refusal(#"\Z"#, #"invalid escape sequence: `\Z`"#),
    Refusal(#"\E"#, #"invalid escape sequence: `\E`"#),
    Refusal(#"\é"#, #"invalid escape sequence: `\é`"#),
    Refusal(#"\x4"#, #"invalid escape sequence: `\x4`"#),
    Refusal(#"\x{}"#, #"invalid escape sequence: `\x{}`"#),
    Refusal(#"\x{110000}"#, #"invalid escape sequence: `\x{110000`"#),
    Refusal(#"a\"#, "trailing backslash at end of expression: ``", at: 1),
    Refusal(#"[a-\"#, "trailing backslash at end of expression: ``", at: 3),
  ]

  @Test("reports the problem and its position", arguments: explicitFalse)
  func refuses(_ refusal: Refusal) {
    let error = #expect(throws: RegularExpression.SyntaxError.self) { try RegularExpression(refusal.pattern) }
    #expect(error == .init(message: refusal.message, offset: refusal.offset))
  }

  static let anchoredRefusals: [Refusal] = [
    Refusal("*", "missing argument to repetition operator: `*`"),
    Refusal("a)", "unexpected ): `^(?:a))$`", at: 2),
    Refusal("(a", "missing closing ): `^(?:(a)$`"),
    Refusal("[a", "missing closing ]: `[a)$`"),
    Refusal(#"a\"#, #"missing closing ): `^(?:a\)$`"#),
    Refusal(#"a\x"#, #"invalid escape sequence: `\x)$`"#, at: 1),
    Refusal("[a-", "invalid character class range: `a-)`", at: 1),
  ]

  @Test("anchors are part of the quoted pattern, but not of the offset", arguments: anchoredRefusals)
  func refusesAnchored(_ refusal: Refusal) {
    let error = #expect(throws: RegularExpression.SyntaxError.self) { try RegularExpression(anchored: refusal.pattern) }
    #expect(error == .init(message: refusal.message, offset: refusal.offset))
  }
}
