import OverlayDiagnostics
import Testing

@testable import OverlayYAMLTree

/// YAML that Kustomize's parser, go-yaml, reads differently from libyaml.
@Suite("Where go-yaml and libyaml differ")
struct PlaceholderTextTests {
  @Test(
    "an escaped apostrophe is an apostrophe",
    arguments: [
      (#"a: "it\'s""#, "{a: it's}"), (#""k\'": ["\'", '\', "\\'"]"#, #"{k': [', \, \']}"#),
      ("a: \"\\'\n  b\\'\\\n  c\"\nd: |\n  \\'\ne: x\\'y # \\'\n", "{a: ' b'c, d: \\'\n, e: x\\'y}"),
      (#"a: "\\\'é\u0041\'""#, #"{a: \'éA'}"#),
    ]
  )
  func escapedApostrophe(text: String, outline: String) throws {
    #expect(try parse(text).outlines == [outline])
  }

  @Test(
    "a colon before an indicator is part of a plain scalar in a flow collection",
    arguments: [
      ("{b:, c: d}", "{b:: , c: d}"), ("[a:, b::, c]", "[a:, b::, c]"),
      ("a: {é: [x:], z: w:}", "{a: {é: [x:], z: w:}}"),
      ("{a: \"b\":, c: d}", nil), ("[a:[b]]", nil), ("{a: b\n  c:, d: e}", "{a: b c:, d: e}"),
      ("a: 'b:,'\nc: {d: e:, \"f\":[g]}", "{a: b:,, c: {d: e:, f: [g]}}"),
    ] as [(String, String?)]
  )
  func colon(text: String, outline: String?) {
    #expect((try? parse(text))?.outlines == outline.map { [$0] })
  }

  @Test("locations stay correct after respelled text and in later documents")
  func places() throws {
    let file = try parse("\u{FEFF}a: 1\n---\n\"\\'é\\'\": {x:, y: z:}\nlast: [\"\\'\"]\n")
    let root = file.documents[1]
    let map = file.tree.entries(of: root)[0].value
    let entries = file.tree.entries(of: map)
    #expect(file.tree.location(of: map) == place(3, 10))
    #expect(entries.map { file.tree.location(of: $0.key) } == [place(3, 11), place(3, 15)])
    #expect(file.tree.location(of: entries[1].value) == place(3, 18))
    let last = file.tree.entries(of: root)[1].value
    #expect(file.tree.location(of: file.tree.elements(of: last)[0]) == place(4, 8))
    #expect(file.documents.count == 2)
  }

  @Test("an error after such text has its own location and advice")
  func laterError() {
    #expect(
      problem { () throws(Diagnostic) in try parse("a: \"it\\'s\"\nb: {c:, d: \"\\q\"}\n") } == """
        f.yaml:2:13: error: found unknown escape character [yaml-syntax]
        f.yaml:2:12: note: while parsing a quoted scalar
        note: write two backslashes for one, or use single quotes
        """
    )
  }

  @Test("warnings and aliases of text that is read again count once")
  func again() throws {
    let file = try parse("a: &x !mine b\nc: *x\nd: {e:, f: g}\n")
    #expect(file.findings.warnings.map(\.code) == [.tagLost])
    #expect(file.outlines == ["{a: b, c: b, d: {e:: , f: g}}"])
    #expect(file.findings.documentCounts == DocumentCounts(libYAML: 1))
  }

  @Test("placeholder characters are not confused with those of the input")
  func privateUse() throws {
    let text = "a: \"\u{E000}\\uE001\\U0000E002\\'\"\nb: {c:, d: \u{E003}}\n"
    #expect(try parse(text).outlines == ["{a: \u{E000}\u{E001}\u{E002}', b: {c:: , d: \u{E003}}}"])
    let all = (0xE000...0xE03F).compactMap { Unicode.Scalar($0).map(String.init) }.joined()
    let problem = problem { () throws(Diagnostic) in try parse("a: \"\\'\"\nb: \(all)\n") }
    #expect(problem?.hasPrefix("f.yaml:1:5: ") == true)
  }

  @Test("the number of repeated reads is limited")
  func limit() throws {
    let many = "[" + String(repeating: "a:, [b:], {c:, d: e}, ", count: 20_000) + "]"
    let list = Array(repeating: "a:, [b:], {c:: , d: e}", count: 20_000).joined(separator: ", ")
    #expect(try parse(many).outlines == ["[" + list + "]"])
    // Quotes end what is looked at together.
    func quoted(_ count: Int) -> String { "[" + String(repeating: "a:, '', ", count: count) + "]" }
    #expect(try parse(quoted(16)).outlines == ["[" + Array(repeating: "a:, ", count: 16).joined(separator: ", ") + "]"])
    let message = "f.yaml:1:131: error: found unexpected ':'"
    #expect(problem { () throws(Diagnostic) in try parse(quoted(17)) }?.hasPrefix(message) == true)
    let documents = String(repeating: quoted(8) + "\n---\n", count: 3)
    #expect(problem { () throws(Diagnostic) in try parse(documents) }?.hasPrefix("f.yaml:5:3: error: found") == true)
  }

  @Test(
    "input that go-yaml rejects or reads differently is rejected",
    arguments: [
      ("a: {b: c?d}", "f.yaml:1:9: error: found unexpected '?' in a plain scalar in braces or brackets [yaml-syntax]"),
      ("a: [é\n  b?]", "f.yaml:1:5: error: found unexpected '?' in a plain scalar in braces or brackets [yaml-syntax]"),
      ("[{é?: b}]", "f.yaml:1:4: error: found unexpected '?' in a plain scalar in braces or brackets [yaml-syntax]"),
      ("é: [!!str, b]", "f.yaml:1:10: error: found unexpected ',' directly after a tag [yaml-syntax]"),
      ("[a, {b: &x !, c: d}]", "f.yaml:1:13: error: found unexpected ',' directly after a tag [yaml-syntax]"),
    ]
  )
  func refused(text: String, message: String) {
    #expect(problem { () throws(Diagnostic) in try parse(text) }?.hasPrefix(message) == true)
  }

  @Test(
    "similar input is accepted",
    arguments: [
      ("a: b?c", "{a: b?c}"), ("{? a: 'b?'}", "{a: b?}"), ("[!!str , ! &x, &y b]", "[, , b]"), ("[\"?\", *a]", nil),
    ] as [(String, String?)]
  )
  func accepted(text: String, outline: String?) {
    #expect((try? parse(text))?.outlines == outline.map { [$0] })
  }
}
