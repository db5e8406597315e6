import OverlayDiagnostics
import OverlayYAMLTree
import Testing

@Suite("Reading YAML and JSON")
struct YAMLReaderTests {
  // MARK: - Documents

  @Test(
    "documents",
    arguments: [
      ("", []), ("\n\n", []), ("# only a comment\n", []), ("null\n", []), ("~\n", []), ("a: 1\n", ["{a: 1}"]),
      ("a: 1", ["{a: 1}"]), ("---\na: 1\n", ["{a: 1}"]), ("--- {a: 1}\n", ["{a: 1}"]),
      ("a: 1\n---\nb: 2\n", ["{a: 1}", "{b: 2}"]), ("a: 1\n---\n# c\n---\nnull\n---\nb: 2\n", ["{a: 1}", "{b: 2}"]),
      ("a: 1\n---\n---\nb: 2\n", ["{a: 1}", "{b: 2}"]), ("a: 1\n...\nb: 2\n---\nc: 3\n", ["{a: 1}", "{c: 3}"]),
      ("- 1\n- [2, 3]\n- {a: b}\n", ["[1, [2, 3], {a: b}]"]), ("text", ["text"]), ("''", [""]),
      ("a:\n- 1\n-\n- ''\nb:\n", ["{a: [1, , ], b: }"]), ("a: {}\nb: []\n", ["{a: {}, b: []}"]),
      ("? a\n: b\n? [c]\n: d\n", ["{a: b, [c]: d}"]), ("a: 1\na: 2\n", ["{a: 1, a: 2}"]),
      ("a: x # c\n# d\nb: 'x # y'\n", ["{a: x, b: x # y}"]),
    ]
  )
  func documents(text: String, expected: [String]) throws {
    #expect(try parse(text).outlines == expected)
  }

  @Test("CRLF becomes LF, also in strings")
  func carriageReturns() throws {
    #expect(try parse("a: 1\r\n---\r\nb: |\r\n  x\r\n  y\r\n").outlines == ["{a: 1}", "{b: x\ny\n}"])
    #expect(try parse("a: \"x\\r\\n\"\r\n").outlines == ["{a: x\r\n}"])
  }

  @Test("a byte order mark is dropped at the start of each document")
  func byteOrderMark() throws {
    #expect(try parse("\u{FEFF}a: 1\n---\n\u{FEFF}b: 2\n").outlines == ["{a: 1}", "{b: 2}"])
    #expect(try parse("\u{FEFF}").outlines.isEmpty)
    #expect(try parse("a: '\u{FEFF}'\n").outlines == ["{a: \u{FEFF}}"])
  }

  @Test("JSON is YAML")
  func json() throws {
    let text = #"{"a": [1, -2.5e3, true, null, "x\n\u00e9\"\\"], "b": {"c": {}}}"#
    #expect(try parse(text).outlines == ["{a: [1, -2.5e3, true, null, x\né\"\\], b: {c: {}}}"])
  }

  @Test("only the first document of a kustomization file is read")
  func firstDocument() throws {
    let file = try YAMLReader.readFirstDocument(Array("a: 1\n---\nb: 2\n".utf8), place: SourceText(file: "k"))
    #expect(file.outlines == ["{a: 1}"])
    #expect(try YAMLReader.readFirstDocument([], place: SourceText(file: "k")).outlines.isEmpty)
    let directive = try YAMLReader.readFirstDocument(Array("%YAML 1.1\n---\na: 1\n".utf8), place: SourceText(file: "k"))
    #expect(directive.outlines == ["{a: 1}"])
  }

  // MARK: - Scalars

  @Test(
    "strings, styles and stored tags",
    arguments: [
      ("abc", "abc", ScalarStyle.plain, OverlayYAMLTree.Tag.unresolved), ("12", "12", .plain, .unresolved),
      ("'it''s'", "it's", .singleQuoted, .string), (#""a\tb""#, "a\tb", .doubleQuoted, .string),
      ("|\n  a\n  b\n", "a\nb\n", .literal, .string), (">-\n  a\n  b\n", "a b", .folded, .string),
      ("|2+\n   a\n", " a\n\n", .literal, .string), ("a\n  b", "a b", .plain, .unresolved),
      ("!!str 12", "12", .plain, .string), ("!!int '12'", "12", .singleQuoted, .integer),
      ("!!float 1", "1", .plain, .float), ("!!bool 'true'", "true", .singleQuoted, .boolean),
      ("!!null ''", "", .singleQuoted, .null), ("!!binary aGk=", "aGk=", .plain, .binary),
      ("!!timestamp 2020-01-01", "2020-01-01", .plain, .timestamp), ("!custom x", "x", .plain, .custom),
      ("! 12", "12", .plain, .unresolved), ("!<tag:yaml.org,2002:str> 1", "1", .plain, .string),
      ("!!omap x", "x", .plain, .custom), ("!!set x", "x", .plain, .set), ("!!merge x", "x", .plain, .merge),
    ]
  )
  func scalars(source: String, text: String, style: ScalarStyle, tag: OverlayYAMLTree.Tag) throws {
    let file = try parse("k: \(source)\n")
    let node = try #require(file.tree.value("k", in: file.documents[0]))
    #expect(file.tree.string(of: node) == text)
    #expect(file.tree.style(of: node) == style)
    #expect(file.tree.storedTag(of: node) == tag)
    #expect(file.tree.hasExplicitTag(node) == (source.hasPrefix("!") && !source.hasPrefix("! ")))
  }

  @Test("styles and tags of collections")
  func collections() throws {
    let file = try parse("a: {b: [1]}\nc:\n- d\ne: !!set {f}\ng: !mine []\n")
    let root = file.documents[0]
    let nodes = try ["a", "c", "e", "g"].map { try #require(file.tree.value(under: Text($0), in: root)) }
    #expect(nodes.map { file.tree.isFlow($0) } == [true, false, true, true])
    #expect(nodes.map { file.tree.storedTag(of: $0) } == [.mapping, .sequence, .set, .custom])
    #expect(!file.tree.isFlow(root))
  }

  @Test("nodes have locations: lines and columns in code points, from 1")
  func places() throws {
    let file = try parse("a: 1\n---\né: [x,  y]\n\"k\":\n  - z\n")
    let root = file.documents[1]
    let list = try #require(file.tree.value("é", in: root))
    let elements = file.tree.elements(of: list)
    let last = file.tree.entries(of: root)[1]
    #expect(file.tree.location(of: file.documents[0]) == place(1, 1))
    #expect(file.tree.location(of: root) == place(3, 1))
    #expect(file.tree.location(of: list) == place(3, 4))
    #expect(elements.map { file.tree.location(of: $0) } == [place(3, 5), place(3, 9)])
    #expect(file.tree.location(of: last.key) == place(4, 1))
    #expect(file.tree.location(of: file.tree.elements(of: last.value)[0]) == place(5, 5))
  }

  @Test("locations in embedded text are those of the containing file")
  func offsets() throws {
    let place = SourceText(file: "k.yaml", lineOffset: 10, columnOffset: 4)
    let file = try YAMLReader.readDocuments(Array("a: b\n---\nc: d\n".utf8), place: place)
    #expect(file.tree.location(of: file.documents[1])?.description == "k.yaml:13:5")
    let message = problem { () throws(Diagnostic) in try YAMLReader.readDocuments(Array("a: [\n".utf8), place: place) }
    #expect(message?.hasPrefix("k.yaml:11:9: error:") == true)
  }

  // MARK: - Errors

  @Test(
    "malformed YAML",
    arguments: [
      (
        "a: 1\nb: [1, 2\nc: 3\n",
        """
        f.yaml:3:2: error: did not find expected ',' or ']' [yaml-syntax]
        f.yaml:2:4: note: while parsing a flow sequence
        note: a comma or the closing bracket is missing before this
        """
      ),
      (
        "a: 1\n---\nb: 'x\n",
        """
        f.yaml:4:1: error: found unexpected end of stream [yaml-syntax]
        f.yaml:3:4: note: while scanning a quoted scalar
        note: the quote that opens there is not closed before the end of the document
        """
      ),
      (
        "a:\n\tb: 1\n",
        """
        f.yaml:2:1: error: found character that cannot start any token [yaml-syntax]
        note: indent with spaces, as YAML takes no tabs for that
        """
      ),
      (
        "a: b: c\n",
        """
        f.yaml:1:5: error: mapping values are not allowed in this context [yaml-syntax]
        note: put a value that holds ': ' in quotes
        """
      ),
      (
        "a: \"\\/\"\n", "f.yaml:1:5: error: found unknown escape character '\\/' [yaml-syntax]"
      ),
      (
        "a: x\nb: [\"é\\n\", \"\\/\"]\n", "f.yaml:2:13: error: found unknown escape character '\\/' [yaml-syntax]"
      ),
    ]
  )
  func malformed(text: String, expected: String) {
    #expect(problem { () throws(Diagnostic) in try parse(text) } == expected)
  }

  @Test(
    "truncated input is rejected at its end, with or without a line break",
    arguments: [
      ("a: [b", "f.yaml:1:6: "), ("a: [b\n", "f.yaml:2:1: "), ("a: é\r\nb: 'x", "f.yaml:2:6: "),
      ("a:\n\n- [é, b", "f.yaml:3:8: "),
    ]
  )
  func truncated(text: String, place: String) {
    #expect(problem { () throws(Diagnostic) in try parse(text) }?.hasPrefix(place) == true)
  }

  @Test("a slash after two backslashes or outside of double quotes is not an escape")
  func slashes() throws {
    #expect(try parse(#"a: "x\\/y""#).outlines == [#"{a: x\/y}"#])
    #expect(try parse(#"a: 'x\/y'"#).outlines == [#"{a: x\/y}"#])
    #expect(try parse(#"a\/b: "/""#).outlines == [#"{a\/b: /}"#])
  }

  @Test(
    "invalid UTF-8",
    arguments: [[0x61, 0x3A, 0x20, 0xFF], [0x61, 0x3A, 0x20, 0xC3], [0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80]]
  )
  func invalidUTF8(bytes: [UInt8]) {
    let error = #expect(throws: Diagnostic.self) {
      try YAMLReader.readDocuments(bytes, place: SourceText(file: "f.yaml"))
    }
    #expect(error?.code == .yamlSyntax)
    #expect(error?.location?.line == 1)
  }
}
