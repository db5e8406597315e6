import OverlayDiagnostics
import Testing

@Suite("Diagnostics as text for people")
struct TextRendererTests {
  private func render(_ diagnostic: Diagnostic) -> String { TextRenderer().render(diagnostic) }

  @Test(
    "location forms",
    arguments: [
      (nil, "error: no good [some-code]\n"), (place(), "a.yaml: error: no good [some-code]\n"),
      (place(3), "a.yaml:3: error: no good [some-code]\n"), (place(3, 5), "a.yaml:3:5: error: no good [some-code]\n"),
    ]
  )
  func locations(location: OverlayDiagnostics.SourceLocation?, text: String) {
    #expect(render(problem("no good", at: location)) == text)
  }

  @Test("notes follow in their order")
  func notes() {
    let diagnostic = problem("no good", severity: .warning, at: place(2, 3), excerpt: "a: b")
      .addingNote("one").addingNote("two", at: place(9, 1))
    #expect(
      render(diagnostic) == """
        a.yaml:2:3: warning: no good [some-code]
          a: b
            ^
        note: one
        a.yaml:9:1: note: two

        """
    )
  }

  // MARK: - The caret

  @Test(
    "the caret is under the column",
    arguments: [
      (1, "ab: c", "  ab: c\n  ^\n"), (2, "ab: c", "  ab: c\n   ^\n"), (5, "ab: c", "  ab: c\n      ^\n"),
      (6, "ab: c", "  ab: c\n       ^\n"), (99, "ab: c", "  ab: c\n       ^\n"), (0, "ab: c", "  ab: c\n"),
      (1, "", "  \n  ^\n"), (3, "", "  \n  ^\n"),
      (2, "\tab", "   ab\n   ^\n"), (4, "\t\ta\tb", "    a b\n     ^\n"),
      (3, "éü: x", "  éü: x\n    ^\n"), (3, "e\u{301}b", "  e\u{301}b\n    ^\n"),
      (2, "\u{1F600}: x", "  \u{1F600}: x\n   ^\n"), (5, "日本: x", "  日本: x\n      ^\n"),
      (2, "a\u{1B}[31mb", "  a [31mb\n   ^\n"), (1, "a\u{0}\u{7F}\u{9B}b", "  a   b\n  ^\n"),
    ]
  )
  func caret(column: Int, line: String, expected: String) {
    let text = render(problem("m", at: place(1, column), excerpt: line))
    let head = column > 0 ? "a.yaml:1:\(column): error: m [some-code]\n" : "a.yaml:1: error: m [some-code]\n"
    #expect(text == head + expected)
  }

  @Test(
    "the marked range is underlined as far as it is shown",
    arguments: [
      (1, 2, "ab: c", "^~"), (1, 1, "ab: c", "^"), (2, 99, "ab: c", " ^~~~"), (6, 3, "ab: c", "     ^"),
      (1, -1, "ab: c", "^"), (3, 3, "\té日x", "  ^~"), (120, 5, String(repeating: "x", count: 130), nil),
    ]
  )
  func span(column: Int, length: Int, line: String, marks: String?) {
    var diagnostic = problem("m", at: place(1, column), excerpt: line)
    diagnostic.length = length
    let shown = render(diagnostic).split(separator: "\n").last.map(String.init)
    #expect(shown == "  " + (marks ?? String(repeating: " ", count: 119) + "^"))
  }

  @Test(
    "an edit follows the notes",
    arguments: [
      (1, ["a: b", "  c: \u{1B}"], "a.yaml:4: note: replace line 4 with:\n  a: b\n    c: \\u{1B}\n"),
      (3, ["a"], "a.yaml:4: note: replace lines 4-6 with:\n  a\n"),
      (0, ["a"], "a.yaml:4: note: insert before line 4:\n  a\n"),
      (1, [], "a.yaml:4: note: remove line 4\n"),
    ]
  )
  func edit(count: Int, lines: [String], expected: String) {
    var diagnostic = problem("m").addingNote("n")
    diagnostic.edit = Diagnostic.Edit(replacing: count, at: place(4, 7), with: lines)
    #expect(render(diagnostic) == "error: m [some-code]\nnote: n\n" + expected)
  }

  @Test("a deprecation warning is Kustomize's line with notes and the edit")
  func deprecation() {
    var diagnostic = problem("'a' is deprecated.", severity: .warning, at: place(4, 1), excerpt: "a: b").addingNote("n")
    diagnostic.code = .deprecatedField
    #expect(render(diagnostic) == "# Warning: 'a' is deprecated.\nnote: n\n")
    diagnostic.edit = Diagnostic.Edit(replacing: 1, at: place(4), with: ["b: c"])
    #expect(
      render(diagnostic) == "# Warning: 'a' is deprecated.\nnote: n\na.yaml:4: note: replace line 4 with:\n  b: c\n"
    )
    diagnostic.severity = .error
    #expect(render(diagnostic).hasPrefix("a.yaml:4:1: error: 'a' is deprecated. [deprecated-field]\n"))
  }

  @Test("a line of 120 columns is shown as it is")
  func widestLine() {
    let line = String(repeating: "x", count: 120)
    let text = render(problem("m", at: place(1, 120), excerpt: line))
    #expect(text == "a.yaml:1:120: error: m [some-code]\n  \(line)\n  \(String(repeating: " ", count: 119))^\n")
  }

  @Test(
    "only the part of a long line around the column is shown",
    arguments: [
      // Column, the shown range of 1000 columns, the marks of what is left out, the caret's indent.
      (1, 0..<120, "", "…", 0), (120, 0..<120, "", "…", 119), (121, 60..<180, "…", "…", 61),
      (500, 439..<559, "…", "…", 61), (1_000, 939..<1_000, "…", "", 61), (5_000, 940..<1_000, "…", "", 61),
    ]
  )
  func longLine(column: Int, shown: Range<Int>, before: String, after: String, indent: Int) {
    let digits = Array("0123456789")
    let line = String((0..<1_000).map { digits[$0 / 10 % 10] })
    let part = String(Array(line)[shown])
    let text = render(problem("m", at: place(1, column), excerpt: line))
    #expect(
      text == """
        a.yaml:1:\(column): error: m [some-code]
          \(before)\(part)\(after)
          \(String(repeating: " ", count: indent))^

        """
    )
  }

  @Test("a huge line and a huge column are accepted")
  func hugeLine() {
    let text = render(problem("m", at: place(1, .max), excerpt: String(repeating: "é", count: 100_000)))
    #expect(text.utf8.count < 500)
  }

  @Test("no source line is shown without a location")
  func excerptWithoutPlace() {
    #expect(render(problem("m", excerpt: "ab: c")) == "error: m [some-code]\n")
  }

  // MARK: - Control characters

  @Test("control characters in input are escaped")
  func controlCharacters() {
    let location = OverlayDiagnostics.SourceLocation(file: "a\u{1B}]0;x\u{7}b", line: 1)
    let diagnostic = problem("'\u{1B}[2J'\n\r\t\u{0}\u{7F}\u{9B}é\u{1F600}", at: location).addingNote(
      "a\nb",
      at: location
    )
    #expect(
      render(diagnostic) == #"""
        a\u{1B}]0;x\u{07}b:1: error: '\u{1B}[2J'\n\r\t\0\u{7F}\u{009B}é😀 [some-code]
        a\u{1B}]0;x\u{07}b:1: note: a\nb

        """#
    )
  }

  // MARK: - Colour

  @Test("severities and the caret are colored")
  func color() {
    let renderer = TextRenderer(usesColor: true)
    let error = problem("m", at: place(1, 2), excerpt: "ab").addingNote("n", at: place(3))
    #expect(
      renderer.render(error)
        == "a.yaml:1:2: \u{1B}[1;31merror:\u{1B}[0m m [some-code]\n  ab\n   \u{1B}[1;32m^\u{1B}[0m\n"
        + "a.yaml:3: \u{1B}[1;36mnote:\u{1B}[0m n\n"
    )
    #expect(renderer.render(problem("m", severity: .warning)) == "\u{1B}[1;35mwarning:\u{1B}[0m m [some-code]\n")
  }
}
