import OverlayDiagnostics
import TestSupport
import Testing

@Suite("Diagnostics as JSON lines")
struct JSONRendererTests {
  @Test("absent parts are left out")
  func smallest() {
    #expect(
      JSONRenderer().render(problem("no good"))
        == #"{"severity":"error","code":"some-code","message":"no good"}"# + "\n"
    )
    #expect(
      JSONRenderer().render(problem("m", severity: .warning, at: place(3)).addingNote("n"))
        == #"{"severity":"warning","code":"some-code","message":"m","file":"a.yaml","line":3,"notes":[{"message":"n"}]}"#
        + "\n"
    )
  }

  @Test("parts have a fixed order")
  func largest() {
    var diagnostic = problem("m", at: place(2, 3), excerpt: "a: b").addingNote("n", at: place(9, 1))
    diagnostic.length = 2
    diagnostic.edit = Diagnostic.Edit(replacing: 1, at: place(2), with: ["b: c", "d: e"])
    #expect(
      JSONRenderer().render(diagnostic)
        == #"{"severity":"error","code":"some-code","message":"m","file":"a.yaml","line":2,"column":3,"endColumn":5,"#
        + #""excerpt":"a: b","notes":[{"message":"n","file":"a.yaml","line":9,"column":1}],"#
        + #""edit":{"file":"a.yaml","line":2,"lineCount":1,"lines":["b: c","d: e"]}}"# + "\n"
    )
  }

  @Test("any string survives a round trip, on one line without control characters")
  func anyText() throws {
    let text = "\"\\/\u{0}\u{1}\u{8}\u{C}\n\r\t\u{1B}[31m\u{7F}\u{85}\u{9F}\u{A0}é日\u{1F600}\u{2028}\u{2029}e\u{301}'"
    var diagnostic = problem(text, at: OverlayDiagnostics.SourceLocation(file: text, line: 1), excerpt: text)
    diagnostic.edit = Diagnostic.Edit(replacing: 0, at: place(1), with: [text])
    let line = JSONRenderer().render(diagnostic.addingNote(text))
    #expect(line.unicodeScalars.dropLast().allSatisfy { $0.properties.generalCategory != .control })
    #expect(!line.contains("\u{2028}") && !line.contains("\u{2029}"))
    let object = try JSON(line)
    let texts = [
      object["message"], object["file"], object["excerpt"], object["notes"]?[0]?["message"],
      object["edit"]?["lines"]?[0],
    ]
    #expect(texts.allSatisfy { $0.map { Array(($0.text ?? "").unicodeScalars) } == Array(text.unicodeScalars) })
  }

  @Test("a huge line is left out, and huge numbers are accepted")
  func huge() throws {
    var diagnostic = problem("m", at: place(.max, .max), excerpt: String(repeating: "x", count: 4_001))
    diagnostic.length = .max
    diagnostic.edit = Diagnostic.Edit(replacing: .max, at: place(.max), with: [])
    let object = try JSON(JSONRenderer().render(diagnostic))
    #expect(object["excerpt"] == nil)
    #expect(object["endColumn"] == nil)
    #expect(!TextRenderer().render(diagnostic).isEmpty)
    #expect(!GitHubRenderer().render(diagnostic).isEmpty)
    #expect(!SARIFRenderer(toolName: "t", version: "1.0.0").render([diagnostic], outcome: .init(exitCode: 1)).isEmpty)
  }
}
