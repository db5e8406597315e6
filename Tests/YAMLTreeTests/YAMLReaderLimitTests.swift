import OverlayDiagnostics
import OverlayYAMLTree
import Testing

@Suite("Limits of the reader")
struct YAMLReaderLimitTests {
  private static func nested(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }

  @Test("1,000 levels can be read, made canonical and written")
  func deepest() throws {
    let text = try output("a: \(Self.nested(999))\n")
    #expect(text == "a:\n" + String(repeating: "- ", count: 998) + "[]\n")
    #expect(try output(text) == text)
  }

  @Test("1,001 levels are rejected at the first that is too deep")
  func tooDeep() {
    #expect(
      problem { () throws(Diagnostic) in try parse(Self.nested(1_001)) }
        == "f.yaml:1:1001: error: collections are nested more than 1000 levels deep [nesting-too-deep]"
    )
    #expect(
      problem { () throws(Diagnostic) in try parse("a: \(Self.nested(1_000))\n") }
        == "f.yaml:1:1003: error: collections are nested more than 1000 levels deep [nesting-too-deep]"
    )
  }

  @Test("a million levels are rejected as quickly")
  func hugeDepth() {
    let error = #expect(throws: Diagnostic.self) { try parse(String(repeating: "[", count: 1_000_000)) }
    #expect(error?.code == .nestingTooDeep)
  }

  @Test("aliases count with the levels below them")
  func deepAlias() throws {
    let text =
      "a: &x \(Self.nested(600))\nb: \(String(repeating: "[", count: 399))*x\(String(repeating: "]", count: 399))\n"
    #expect(try parse(text).documents.count == 1)
    let deeper =
      "a: &x \(Self.nested(600))\nb: [\(String(repeating: "[", count: 399))*x\(String(repeating: "]", count: 399))]\n"
    let error = #expect(throws: Diagnostic.self) { try parse(deeper) }
    #expect(error?.code == .nestingTooDeep)
    #expect(error?.location == place(2, 404))
  }

  @Test("aliases that expand to too many nodes are rejected")
  func aliasBomb() {
    // Each line doubles the one before; the eighth would pass two million nodes with its first alias.
    var text = "a0: &a0 [\(Array(repeating: "x", count: 6_600).joined(separator: ", "))]\n"
    for level in 1...20 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    let error = #expect(throws: Diagnostic.self) { try parse(text) }
    #expect(error?.code == .aliasesTooLarge)
    #expect(error?.location == place(9, 10))
    #expect(error?.message == "the aliases up to here expand to more than 2000000 nodes")
  }

  @Test("aliases that expand to too much text are rejected, although it is stored once")
  func aliasedText() {
    let text =
      "a: &a '\(String(repeating: "x", count: 1 << 20))'\nb: [\(Array(repeating: "*a", count: 65).joined(separator: ", "))]\n"
    let error = #expect(throws: Diagnostic.self) { try parse(text) }
    #expect(error?.code == .aliasesTooLarge)
    #expect(error?.message == "the aliases up to here expand to more than 64 MiB of strings")
    #expect(error?.location?.line == 2)
  }

  @Test("a file with too many nodes is rejected by both readers")
  func tooManyNodes() {
    for text in [String(repeating: "- a\n", count: 4_000_001), "[" + String(repeating: "a,", count: 4_000_001) + "]"] {
      let error = #expect(throws: Diagnostic.self) { try parse(text) }
      #expect(error?.code == .inputTooLarge)
      #expect(error?.message == "the file has more than 4000000 nodes up to here")
    }
  }

  @Test("output that would be too large after indentation is rejected early")
  func indentation() throws {
    func list(depth: Int, count: Int) -> String {
      let (open, close) = (String(repeating: "[", count: depth), String(repeating: "]", count: depth))
      return open + String(repeating: "a,", count: count) + close
    }
    let text = list(depth: 900, count: 120_000)
    // The rest of the text, which is malformed, is not read.
    let error = #expect(throws: Diagnostic.self) { try parse("a: 1\n---\nb: \(text)]\n") }
    #expect(error?.code == .inputTooLarge)
    #expect(error?.message == "the output is larger than 192 MiB")
    #expect(error?.location == place(3, 1))
    #expect(throws: Diagnostic.self) { () throws(Diagnostic) in
      try YAMLReader.readFirstDocument(Array(text.utf8), place: SourceText(file: "f.yaml"))
    }
    #expect(try parse(list(depth: 900, count: 20_000)).documents.count == 1)
    #expect(try parse(list(depth: 30, count: 120_000)).documents.count == 1)
  }
}
