import OverlayDiagnostics
import OverlayYAMLTree
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
  private static func read(_ text: String) throws(Diagnostic) -> String {
    let (tree, root) = try readJSON(Array(text.utf8), place: SourceText(file: "f.yaml"))
    return tree.signature(root)
  }

  @Test(
    "values",
    arguments: [
      ("{}", "{}"), ("[]", "[]"), (" [ ] ", "[]"), ("true", #"boolean "true""#), ("false", #"boolean "false""#),
      ("null", #"null "null""#), ("0", #"integer "0""#), ("-0", #"integer "-0""#), ("12", #"integer "12""#),
      ("1.50", #"float "1.50""#), ("1e5", #"float "1e5""#), ("-1.5E-3", #"float "-1.5E-3""#), (#""""#, #"string """#),
      (#""a b""#, #"string "a b""#), ("[1,\t2 ,\r\n3]", #"[integer "1", integer "2", integer "3"]"#),
      (#"{"b":{"a":[]},"a":1}"#, #"{string "b": {string "a": []}, string "a": integer "1"}"#),
      (#"{"a":1,"b":2,"a":3}"#, #"{string "a": integer "3", string "b": integer "2"}"#),
      (#"{"a":{"x":1},"a":[2]}"#, #"{string "a": [integer "2"]}"#), ("\"é\u{1F600}\"", "string \"é\u{1F600}\""),
      ("\"\u{7F}\"", "string \(("\u{7F}").debugDescription)"),
    ]
  )
  func values(text: String, expected: String) throws {
    #expect(try Self.read(text) == expected)
  }

  @Test(
    "escapes",
    arguments: [
      (#"\"\\\/"#, "\"\\/"), (#"\b\f\n\r\t"#, "\u{8}\u{C}\n\r\t"), (#"\u0041\u00e9\u00E9"#, "Aéé"),
      (#"\u0000"#, "\u{0}"),
      (#"\ud83d\ude00"#, "\u{1F600}"), (#"\uD83D\uDE00x"#, "\u{1F600}x"), (#"\ud83d"#, "\u{FFFD}"),
      (#"\ude00"#, "\u{FFFD}"), (#"\ud83dx"#, "\u{FFFD}x"), (#"\ud83d\n"#, "\u{FFFD}\n"),
      (#"\ud83d\u0041"#, "\u{FFFD}A"),
      (#"\ud83d\ud83d\ude00"#, "\u{FFFD}\u{1F600}"), (#"\uffff"#, "\u{FFFF}"),
    ]
  )
  func escapes(source: String, text: String) throws {
    let (tree, root) = try readJSON(Array("\"\(source)\"".utf8), place: SourceText(file: "f.yaml"))
    #expect(tree.string(of: root).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test("invalid UTF-8 becomes replacement characters")
  func invalidUTF8() throws {
    let (tree, root) = try readJSON([0x22, 0x61, 0xFF, 0x62, 0x22], place: SourceText(file: "f.yaml"))
    #expect(tree.string(of: root) == "a\u{FFFD}b")
  }

  @Test(
    "malformed JSON",
    arguments: [
      ("", 1, 1, "a value"), ("  \n ", 2, 2, "a value"), ("{", 1, 2, "a key in double quotes"), ("[", 1, 2, "a value"),
      ("[1", 1, 3, "',' or ']'"), ("[1,]", 1, 4, "a value"), ("[1 2]", 1, 4, "',' or ']'"), ("[,1]", 1, 2, "a value"),
      ("{\"a\"}", 1, 5, "':'"), ("{\"a\":}", 1, 6, "a value"), ("{\"a\":1,}", 1, 8, "a key in double quotes"),
      ("{a:1}", 1, 2, "a key in double quotes"), ("{'a':1}", 1, 2, "a key in double quotes"),
      ("{1:2}", 1, 2, "a key in double quotes"),
      ("{\"a\":1 \"b\":2}", 1, 8, "',' or '}'"), ("'a'", 1, 1, "a value"), ("tru", 1, 1, "a value"),
      ("True", 1, 1, "a value"),
      ("nul", 1, 1, "a value"), ("NaN", 1, 1, "a value"), ("+1", 1, 1, "a value"), (".5", 1, 1, "a value"),
      ("-", 1, 2, "a digit"), ("1.", 1, 3, "a digit"), ("1e", 1, 3, "a digit"), ("1e+", 1, 4, "a digit"),
      ("01", 1, 2, "nothing more after the value"), ("1 2", 1, 3, "nothing more after the value"),
      ("0x1", 1, 2, "nothing more after the value"), ("truex", 1, 5, "nothing more after the value"),
      ("{} # c", 1, 4, "nothing more after the value"), ("[1] // c", 1, 5, "nothing more after the value"),
      ("\"a", 1, 3, "the closing quote"), ("\"a\nb\"", 1, 3, "no control character in a string"),
      ("\"\t\"", 1, 2, "no control character in a string"), ("\u{FEFF}[]", 1, 1, "a value"),
      ("[\n  1,\n  x\n]", 3, 3, "a value"), ("{\n\"a\": 1\n", 3, 1, "',' or '}'"),
      ("\"\\u12G4\"", 1, 4, "four hexadecimal digits"), ("\"\\u12", 1, 4, "four hexadecimal digits"),
    ]
  )
  func malformed(text: String, line: Int, column: Int, expected: String) {
    let error = #expect(throws: Diagnostic.self) { try Self.read(text) }
    #expect(error?.code == .jsonSyntax)
    #expect(error?.message == "malformed JSON: expected \(expected)")
    #expect(error?.location == place(line, column))
  }

  @Test("escapes that are invalid in JSON", arguments: ["\"\\x41\"", "\"\\'\"", "\"\\\n\"", "\"\\"])
  func unknownEscapes(text: String) {
    let error = #expect(throws: Diagnostic.self) { try Self.read(text) }
    #expect(error?.message == "malformed JSON: expected an escape that JSON knows")
  }

  @Test("nodes have locations")
  func places() throws {
    let text = Array("[\n  {\"a\": \n 12}]".utf8)
    let (tree, root) = try readJSON(text, place: SourceText(file: "k", lineOffset: 4, columnOffset: 2))
    let mapping = tree.elements(of: root)[0]
    #expect(tree.location(of: root)?.description == "k:5:3")
    #expect(tree.location(of: mapping)?.description == "k:6:5")
  }

  @Test("nesting is limited as in YAML")
  func depth() throws {
    let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(try Self.read(nested(1_000)).utf8.count == 2_000)
    for depth in [1_002, 100_000] {
      let error = #expect(throws: Diagnostic.self) { try Self.read(nested(depth)) }
      #expect(error?.code == .nestingTooDeep)
    }
  }
}
