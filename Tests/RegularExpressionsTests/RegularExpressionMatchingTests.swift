import OverlayRegularExpressions
import Testing

@Suite("Regular expressions: matching")
struct RegularExpressionMatchingTests {
  typealias Case = RegularExpressionCase

  static let anywhere: [Case] = [
    Case("", ["", "a"]),
    Case("a", ["a", "ba", "xay"], not: ["", "b", "A"]),
    Case("nan", ["banana", "nan", "nanan"], not: ["naan", "na"]),
    Case("^a", ["a", "ab"], not: ["ba", "\na"]),
    Case("a$", ["a", "ba"], not: ["ab", "a\n"]),
    Case("^a$", ["a"], not: ["", "aa", "a\n"]),
    Case("^$", [""], not: ["a", "\n"]),
    Case("a^b", [], not: ["ab", "a\nb"]),
    Case("a|b^|c", ["xa", "cx"], not: ["b", "d"]),
    Case("^a|b", ["ax", "xb"], not: ["xa"]),
    Case("a.c", ["abc", "a.c", "xaécx"], not: ["ac", "a\nc"]),
    Case("ab*c", ["ac", "abbbc"], not: ["ab", "bc"]),
    Case("a(?:bc)+d", ["abcd", "abcbcd"], not: ["ad", "abcbd"]),
    Case(#"\bfoo\b"#, ["foo", "a foo.", "é-foo"], not: ["foobar", "_foo"]),
    Case(#"\Boo"#, ["foo"], not: ["oo", " oo"]),
    Case(#"\B"#, ["", "aa"], not: ["a"]),
    Case("(?m)^b$", ["b", "a\nb\nc"], not: ["ab", "a b"]),
    Case("(?m)^$", ["", "a\n", "a\n\nb"], not: ["a", "a\nb"]),
    Case(#"(?m)\Ab\z"#, ["b"], not: ["a\nb", "b\na"]),
    Case(#"a\z\n"#, [], not: ["a\n"]),
  ]

  @Test("unanchored patterns", arguments: anywhere)
  func matchesAnywhere(_ test: Case) throws {
    try test.checkAnywhere()
  }

  static let anchored: [Case] = [
    Case("my-app", ["my-app"], not: ["my-app-2", "a-my-app", "my-ap", "My-app", ""]),
    Case("my.app", ["my.app", "my-app", "myéapp"], not: ["my\napp", "myapp"]),
    Case(#"my\.app"#, ["my.app"], not: ["my-app"]),
    Case("a|bc", ["a", "bc"], not: ["ac", "abc", "b"]),
    Case("a)(b", ["ab"], not: ["a", "b"]),
    Case("a)|(?:b", ["a", "ax", "b", "xb"], not: ["xa", "bx"]),
    Case("(a|ab)(c|bcd)*", ["a", "ac", "abcd", "abbcd", "acbcd"], not: ["ad", "abc d"]),
    Case("a{2}", ["aa"], not: ["a", "aaa"]),
    Case("a{2,}", ["aa", "aaaaa"], not: ["a"]),
    Case("a{1,3}", ["a", "aa", "aaa"], not: ["", "aaaa"]),
    Case("a{0}b", ["b"], not: ["ab"]),
    Case("a{0,0}", [""], not: ["a"]),
    Case("(?:a{2}){2}", ["aaaa"], not: ["aa", "aaa"]),
    Case("(a{1000}){0}", [""], not: ["a"]),
    Case("a*?b+?c??", ["b", "aab", "abbc"], not: ["a", "ac"]),
    Case("(|a)*", ["", "aaa"], not: ["b"]),
    Case("(a||b)", ["a", "", "b"], not: ["ab"]),
    Case("()|a", ["", "a"], not: ["aa"]),
    Case("^*", [""], not: ["^"]),
    Case("^^a$$", ["a"], not: ["^a$"]),
    Case("(?:(?:a))+", ["aa"], not: [""]),
    Case("(?P<first>a)(?<second>b)", ["ab"]),
    Case("(?P<n>a)(?P<n>b)", ["ab"]),
    Case("a{,2}", ["a{,2}"], not: ["", "aa"]),
    Case("a{01}", ["a{01}"], not: ["a"]),
    Case("{", ["{"]),
    Case("a{1,2", ["a{1,2"]),
    Case("a{1,x}", ["a{1,x}"]),
    Case("]}", ["]}"]),
    Case(#"\Qa.b*\E"#, ["a.b*"], not: ["axb"]),
    Case(#"\Qab\E+"#, ["ab", "abb"], not: ["abab"]),
    Case(#"a\Q\E*"#, ["", "aa"]),
    Case(#"a*\Q\E*"#, ["", "aa"]),
    Case(#"\x61\x{62}\143\0101"#, ["abc\u{8}1"]),
    Case(#"\141\12"#, ["a\n"]),
    Case(#"\a\f\t\n\r\v"#, ["\u{7}\u{C}\t\n\r\u{B}"]),
    Case(#"\_\-\.\/\!"#, ["_-./!"]),
    Case("日本+", ["日本", "日本本"], not: ["日", "日本日"]),
    Case("é", ["\u{E9}"], not: ["e\u{301}"]),
    Case("e\u{301}", ["e\u{301}"], not: ["\u{E9}"]),
    Case("a\r\nb", ["a\r\nb"], not: ["a\nb"]),
    Case(#"a\rb"#, ["a\rb"]),
  ]

  @Test("anchored patterns", arguments: anchored)
  func matchesAnchored(_ test: Case) throws {
    try test.checkAnchored()
  }

  static let flags: [Case] = [
    Case("(?i)ab", ["ab", "AB", "aB"], not: ["b"]),
    Case("a(?i)b", ["ab", "aB"], not: ["AB"]),
    Case("(?i:a)b", ["ab", "Ab"], not: ["aB"]),
    Case("(?i)a(?-i)b", ["ab", "Ab"], not: ["aB"]),
    Case("((?i)a|b)c", ["Ac", "Bc"], not: ["aC"]),
    Case("(?i)(?-i:a)B", ["aB", "ab"], not: ["Ab"]),
    Case("a.b|(?s)a.b", ["a-b", "a\nb"]),
    Case("(?s).", ["\n"]),
    Case("(?-s).", ["a"], not: ["\n"]),
    Case("(?s-s:.)", ["a"], not: ["\n"]),
    Case(#"(?m)a$\nb"#, ["a\nb"]),
    Case(#"a$\nb"#, [], not: ["a\nb"]),
    Case("(?U)a+", ["aa"]),
    Case("(?)a", ["a"]),
    Case("(?imsU-i)a", ["a"], not: ["A"]),
    Case("a(?i)*", ["", "aa"], not: ["A"]),
  ]

  @Test("flags", arguments: flags)
  func obeysFlags(_ test: Case) throws {
    try test.checkAnchored()
  }

  @Test("a malformed byte is one U+FFFD")
  func malformedBytes() throws {
    let cases: [(pattern: String, bytes: [UInt8], isMatch: Bool)] = [
      (#"^\x{FFFD}$"#, [0xFF], true),
      ("^..$", [0xC3, 0x28], true),
      ("^.$", [0xC3, 0x28], false),
      ("^\u{FFFD}{3}$", [0xED, 0xA0, 0x80], true),  // a surrogate
      ("^\u{FFFD}{2}$", [0xC0, 0x80], true),  // an overlong form
      ("^\u{FFFD}{4}$", [0xF4, 0x90, 0x80, 0x80], true),  // over U+10FFFF
      ("^\u{FFFD}{2}a$", [0xE2, 0x82, 0x61], true),  // cut short
      ("^\u{FFFD}$", [0xE2], true),
      ("é", [0xE9, 0xC3, 0xA9], true),
      ("^.é$", [0xE9, 0xC3, 0xA9], true),
      ("a", [0x61, 0xFF], true),
      ("^😀$", [0xF0, 0x9F, 0x98, 0x80], true),
    ]
    for (pattern, bytes, isMatch) in cases {
      let expression = try RegularExpression(pattern)
      #expect(bytes.withUnsafeBufferPointer(expression.matches) == isMatch, "\(pattern) on \(bytes)")
    }
  }
  @Test(
    "a literal pattern has exactly one matching string",
    arguments: [
      ("^a$", "a"), ("^(?:a.b)$", nil), (#"^(?:a\.b)$"#, "a.b"), ("^(?:é)$", "é"), ("^$", ""), ("a$", nil), ("^a", nil),
      ("^(?i)a$", nil), ("^(?:a|b)$", nil),
    ]
  )
  func onlyText(pattern: String, text: String?) throws {
    #expect(try RegularExpression(pattern).onlyText == text)
  }
}
