import OverlayDiagnostics
import Testing

@Suite("Diagnostics as workflow commands")
struct GitHubRendererTests {
  @Test(
    "only known properties are written",
    arguments: [
      (nil, 0, "::error title=some-code::m\n"), (place(), 0, "::error file=a.yaml,title=some-code::m\n"),
      (place(3), 4, "::error file=a.yaml,line=3,title=some-code::m\n"),
      (place(3, 5), 0, "::error file=a.yaml,line=3,col=5,title=some-code::m\n"),
      (place(3, 5), 4, "::error file=a.yaml,line=3,col=5,endColumn=9,title=some-code::m\n"),
    ]
  )
  func properties(location: OverlayDiagnostics.SourceLocation?, length: Int, expected: String) {
    var diagnostic = problem("m", at: location)
    diagnostic.length = length
    #expect(GitHubRenderer().render(diagnostic) == expected)
  }

  @Test("notes and the edit are further lines of the message")
  func notes() {
    var diagnostic = problem("m", severity: .warning).addingNote("one").addingNote("two", at: place(9, 1))
    diagnostic.edit = Diagnostic.Edit(replacing: 2, at: place(2), with: ["a: b"])
    #expect(
      GitHubRenderer().render(diagnostic)
        == "::warning title=some-code::m%0Anote: one%0Aa.yaml:9:1: note: two"
        + "%0Aa.yaml:2: note: replace lines 2-3 with:%0A  a: b\n"
    )
  }

  @Test("input cannot end a property or the line, or begin another command")
  func escapes() {
    let text = "a,b:c%d::error::\r\n::stop-commands::x\u{1B}"
    let diagnostic = problem(text, at: OverlayDiagnostics.SourceLocation(file: text)).addingNote(text)
    let command = GitHubRenderer().render(diagnostic)
    #expect(
      command == #"::error file=a%2Cb%3Ac%25d%3A%3Aerror%3A%3A\r\n%3A%3Astop-commands%3A%3Ax\u{1B},title=some-code"#
        + #"::a,b:c%25d::error::\r\n::stop-commands::x\u{1B}"#
        + #"%0Anote: a,b:c%25d::error::\r\n::stop-commands::x\u{1B}"# + "\n"
    )
  }
}
