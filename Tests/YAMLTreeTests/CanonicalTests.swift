import OverlayDiagnostics
import OverlayYAMLTree
import Testing

@Suite("Canonical form")
struct CanonicalTests {
  // MARK: - Scalars

  static let scalars: [(String, String)] = [
    ("true", "true"), ("True", "true"), ("FALSE", "false"), ("yes", #""yes""#), ("no", #""no""#), ("on", #""on""#),
    ("y", #""y""#), ("TruE", "TruE"), ("", "null"), ("~", "null"), ("Null", "null"), ("1", "1"), ("+1", "1"),
    ("-1", "-1"),
    ("1_000", "1000"), ("1__2", "12"), ("_1", "_1"), ("0x1F", "31"), ("+0x1F", "31"), ("0o17", "15"), ("017", "15"),
    ("-017", "-15"), ("0b101", "5"), ("0x", "0x"), ("0b12", "0b12"), ("0o8", "0o8"), ("09", "9"), ("08.5", "8.5"),
    ("1.0", "1"), ("1e3", "1000"), ("1E3", "1000"), ("1.e3", "1000"), (".5", "0.5"),
    (".5_1", "0.51"), (".5e1_0", "5000000000"), ("._5", "._5"), (".5_", ".5_"), (".5__1", ".5__1"),
    ("'.5_1'", #"".5_1""#), ("1.50", "1.5"), ("-0.0", "0"),
    ("1e6", "1000000"), ("1e20", "1e+20"), ("1e400", "1e400"), ("18446744073709551615", "18446744073709551615"),
    ("-9223372036854775808", "-9223372036854775808"), ("18446744073709551616", "1.8446744073709552e+19"),
    ("999999.5", "999999.5"), ("1234567.5", "1.2345675e+06"), ("0.0001", "0.0001"), ("0.00001", "1e-05"),
    ("6.02e23", "6.02e+23"), ("12345678901234567890", "12345678901234567890"),
    ("2020-01-02", #""2020-01-02T00:00:00Z""#), ("2020-1-2", #""2020-01-02T00:00:00Z""#),
    ("2001-12-14t21:59:43.10-05:00", #""2001-12-14T21:59:43.1-05:00""#),
    ("2020-01-02 03:04:05.5", #""2020-01-02T03:04:05.5Z""#), ("2020-01-02T03:04", "2020-01-02T03:04"),
    ("2020-13-01", "2020-13-01"), ("12:30:45", #""12:30:45""#), ("1:20", #""1:20""#),
    ("'1'", #""1""#), (#""true""#, #""true""#), ("'abc'", "abc"), ("''", #""""#), ("'2020-01-02'", #""2020-01-02""#),
    ("!!str 123", #""123""#), ("!!int '12'", "12"), ("!!float 1", "1"), ("!!float '1.5'", "1.5"),
    ("!!bool 'true'", "true"), ("!!null ''", "null"), ("!!binary aGVsbG8=", "hello"),
    ("!!timestamp 2020-01-01", #""2020-01-01T00:00:00Z""#), ("!custom foo", "foo"), ("!custom 1", #""1""#),
    ("{}", "{}"), ("[]", "[]"), ("<<", "<<"), ("=", "="),
  ]

  @Test("scalars in canonical form", arguments: scalars)
  func scalar(source: String, printed: String) throws {
    #expect(try output("k: \(source)\n") == "k: \(printed)\n")
  }

  @Test(
    "empty values in flow collections become empty strings, explicit nulls do not",
    arguments: [
      ("k: {c: }\n", "k:\n  c: \"\"\n"), ("k: {c: null, d: ~}\n", "k:\n  c: null\n  d: null\n"),
      ("k: !!set {a, b}\n", "k:\n  a: \"\"\n  b: \"\"\n"), ("k:\n- {c: }\n- \n", "k:\n- c: \"\"\n- null\n"),
      ("k: [null, {c: [{d: }]}]\n", "k:\n- null\n- c:\n  - d: \"\"\n"),
    ]
  )
  func flowNulls(text: String, expected: String) throws {
    #expect(try output(text) == expected)
  }

  @Test(
    "values that cannot be written",
    arguments: [
      ("a: .inf\n", 1, 4, "infinity and 'not a number' have no form in JSON"),
      ("a:\n- -.Inf\n", 2, 3, "infinity and 'not a number' have no form in JSON"),
      ("a: .nan\n", 1, 4, "infinity and 'not a number' have no form in JSON"),
      ("a: |2\n  \tx\n  y\n", 1, 4, "a block scalar that begins with a tab cannot be written"),
      ("a: |2-\n  \tx\n", 1, 4, "a block scalar that begins with a tab cannot be written"),
      ("a: >2\n  \tx\n", 1, 4, "a block scalar that begins with a tab cannot be written"),
      ("a:\n  \"b\\N\": c\n", 2, 3, "a key with the line break U+0085 cannot be written"),
      (
        "a: \"\\N--- b\"\n", 1, 4,
        "a line that begins with '---' or '...' after the line break U+0085 cannot be written"
      ),
      ("a: \"x\\x7F\"\n", 1, 4, "the control character \\u{7F} cannot be written"),
      ("a: \"\\x80\"\n", 1, 4, "the control character \\u{0080} cannot be written"),
    ]
  )
  func unwritable(text: String, line: Int, column: Int, message: String) {
    let error = #expect(throws: Diagnostic.self) { try output(text) }
    #expect(error?.code == .unwritableValue)
    #expect(error?.location == place(line, column))
    #expect(error?.message == message)
  }

  @Test("a leading tab is allowed in quotes and where no block scalar is possible")
  func leadingTab() throws {
    #expect(try output("a: \"\\tx\\ny\\n\"\n") == "a: \"\\tx\\ny\\n\"\n")
    #expect(try output("a: |2\n  \tx \n  y\n") == "a: \"\\tx \\ny\\n\"\n")
  }

  @Test(
    "next line characters are folded as in double quotes, with the spaces around them",
    arguments: [
      (#"x\Ny"#, "x y"), (#"x  \N  y"#, "x y"), (#"x\N\Ny"#, "x\ny"), (#"x \N \N\N y"#, "x\n\ny"), (#"\N"#, " "),
      (#" \Nx\N "#, " x "), (#"x\N---y"#, "x ---y"), (#"x\N --- y"#, "x --- y"), (#"x  y\Nz"#, "x  y z"),
      (#"x\N..."#, "x ..."), (#"\u2028 \N"#, "\u{2028} "),
    ]
  )
  func nextLine(source: String, value: String) throws {
    var file = try parse("k: \"\(source)\"\n")
    let node = try #require(file.tree.value("k", in: file.documents[0]))
    try file.tree.canonicalize(file.documents[0])
    #expect(file.tree.string(of: node) == value)
  }

  @Test(
    "a timestamp stays a string in a flow collection, also as a key",
    arguments: [
      ("k: {a: 2024-01-05 10:00:00}\n", "k:\n  a: \"2024-01-05 10:00:00\"\n"),
      ("k: [[2024-01-05T10:00:00Z, 2024-01-05]]\n", "k:\n- - \"2024-01-05T10:00:00Z\"\n  - \"2024-01-05T00:00:00Z\"\n"),
      ("k: {2024-01-05 10:00:00: a}\n", "k:\n  \"2024-01-05 10:00:00\": a\n"),
      ("k: {a: !!timestamp 2024-01-05 10:00:00}\n", "k:\n  a: \"2024-01-05T10:00:00Z\"\n"),
      ("k:\n- 2024-01-05 10:00:00\n", "k:\n- \"2024-01-05T10:00:00Z\"\n"),
    ]
  )
  func flowDates(text: String, expected: String) throws {
    #expect(try output(text) == expected)
  }

  @Test(
    "scalars that do not match their tags",
    arguments: [
      ("!!int x", "integer"), ("!!int 1.5", "integer"), ("!!float x", "number"), ("!!bool x", "boolean"),
      ("!!null x", "null"), ("!!timestamp x", "timestamp"), ("!!binary '*'", "base64 string"), ("!!map x", "mapping"),
      ("!!seq x", "list"),
    ]
  )
  func invalidTag(source: String, word: String) {
    let error = #expect(throws: Diagnostic.self) { try output("k: \(source)\n") }
    #expect(error?.code == .invalidScalar)
    #expect(error?.location == place(1, 4))
    #expect(error?.message == "this is not a valid \(word), as its tag requires")
  }

  // MARK: - Folded scalars

  @Test(
    "folded scalars change in Kustomize's intermediate output",
    arguments: [
      ("a\n    lead\n  b\n", ">", "a\n\n  lead\nb\n"), ("x\n\n", ">+", "x\n\n\n"), ("x\n", ">", "x\n"),
      ("x\n", ">-", "x"), ("a\n  b\n\n  c\n", ">", "a b\nc\n"), ("a \n   b\n", ">", "a \n b\n"),
    ]
  )
  func folded(lines: String, header: String, value: String) throws {
    var file = try parse("k: \(header)\n  \(lines)")
    let node = try #require(file.tree.value("k", in: file.documents[0]))
    try file.tree.canonicalize(file.documents[0])
    #expect(file.tree.string(of: node) == value)
  }

  @Test("folded text that begins with spaces loses a line break")
  func foldedBlank() throws {
    var file = try parse("k: >2\n    lead\n  bb\n\n  1\n")
    let node = try #require(file.tree.value("k", in: file.documents[0]))
    #expect(file.tree.string(of: node) == "  lead\nbb\n1\n")
    try file.tree.canonicalize(file.documents[0])
    #expect(file.tree.string(of: node) == "  lead\nbb 1\n")
  }

  // MARK: - Keys

  @Test("keys are sorted at every level, and lists are not")
  func sorting() throws {
    #expect(
      try output("b: [{d: 1, c: 2}, 3, 1]\na10: 1\na9: 2\nA: 3\n")
        == "A: 3\na9: 2\na10: 1\nb:\n- c: 2\n  d: 1\n- 3\n- 1\n"
    )
  }

  @Test("many keys are sorted in the same way")
  func manyKeys() throws {
    let keys = (0..<500).map { "k\(($0 * 211) % 500)" }
    let text = try output(keys.map { "\($0): 1\n" }.joined())
    #expect(text == (0..<500).map { "k\($0): 1\n" }.joined())
  }

  @Test("YAML 1.1 booleans are strings as keys")
  func words() throws {
    #expect(try output("yes: 1\non: 2\nn: 3\n") == "\"n\": 3\n\"on\": 2\n\"yes\": 1\n")
  }

  @Test(
    "duplicate keys",
    arguments: [
      ("a: 1\nb: 2\na: 3\n", "a", 3, 1, 1, 1), ("x:\n- {b: 1, b: 2}\n", "b", 2, 10, 2, 4),
      ("a: 1\n'a': 2\n", "a", 2, 1, 1, 1), ("a: 1\na: 2\n", "a", 2, 1, 1, 1),
    ]
  )
  func duplicates(text: String, key: String, line: Int, column: Int, firstLine: Int, firstColumn: Int) {
    let error = #expect(throws: Diagnostic.self) { try output(text) }
    #expect(error?.code == .duplicateKey)
    #expect(error?.message == "the key '\(key)' is already defined in this mapping")
    #expect(error?.location == place(line, column))
    #expect(error?.notes == [Diagnostic.Note("first defined here", at: place(firstLine, firstColumn))])
  }

  @Test("a duplicate among many keys")
  func duplicateAmongMany() {
    let text = (0..<40).map { "k\($0): 1\n" }.joined() + "k7: 2\n"
    let error = #expect(throws: Diagnostic.self) { try output(text) }
    #expect(error?.code == .duplicateKey)
    #expect(error?.location == place(41, 1))
    #expect(error?.notes.first?.location == place(8, 1))
  }

  @Test("composed and decomposed accents make different keys")
  func accents() throws {
    #expect(try output("caf\u{E9}: 1\ncafe\u{301}: 2\n").utf8.elementsEqual("cafe\u{301}: 2\ncaf\u{E9}: 1\n".utf8))
  }

  @Test(
    "keys that are not strings",
    arguments: [
      ("a: {1: b}\n", "1", 1, 5), ("a:\n  true: b\n", "true", 2, 3), ("null: a\n", "null", 1, 1),
      ("- 1.5: a\n", "1.5", 1, 3), ("a:\n  2020-01-02: a\n", "2020-01-02", 2, 3), ("[a]: b\n", "[…]", 1, 1),
      ("{a: b}: c\n", "{…}", 1, 1), ("a: {~: b}\n", "~", 1, 5), ("a:\n- 0x10: a\n", "0x10", 2, 3),
      ("a: {.inf: b}\n", ".inf", 1, 5), ("a: {2020-01-02: b}\n", "2020-01-02", 1, 5),
      ("a:\n  2020-01-02 03:04:05: b\n", "2020-01-02 03:04:05", 2, 3),
      ("a:\n  !!timestamp '2020-01-02': b\n", "2020-01-02", 2, 3),
    ]
  )
  func nonStringKeys(text: String, key: String, line: Int, column: Int) {
    let error = #expect(throws: Diagnostic.self) { try output(text) }
    #expect(error?.code == .nonStringKey)
    #expect(error?.message == "the key '\(key)' is not a string")
    #expect(error?.location == place(line, column))
    #expect(error?.notes == [Diagnostic.Note("put it in quotes")])
  }

  @Test("such keys are allowed in quotes or with a tag")
  func quotedKeys() throws {
    #expect(try output("'1': a\n\"true\": b\n!!str null: c\n") == "\"1\": a\n\"null\": c\n\"true\": b\n")
  }

  @Test("keys of all types become strings at the top level, as written")
  func topLevelKeys() throws {
    let text = "1: a\ntrue: b\n1.50: c\n2020-01-02: d\n0x10: e\n.inf: f\n!x g: h\n!!int 7: i\n!!binary aGk=: j\n"
    #expect(
      try output(text)
        == """
        ".inf": f
        "0x10": e
        "1": a
        "1.50": c
        "7": i
        "2020-01-02": d
        g: h
        hi: j
        "true": b

        """
    )
    let error = #expect(throws: Diagnostic.self) { try output("!!int x: a\n") }
    #expect(error?.code == .invalidScalar)
  }

  @Test("an empty key is an empty string")
  func emptyKey() throws {
    #expect(try output("a:\n  ? \n  : b\n") == "a:\n  \"\": b\n")
    #expect(try output("a: {? : b}\n") == "a:\n  \"\": b\n")
    #expect(try output("? \n: b\n") == "\"\": b\n")
  }

  @Test("a nested key with a custom tag is not a string", arguments: ["!x", "!!binary"])
  func taggedKey(tag: String) throws {
    let error = #expect(throws: Diagnostic.self) { try output("a:\n  \(tag) aGk=: b\n") }
    #expect(error?.code == .nonStringKey)
    #expect(error?.message == "the key 'aGk=' is not a string because of its tag")
    #expect(error?.location?.line == 2)
  }

  // MARK: - YAML 1.1

  @Test("kustomization files and JSON patches use YAML 1.1")
  func yaml11() throws {
    let text = "b: yes\na: 2020-01-02\n1: x\ntrue: y\nb: off\nc: 017\nd: 'yes'\n"
    var file = try YAMLReader.readFirstDocument(Array(text.utf8), place: SourceText(file: "k"))
    try file.tree.canonicalizeYAML11(file.documents[0])
    #expect(
      file.tree.signature(file.documents[0])
        == #"{string "b": boolean "false", string "a": string "2020-01-02", string "1": string "x", "#
        + #"string "true": boolean "true", string "c": integer "15", string "d": string "yes"}"#
    )
  }

  @Test("null keys are also rejected in YAML 1.1", arguments: ["~: a\n", "[a]: b\n"])
  func yaml11Keys(text: String) throws {
    var file = try YAMLReader.readFirstDocument(Array(text.utf8), place: SourceText(file: "f.yaml"))
    let error = #expect(throws: Diagnostic.self) { try file.tree.canonicalizeYAML11(file.documents[0]) }
    #expect(error?.code == .nonStringKey)
    #expect(error?.location == place(1, 1))
  }
}
