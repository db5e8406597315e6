import OverlayDiagnostics
import Testing

@Suite("Diagnostics as values")
struct DiagnosticTests {
  @Test(
    "a location is printed without parts that are 0",
    arguments: [
      (place(), "a.yaml"), (place(3), "a.yaml:3"), (place(3, 7), "a.yaml:3:7"), (place(0, 7), "a.yaml"),
      (OverlayDiagnostics.SourceLocation(file: "", line: 1, column: 2), ":1:2"),
    ]
  )
  func location(location: OverlayDiagnostics.SourceLocation, text: String) {
    #expect(location.description == text)
  }

  @Test("the description has one line for the problem and one for each note")
  func description() {
    let diagnostic = problem("no good", at: place(1, 2))
      .addingNote("did you mean 'x'?")
      .addingNote("first defined here", at: place(4))
    #expect(
      diagnostic.description == """
        a.yaml:1:2: error: no good [some-code]
        note: did you mean 'x'?
        a.yaml:4: note: first defined here
        """
    )
    #expect(problem("hm", severity: .warning).description == "warning: hm [some-code]")
    #expect(problem("hm", at: place()).description == "a.yaml: error: hm [some-code]")
  }

  @Test("a note is added to a copy, after existing notes")
  func addingNote() {
    let first = problem("m").addingNote("one")
    let second = first.addingNote("two", at: place(2))
    #expect(first.notes == [Diagnostic.Note("one")])
    #expect(second.notes == [Diagnostic.Note("one"), Diagnostic.Note("two", at: place(2))])
    #expect(second.message == "m")
  }

  @Test("a location is set only if there is none")
  func placed() {
    #expect(problem("m").at(place(3)).location == place(3))
    #expect(problem("m", at: place(1)).at(place(3)).location == place(1))
    #expect(problem("m").at(nil).location == nil)
  }

  @Test("an error has no notes and no excerpt by default")
  func defaults() {
    let diagnostic = Diagnostic(code: .yamlSyntax, message: "m")
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.location == nil)
    #expect(diagnostic.notes.isEmpty)
    #expect(diagnostic.excerpt == nil)
    #expect(diagnostic.code.description == "yaml-syntax")
  }

  @Test("equality compares every part")
  func equality() {
    let one = problem("m", at: place(1), excerpt: "x")
    #expect(one == problem("m", at: place(1), excerpt: "x"))
    #expect(one != problem("n", at: place(1), excerpt: "x"))
    #expect(one != problem("m", at: place(2), excerpt: "x"))
    #expect(one != problem("m", at: place(1), excerpt: "y"))
    #expect(one != problem("m", severity: .warning, at: place(1), excerpt: "x"))
    #expect(one != one.addingNote("n"))
    #expect(Set([one, one, one.addingNote("n")]).count == 2)
  }
}
