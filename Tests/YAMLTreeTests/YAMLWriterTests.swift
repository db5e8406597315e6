import OverlayYAMLTree
import TestSupport
import Testing

@Suite("Writing YAML")
struct YAMLWriterTests {
  /// The written form of a string, without the key and the final line break.
  private static func written(_ text: String) -> String {
    var tree = NodeTree()
    let root = tree.makeCollection(.mapping)
    tree.append(key: tree.makeScalar("k", tag: .string), value: tree.makeScalar(text, tag: .string), to: root)
    var writer = YAMLWriter()
    writer.writeDocument(root, of: tree)
    return String(String(decoding: writer.bytes, as: UTF8.self).dropFirst(3).unicodeScalars.dropLast())
  }

  // MARK: - Layout

  @Test("nested maps and lists")
  func layout() throws {
    let text = """
      a:
        b:
        - 1
        - c: 2
          d:
          - - 3
            - []
          - e: {}
        f: null
      g: []
      h: {}
      i:
      - - - x

      """
    #expect(try output(text) == text)
  }

  @Test("documents are separated, not started or ended, by markers")
  func documents() throws {
    #expect(try output("a: 1\n---\nb: 2\n---\n- c\n") == "a: 1\n---\nb: 2\n---\n- c\n")
    #expect(try output("") == "")
    #expect(try output("a: |\n  x\n---\nb: 2\n") == "a: |\n  x\n---\nb: 2\n")
  }

  @Test("strings are folded at single spaces after the width, keys are not", arguments: [1, 2, 3] as [UInt64])
  func folding(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<Effort.count(200, full: 4_000) {
      let words = (0..<random.number(below: 40)).map { _ in random.text(of: ["a", "b"], upTo: 12) }
      let text = words.joined(separator: " ")
      #expect(Self.written("x\(text)x") == Self.folded("x\(text)x", quote: ""))
      // Strings that begin or end with a space or an indicator are quoted, and are not folded there.
      for quoted in ["#\(text)x", " \(text)x", "x\(text) ", " \(text) "] {
        #expect(Self.written(quoted) == Self.folded(quoted, quote: "'"))
      }
    }
  }

  /// The written form of a value without single quotes in it.
  private static func folded(_ text: String, quote: String) -> String {
    let characters = Array(text)
    var result = quote
    var column = 3 + quote.count
    for (index, character) in characters.enumerated() {
      let isInside = index > 0 && index < characters.count - 1
      if character == " ", isInside, characters[index - 1] != " ", characters[index + 1] != " ", column > 80 {
        result += "\n  "
        column = 2
      } else {
        result.append(character)
        column += 1
      }
    }
    return result + quote
  }

  // MARK: - Styles

  @Test(
    "styles",
    arguments: [
      ("a", "a"), ("", #""""#), ("yes", #""yes""#), ("1", #""1""#), ("-a", "-a"), ("- a", "'- a'"), ("-", "'-'"),
      ("?", "'?'"), ("?a", "?a"), (":", "':'"), (":a", ":a"), ("a:", "'a:'"), ("a:b", "a:b"), ("#a", "'#a'"),
      ("a#b", "a#b"), ("a #b", "'a #b'"), (",a", "',a'"), ("a,b", "a,b"), ("[a]", "'[a]'"), ("a{b}", "a{b}"),
      ("'a'", "'''a'''"), ("it's", "it's"), ("it's: x", "'it''s: x'"), ("a\"b", "a\"b"), ("\"a\"", "'\"a\"'"),
      ("a\\b", "a\\b"), ("|", "'|'"), ("%a", "'%a'"), ("@a", "'@a'"), (" a", "' a'"), ("a ", "'a '"),
      ("/bin/sh -c 'x' && y | z > w", "/bin/sh -c 'x' && y | z > w"), ("<a&b>", "<a&b>"), ("---", "'---'"),
      ("~a", "~a"), ("é", "é"), ("\u{A0}", "\u{A0}"), ("\u{FFFD}", "\u{FFFD}"), ("yES", "yES"),
      ("22:22", #""22:22""#), ("1.2.3", "1.2.3"), ("=", "="), ("!a", "'!a'"), ("`", "'`'"),
    ]
  )
  func styles(text: String, expected: String) {
    #expect(Self.written(text) == expected)
  }

  @Test(
    "escapes",
    arguments: [
      ("\u{1F600}", #""\U0001F600""#), ("a\tb", #""a\tb""#), ("a\u{1}b", #""a\x01b""#), ("a\u{1B}b", #""a\eb""#),
      ("a\u{0}b", #""a\0b""#), ("\u{7}\u{8}\u{B}\u{C}\r", #""\a\b\v\f\r""#), ("\t\"\\", #""\t\"\\""#),
      ("a\u{FEFF}", #""a\uFEFF""#), ("\u{FEFF}a", #""\uFEFF\x61""#), ("\u{FEFF}é ", #""\uFEFF\xE9\x20""#),
      ("a \nb\n", #""a \nb\n""#), ("a\tx\nb\n", #""a\tx\nb\n""#), ("a\r\nb\n", #""a\r\nb\n""#),
      ("a\n  \nb\n", #""a\n  \nb\n""#), ("a\nb ", #""a\nb ""#), ("\t\u{A0}", "\"\\t\u{A0}\""),
      ("\t\u{2028}", #""\t\L""#),
      ("\t\u{2029}", #""\t\P""#), ("\t\u{E000}", "\"\\t\u{E000}\""), ("\u{10FFFF}", #""\U0010FFFF""#),
    ]
  )
  func escapes(text: String, expected: String) {
    #expect(Self.written(text) == expected)
  }

  @Test(
    "literals and their headers",
    arguments: [
      ("a\nb\n", "|\n  a\n  b"), ("a\nb", "|-\n  a\n  b"), ("a\nb\n\n", "|+\n  a\n  b\n"),
      ("  a\nb\n", "|2\n    a\n  b"),
      ("\na\n", "|2\n\n  a"), ("\n", "|2+\n"), ("a\n\n\nb\n", "|\n  a\n\n\n  b"), ("\n\n", "|2+\n\n"),
      ("a\n  b\n", "|\n  a\n    b"), ("# a\n- b\n", "|\n  # a\n  - b"), ("a: b\n---\n", "|\n  a: b\n  ---"),
      ("\nx", "|2-\n\n  x"),
    ]
  )
  func literals(text: String, expected: String) {
    #expect(Self.written(text) == expected)
  }

  @Test("a literal is indented below its key, and never folded")
  func literalInList() throws {
    let long = String(repeating: "word ", count: 40) + "end"
    #expect(
      try output("a:\n- b: \"x\\n\(long)\"\n- \"y\\nz\\n\"\n")
        == "a:\n- b: |-\n    x\n    \(long)\n- |\n  y\n  z\n"
    )
  }

  @Test("no empty line is added after a literal with trailing line breaks")
  func literalThenKey() throws {
    #expect(try output("a: \"x\\n\\n\"\nb: 1\n") == "a: |+\n  x\n\nb: 1\n")
  }

  // MARK: - Folding

  /// Six words on 65 columns.
  private static let words = Array(repeating: "0123456789", count: 6).joined(separator: " ")

  @Test(
    "long lines are folded at the first single space after column 80",
    arguments: [
      // The value of the key `k`, which itself takes three columns.
      ("\(words) 12345678901 x", "\(words) 12345678901 x"), ("\(words) 123456789012 x", "\(words) 123456789012\n  x"),
      ("\(words) 12345678901234567890 x y", "\(words) 12345678901234567890\n  x y"),
      ("\(words) 123456789012  x", "\(words) 123456789012  x"),
      ("\(words) 123456789012  x y", "\(words) 123456789012  x\n  y"),
      ("# \(words) 12345678 x", "'# \(words) 12345678 x'"), ("# \(words) 123456789 x", "'# \(words) 123456789\n  x'"),
      ("' \(words) 1234567 x", "''' \(words) 1234567 x'"), ("' \(words) 12345678 x", "''' \(words) 12345678\n  x'"),
      ("\t\(words) 12345678 x", "\"\\t\(words) 12345678 x\""),
      ("\t\(words) 123456789 x", "\"\\t\(words) 123456789\n  x\""),
      ("\t\(words) 123456789  x", "\"\\t\(words) 123456789\n  \\ x\""),
      (String(repeating: "x", count: 200), String(repeating: "x", count: 200)),
    ]
  )
  func folding(text: String, expected: String) {
    #expect(Self.written(text) == expected)
  }

  @Test("columns are counted in code points")
  func foldingWide() {
    let wide = Array(repeating: "ééééééééé", count: 8).joined(separator: " ")
    #expect(Self.written("\(wide) x y") == "\(wide)\n  x y")
    let short = Array(repeating: "é", count: 39).joined(separator: " ")
    #expect(Self.written(short) == short)
  }

  @Test("continuation lines are indented by two columns from the key or list element")
  func foldingIndent() throws {
    let text = Array(repeating: "0123456789", count: 9).joined(separator: " ")
    let folded = { (count: Int, indent: String) in
      "\(text.prefix(11 * count - 1))\n\(indent)\(text.dropFirst(11 * count))"
    }
    #expect(try output("a:\n  b:\n    c: \(text)\n") == "a:\n  b:\n    c: \(folded(7, "      "))\n")
    #expect(try output("a:\n- \(text)\n") == "a:\n- \(folded(8, "  "))\n")
    #expect(try output("a:\n- b: \(text)\n") == "a:\n- b: \(folded(7, "    "))\n")
  }

  // MARK: - Keys

  @Test(
    "keys",
    arguments: [
      ("'a: b': 1\n", "'a: b': 1\n"), ("'': 1\n", "\"\": 1\n"), ("'1': 1\n", "\"1\": 1\n"),
      ("'yes': 1\n", "\"yes\": 1\n"),
      ("\"a\\tb\": 1\n", "\"a\\tb\": 1\n"), ("a b: 1\n", "a b: 1\n"),
      ("? \"ml\\nkey\"\n: x\n", "? |-\n  ml\n  key\n: x\n"),
      ("? \"ml\\nkey\\n\"\n: [1]\n", "? |\n  ml\n  key\n: - 1\n"),
      ("? \"a\\nb\"\n: {c: d}\n", "? |-\n  a\n  b\n: c: d\n"),
      ("a:\n  ? \"a\\nb\"\n  : c\n", "a:\n  ? |-\n    a\n    b\n  : c\n"),
    ]
  )
  func keys(text: String, expected: String) throws {
    #expect(try output(text) == expected)
  }

  @Test("keys of more than 128 bytes are explicit; shorter ones are never folded")
  func longKeys() throws {
    let simple = Array(repeating: "0123456789", count: 11).joined(separator: " ") + "12345678"
    #expect(simple.utf8.count == 128)
    #expect(try output("\(simple): x\n") == "\(simple): x\n")
    let complex = simple + "9"
    let parts = "\(complex.prefix(87))\n  \(complex.dropFirst(88))"
    #expect(try output("\(complex): x\n") == "? \(parts)\n: x\n")
    let wide = String(repeating: "é", count: 65)
    #expect(try output("\(wide): x\n") == "? \(wide)\n: x\n")
  }
}
