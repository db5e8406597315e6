import OverlayRegularExpressions
import Testing

@Suite("Regular expressions: character classes")
struct RegularExpressionClassTests {
  typealias Case = RegularExpressionCase

  static let brackets: [Case] = [
    Case("[abc]", ["a", "c"], not: ["d", "", "ab"]),
    Case("[^abc]", ["d", "\n", "é"], not: ["a", ""]),
    Case("[a-cx-z]", ["b", "y"], not: ["d", "-"]),
    Case("[-a]", ["-", "a"]),
    Case("[a-]", ["-", "a"]),
    Case("[a-b-c]", ["a", "b", "-", "c"], not: ["d"]),
    Case("[--a]", ["-", "A", "a", "["], not: ["b", ","]),
    Case("[]a]", ["]", "a"]),
    Case("[^]a]", ["b", "["], not: ["]", "a"]),
    Case("[]-a]", ["]", "_", "a"], not: ["-"]),
    Case("[[]", ["["]),
    Case("[[a]", ["[", "a"]),
    Case("[^^]", ["a"], not: ["^"]),
    Case(#"[\]\-\\]"#, ["]", "-", "\\"], not: ["a"]),
    Case(#"[\x61-\x{63}\n]"#, ["b", "\n"], not: ["d"]),
    Case("[.$^|()*+?{}]", [".", "}", "^"], not: ["a"]),
    Case("[日-本]", ["日", "星"], not: ["火"]),
    Case(#"[^\x00-\x{10FFFF}]"#, [], not: ["a", "\u{10FFFF}"]),
    Case(#"[\x{D800}-\x{DFFF}]"#, [], not: ["a"]),
    Case("[[:alpha]", ["[", ":", "a", "h"], not: ["b"]),
    Case("foo[.]bar", ["foo.bar"], not: ["foo-bar"]),
  ]

  @Test("bracket expressions", arguments: brackets)
  func matchesBrackets(_ test: Case) throws {
    try test.checkAnchored()
  }

  static let named: [Case] = [
    Case(#"\d"#, ["0", "9"], not: ["a", "\u{663}"]),
    Case(#"\D"#, ["a", "\u{663}", "\n"], not: ["0"]),
    Case(#"\s"#, [" ", "\t", "\n", "\u{C}", "\r"], not: ["\u{B}", "\u{A0}", "a"]),
    Case(#"\S"#, ["\u{B}", "a"], not: [" "]),
    Case(#"\w"#, ["a", "Z", "0", "_"], not: ["-", "é"]),
    Case(#"\W"#, ["-", "é"], not: ["a"]),
    Case(#"[\d-z]"#, ["5", "-", "z"], not: ["a"]),
    Case(#"[^\d\s]"#, ["a"], not: ["1", " "]),
    Case(#"[^\W]"#, ["a"], not: ["-"]),
    Case(#"[\W\w]"#, ["a", "-"]),
    Case(#"[\Dx5]"#, ["5", "a"], not: ["6"]),
    Case("[[:alpha:]]", ["a", "Z"], not: ["0", "é"]),
    Case("[[:^alpha:]]", ["0", "é"], not: ["a"]),
    Case("[a[:digit:]b]", ["a", "5", "b"], not: ["c", ":"]),
    Case("[^[:^word:]]", ["a", "_"], not: ["-"]),
    Case("[[:alnum:]]", ["a", "0"], not: ["_"]),
    Case("[[:ascii:]]", ["\0", "\u{7F}"], not: ["\u{80}"]),
    Case("[[:blank:]]", [" ", "\t"], not: ["\n"]),
    Case("[[:cntrl:]]", ["\u{1F}", "\u{7F}"], not: [" "]),
    Case("[[:graph:]]", ["!", "~"], not: [" "]),
    Case("[[:lower:]]", ["a"], not: ["A"]),
    Case("[[:print:]]", [" ", "~"], not: ["\n"]),
    Case("[[:punct:]]", ["!", "/", "@", "`", "~"], not: ["a", "0", " "]),
    Case("[[:space:]]", ["\u{B}", " "], not: ["a"]),
    Case("[[:upper:]]", ["A"], not: ["a"]),
    Case("[[:xdigit:]]", ["f", "F", "9"], not: ["g"]),
    Case("[:alpha:]", [":", "a", "l"], not: ["b"]),
  ]

  @Test("Perl and POSIX classes", arguments: named)
  func matchesNamed(_ test: Case) throws {
    try test.checkAnchored()
  }

  static let categories: [Case] = [
    Case(#"\pL"#, ["a", "é", "日"], not: ["1", "-"]),
    Case(#"\PL"#, ["1", "-"], not: ["é"]),
    Case(#"\p{Lu}"#, ["A", "É"], not: ["a", "日"]),
    Case(#"\p{^Lu}"#, ["a", "1"], not: ["A"]),
    Case(#"\P{^Lu}"#, ["A"], not: ["a"]),
    Case(#"\p{Lt}"#, ["\u{1C5}"], not: ["\u{1C4}"]),
    Case(#"\p{Nd}+"#, ["0", "\u{663}"], not: ["\u{2167}"]),
    Case(#"\pN"#, ["0", "\u{2167}"], not: ["a"]),
    Case(#"\pM"#, ["\u{301}"], not: ["e"]),
    Case(#"\pP"#, ["!", "-", "_"], not: ["+"]),
    Case(#"\pS"#, ["+", "$", "😀"], not: ["!"]),
    Case(#"\pZ"#, [" ", "\u{A0}", "\u{2028}"], not: ["\t"]),
    Case(#"\pC"#, ["\n", "\u{E000}", "\u{AD}", "\u{378}"], not: ["a"]),
    Case(#"\PC"#, ["a"], not: ["\n", "\u{378}"]),
    Case(#"\p{Any}"#, ["a", "\n", "\u{378}"], not: [""]),
    Case(#"\p{Greek}"#, ["α", "Ω"], not: ["a", "б"]),
    Case(#"\p{ GR-e_ek}"#, ["α"], not: ["a"]),
    Case(#"\P{Greek}"#, ["a"], not: ["α"]),
    Case(#"\p{^Greek}"#, ["a"], not: ["α"]),
    Case(#"[\p{Hiragana}\p{Han}]"#, ["あ", "日"], not: ["ア", "a"]),
    Case(#"\p{Kawi}"#, ["\u{11F02}"], not: ["a"]),
    Case(#"\p{Uppercase_Letter}"#, ["A", "É"], not: ["a"]),
    Case(#"\p{lc}"#, ["A", "a", "\u{1C5}"], not: ["日", "1"]),
    Case(#"\p{Cn}"#, ["\u{378}"], not: ["a"]),
    Case(#"\p{C}"#, ["\u{378}", "\u{0}"], not: ["a"]),
    Case(#"\p{Assigned}"#, ["a"], not: ["\u{378}"]),
    Case(#"\p{ASCII}"#, ["a", "\u{7F}"], not: ["é"]),
    Case(#"[\p{Lu}\d-]"#, ["A", "1", "-"], not: ["a"]),
    Case(#"[^\pL\pN]"#, ["-"], not: ["é", "1"]),
  ]

  @Test("Unicode categories", arguments: categories)
  func matchesCategories(_ test: Case) throws {
    try test.checkAnchored()
  }

  static let folded: [Case] = [
    Case("(?i)k", ["k", "K", "\u{212A}"], not: ["c"]),
    Case("(?i)\u{212A}", ["k", "K", "\u{212A}"]),
    Case("(?i)ſ", ["s", "S", "\u{17F}"]),
    Case("(?i)[^k]", ["s"], not: ["k", "K", "\u{212A}"]),
    Case("(?i)[j-l]", ["K", "\u{212A}", "J"], not: ["M"]),
    Case("(?i)é", ["é", "É"], not: ["e"]),
    Case("(?i)[à-ý]", ["À", "ý", "É"], not: ["a", "×"]),
    Case("(?i)ω", ["ω", "Ω", "\u{2126}"]),
    Case("(?i)Σ", ["σ", "ς", "Σ"]),
    Case("(?i)ß", ["ß", "ẞ"], not: ["ss", "SS"]),
    Case("(?i)\u{1C4}", ["\u{1C4}", "\u{1C5}", "\u{1C6}"]),
    Case("(?i)i", ["i", "I"], not: ["\u{131}", "\u{130}"]),
    Case("(?i)\u{131}", ["\u{131}"], not: ["i", "I"]),
    Case(#"(?i)\w"#, ["\u{17F}", "\u{212A}"], not: ["é"]),
    Case(#"(?i)\W"#, ["é"], not: ["\u{17F}", "\u{212A}"]),
    Case("(?i)[[:upper:]]", ["a", "A", "\u{17F}"], not: ["1"]),
    Case("(?i)[[:^upper:]]", ["1"], not: ["a"]),
    Case(#"(?i)\p{Lu}"#, ["a", "É", "é"], not: ["日"]),
    Case(#"(?i)\P{Lu}"#, ["1", "日"], not: ["a"]),
    Case(#"(?i)\Qk.\E"#, ["K.", "\u{212A}."], not: ["kk"]),
  ]

  @Test("case folding", arguments: folded)
  func ignoresCase(_ test: Case) throws {
    try test.checkAnchored()
  }
}
