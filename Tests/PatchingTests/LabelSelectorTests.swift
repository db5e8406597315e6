import OverlayPatching
import Testing

@Suite("Label selectors")
struct LabelSelectorTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var selector: String
    var matching: [[String: String]]
    var others: [[String: String]]

    init(_ selector: String, _ matching: [[String: String]], not others: [[String: String]] = []) {
      self.selector = selector
      self.matching = matching
      self.others = others
    }

    var testDescription: String { selector.debugDescription }
  }

  private static func matches(_ selector: LabelSelector, _ labels: [String: String]) -> Bool {
    selector.matches { key in labels.first { $0.key.utf8.elementsEqual(key.utf8) }?.value }
  }

  static let cases: [Case] = [
    Case("", [[:], ["a": "b"]]),
    Case(" \t\r\n", [[:], ["a": "b"]]),
    Case("a=b", [["a": "b"], ["a": "b", "c": "d"]], not: [[:], ["a": "c"], ["a": ""], ["b": "b"]]),
    Case("a==b", [["a": "b"]], not: [[:], ["a": "c"]]),
    Case(" a \n = \t b ", [["a": "b"]], not: [["a": "c"]]),
    Case("a!=b", [[:], ["a": "c"], ["a": ""]], not: [["a": "b"]]),
    Case("a=", [["a": ""]], not: [[:], ["a": "b"]]),
    Case("a!=", [[:], ["a": "b"]], not: [["a": ""]]),
    Case("a=,b", [["a": "", "b": "x"]], not: [["a": ""], ["a": "b", "b": "x"]]),
    Case("a", [["a": ""], ["a": "b"]], not: [[:], ["b": "a"]]),
    Case("!a", [[:], ["b": "a"]], not: [["a": ""]]),
    Case("! a", [[:]], not: [["a": "b"]]),
    Case("a,!b,c!=d", [["a": ""], ["a": "", "c": "e"]], not: [[:], ["a": "", "b": ""], ["a": "", "c": "d"]]),
    Case("a in (b,c)", [["a": "b"], ["a": "c"]], not: [[:], ["a": "d"], ["a": ""]]),
    Case("a in( b , c )", [["a": "b"], ["a": "c"]], not: [["a": ""]]),
    Case("a notin (b,c)", [[:], ["a": "d"], ["a": ""]], not: [["a": "b"], ["a": "c"]]),
    Case("a in ()", [["a": ""]], not: [[:], ["a": "b"]]),
    Case("a in (,)", [["a": ""]], not: [["a": "b"]]),
    Case("a in (b,)", [["a": ""], ["a": "b"]], not: [["a": "c"]]),
    Case("a in (,b)", [["a": ""], ["a": "b"]], not: [["a": "c"]]),
    Case("a in (b,,c)", [["a": ""], ["a": "b"], ["a": "c"]], not: [["a": "d"]]),
    Case("a in (b,,,)", [["a": ""], ["a": "b"]]),
    Case("a notin ()", [[:], ["a": "b"]], not: [["a": ""]]),
    Case("a in (b),a in (b,c)", [["a": "b"]], not: [["a": "c"]]),
    Case("in", [["in": ""]], not: [[:]]),
    Case("in in (in,notin)", [["in": "in"], ["in": "notin"]], not: [["in": "a"]]),
    Case("notin=in", [["notin": "in"]], not: [["notin": "notin"]]),
    Case("!in", [[:]], not: [["in": ""]]),
    Case("a>1", [["a": "5"], ["a": "+5"], ["a": "007"]], not: [[:], ["a": "1"], ["a": "-5"], ["a": "5.0"]]),
    Case("a<1", [["a": "0"], ["a": "-5"]], not: [[:], ["a": "1"], ["a": ""], ["a": " 0"]]),
    Case("a > 4, a < 010", [["a": "9"]], not: [["a": "4"], ["a": "10"]]),
    Case("a>0", [["a": "9223372036854775807"]], not: [["a": "9223372036854775808"]]),
    Case("example.com/a=b", [["example.com/a": "b"]], not: [["a": "b"]]),
    Case("a=B_c.d-e", [["a": "B_c.d-e"]], not: [["a": "b_c.d-e"]]),
    Case("K", [["K": ""]], not: [["\u{212A}": ""], ["k": ""]]),
    Case("a=K", [["a": "K"]], not: [["a": "\u{212A}"]]),
    Case("a!=K", [["a": "\u{212A}"]], not: [["a": "K"]]),
  ]

  @Test("matches", arguments: cases)
  func matches(_ test: Case) throws {
    let selector = try LabelSelector(parsing: test.selector)
    for labels in test.matching { #expect(Self.matches(selector, labels), "should match \(labels)") }
    for labels in test.others { #expect(!Self.matches(selector, labels), "should not match \(labels)") }
  }

  struct Refusal: CustomTestStringConvertible, Sendable {
    var selector: String
    var message: String
    var offset: Int

    init(_ selector: String, _ message: String, at offset: Int) {
      self.selector = selector
      self.message = message
      self.offset = offset
    }

    var testDescription: String { selector.debugDescription }
  }

  static let explicitFalse: [Refusal] = [
    Refusal("a=b c", "found 'c', expected: ',' or 'end of string'", at: 4),
    Refusal("a=b=c", "found '=', expected: ',' or 'end of string'", at: 3),
    Refusal("a==b==c", "found '==', expected: ',' or 'end of string'", at: 4),
    Refusal("a in (b) x", "found 'x', expected: ',' or 'end of string'", at: 9),
    Refusal("!a in (b)", "found 'in', expected: ',' or 'end of string'", at: 3),
    Refusal("a,", "found '', expected: identifier after ','", at: 2),
    Refusal("a,,b", "found ',', expected: identifier after ','", at: 2),
    Refusal(",a", "found ',', expected: !, identifier, or 'end of string'", at: 0),
    Refusal("=b", "found '=', expected: !, identifier, or 'end of string'", at: 0),
    Refusal("(a)", "found '(', expected: !, identifier, or 'end of string'", at: 0),
    Refusal("!", "unable to parse requirement: found '', expected: identifier", at: 1),
    Refusal("!!a", "unable to parse requirement: found '!', expected: identifier", at: 1),
    Refusal("a===b", "unable to parse requirement: found '=', expected: identifier", at: 3),
    Refusal("a>=1", "unable to parse requirement: found '=', expected: identifier", at: 2),
    Refusal("a b", "unable to parse requirement: found 'b', expected: '=', '!=', '==', 'in', notin'", at: 2),
    Refusal("a!b", "unable to parse requirement: found '!', expected: '=', '!=', '==', 'in', notin'", at: 1),
    Refusal("a in", "unable to parse requirement: found '' expected: '('", at: 4),
    Refusal("a in b", "unable to parse requirement: found 'b' expected: '('", at: 5),
    Refusal("a in (", "unable to parse requirement: found '', expected: ',', ')' or identifier", at: 6),
    Refusal("a in (=)", "unable to parse requirement: found '=', expected: ',', ')' or identifier", at: 6),
    Refusal("a in (b c)", "unable to parse requirement: found 'c', expected: ',' or ')'", at: 8),
    Refusal("a in (b,", "unable to parse requirement: found '', expected: ',', or identifier", at: 8),
    Refusal("a in (b,,)", "unable to parse requirement: found ')', expected: ',', or identifier", at: 9),
    Refusal("a>", "unable to parse requirement: for 'Gt', 'Lt' operators, the value must be an integer", at: 2),
    Refusal("a>1.5", "unable to parse requirement: for 'Gt', 'Lt' operators, the value must be an integer", at: 2),
    Refusal(
      "a<99999999999999999999",
      "unable to parse requirement: for 'Gt', 'Lt' operators, the value must be an integer",
      at: 2
    ),
    Refusal("/a", #"unable to parse requirement: invalid label key "/a": prefix part must be non-empty"#, at: 0),
  ]

  @Test("reports the problem and its position", arguments: explicitFalse)
  func refuses(_ refusal: Refusal) {
    let error = #expect(throws: LabelSelector.SyntaxError.self) { try LabelSelector(parsing: refusal.selector) }
    #expect(error == .init(message: refusal.message, offset: refusal.offset))
  }

  private static let longName = String(repeating: "x", count: 63)

  @Test(
    "keys that are invalid for labels",
    arguments: [
      "-a", "a-", "_a", "a.", "a/", "a/b/c", "A.b/c", "a..b/c", ".a/b", "-a/b", "a_b/c", "é", "a;b", "*", "a\u{A0}",
      "a\0b", longName + "x", String(repeating: "d", count: 254) + "/a",
    ]
  )
  func refusesKey(_ key: String) {
    let error = #expect(throws: LabelSelector.SyntaxError.self) { try LabelSelector(parsing: "b,!" + key) }
    #expect(error?.message.hasPrefix("unable to parse requirement: invalid label key ") == true)
    #expect(error?.offset == 3)
  }

  @Test(
    "keys that are valid for labels",
    arguments: ["a-b_c.D", "1", "a.b-c/D", longName, "d.\(longName)x/\(longName)"]
  )
  func acceptsKey(_ key: String) throws {
    #expect(try Self.matches(LabelSelector(parsing: key), [key: ""]))
  }

  @Test(
    "values that are invalid for labels",
    arguments: ["-b", "b-", "b/c", "é", "\"b\"", "'b'", "*", "b;c", "_", "\u{212A}", longName + "x"]
  )
  func refusesValue(_ value: String) {
    for selector in ["a=\(value)", "a!=\(value)", "a in (\(value))"] {
      let error = #expect(throws: LabelSelector.SyntaxError.self) { try LabelSelector(parsing: selector) }
      #expect(error?.message.hasPrefix("unable to parse requirement: invalid label value: ") == true)
    }
  }

  @Test("every problem is listed, and unprintable characters are escaped")
  func allProblems() {
    let key = #expect(throws: LabelSelector.SyntaxError.self) { try LabelSelector(parsing: "\u{7}\u{2003}\"/") }
    #expect(
      key?.message.hasPrefix(
        #"unable to parse requirement: invalid label key "\a\u2003\"/": prefix part a DNS-1123 subdomain must consist"#
      ) == true
    )
    #expect(key?.message.contains("; name part must be non-empty; name part must consist of") == true)
    let value = #expect(throws: LabelSelector.SyntaxError.self) {
      try LabelSelector(parsing: "a>-1")
    }
    #expect(
      value?.message.hasPrefix(
        #"unable to parse requirement: invalid label value: "-1": at key: "a": a valid label must be an empty string"#
      ) == true
    )
  }
}
