import TestSupport
import Testing

@testable import OverlayDiagnostics

@Suite("Diagnostics as a SARIF log")
struct SARIFRendererTests {
  private let renderer = SARIFRenderer(toolName: "overlay", version: "1.2.3")

  /// The run in the log, after validating it.
  private func run(_ diagnostics: [Diagnostic], exitCode: Int = 1, notifications: [String] = []) throws -> JSON {
    let text = renderer.render(diagnostics, outcome: .init(exitCode: exitCode, notifications: notifications))
    #expect(text.hasSuffix("}\n") && text.count(where: \.isNewline) == 1)
    let log = try JSON(text)
    #expect(try JSONSchema.sarif().problems(in: log) == [])
    return try #require(log["runs"]?[0])
  }

  @Test("a log without results is valid")
  func empty() throws {
    let run = try run([], exitCode: 0)
    #expect(run["results"]?.elements == [])
    #expect(run["columnKind"]?.text == "unicodeCodePoints")
    #expect(run["invocations"]?[0] == .object(["executionSuccessful": .boolean(true), "exitCode": .number(0)]))
    let driver = try #require(run["tool"]?["driver"])
    #expect(driver == .object(["name": .text("overlay"), "semanticVersion": .text("1.2.3"), "rules": .list([])]))
  }

  @Test("each code that occurs has one rule")
  func rules() throws {
    var other = problem("b", severity: .warning)
    other.code = .yamlSyntax
    let run = try run([problem("a"), other, problem("c")])
    #expect(
      run["tool"]?["driver"]?["rules"]
        == .list([
          .object([
            "id": .text("some-code"), "shortDescription": .object(["text": .text("Some code.")]),
            "help": .object(["text": .text("Do better.")]),
          ]),
          .object([
            "id": .text("yaml-syntax"),
            "shortDescription": .object(["text": .text(Diagnostic.Code.yamlSyntax.summary)]),
            "help": .object(["text": .text(Diagnostic.Code.yamlSyntax.explanation)]),
          ]),
        ])
    )
    let results = try #require(run["results"]?.elements)
    #expect(results.map { $0["ruleIndex"]?.integer } == [0, 1, 0])
    #expect(results.map { $0["ruleId"]?.text } == ["some-code", "yaml-syntax", "some-code"])
    #expect(results.map { $0["level"]?.text } == ["error", "warning", "error"])
    #expect(run["invocations"]?[0]?["executionSuccessful"] == .boolean(false))
  }

  @Test("a result has a location, a region and the source line")
  func place() throws {
    var diagnostic = problem("m", at: DiagnosticsTests.place(2, 3), excerpt: "é: b c")
    diagnostic.length = 2
    let location = try #require(try run([diagnostic])["results"]?[0]?["locations"]?[0]?["physicalLocation"])
    #expect(location["artifactLocation"] == .object(["uri": .text("a.yaml")]))
    #expect(
      location["region"]
        == .object([
          "startLine": .number(2), "startColumn": .number(3), "endColumn": .number(5),
          "snippet": .object(["text": .text(" b")]),
        ])
    )
    #expect(
      location["contextRegion"]
        == .object(["startLine": .number(2), "snippet": .object(["text": .text("é: b c")])])
    )
  }

  @Test(
    "a location may be partial, and a column may be after the end of the line",
    arguments: [
      (DiagnosticsTests.place(), nil), (DiagnosticsTests.place(2), #"{"startLine": 2, "snippet": {"text": "ab"}}"#),
      (DiagnosticsTests.place(2, 9), #"{"startLine": 2, "startColumn": 9, "snippet": {"text": ""}}"#),
    ]
  )
  func smallPlace(place: OverlayDiagnostics.SourceLocation, region: String?) throws {
    let result = try run([problem("m", at: place, excerpt: "ab")])["results"]?[0]
    #expect(try result?["locations"]?[0]?["physicalLocation"]?["region"] == region.map { try JSON($0) })
  }

  @Test("notes with a location are related locations, others are part of the message")
  func notes() throws {
    let diagnostic = problem("m").addingNote("one").addingNote("two", at: DiagnosticsTests.place(9, 1)).addingNote(
      "three"
    )
    let result = try #require(try run([diagnostic])["results"]?[0])
    #expect(result["message"]?["text"]?.text == "m\none\nthree")
    #expect(result["locations"] == nil)
    #expect(
      try result["relatedLocations"]
        == JSON(
          """
          [{"message": {"text": "two"}, "physicalLocation": {
            "artifactLocation": {"uri": "a.yaml"}, "region": {"startLine": 9, "startColumn": 1}}}]
          """
        )
    )
  }

  @Test(
    "an edit is a fix",
    arguments: [
      (2, ["a", "b"], #"{"startLine": 4, "endLine": 5}"#, "a\nb", "replace lines 4-5"),
      (1, ["a"], #"{"startLine": 4, "endLine": 4}"#, "a", "replace line 4"),
      (
        0, ["a"], #"{"startLine": 4, "startColumn": 1, "endLine": 4, "endColumn": 1}"#, "a\n", "insert before line 4"
      ),
      (2, [], #"{"startLine": 4, "startColumn": 1, "endLine": 6, "endColumn": 1}"#, nil, "remove lines 4-5"),
    ] as [(Int, [String], String, String?, String)]
  )
  func edit(count: Int, lines: [String], region: String, text: String?, title: String) throws {
    var diagnostic = problem("m")
    diagnostic.edit = Diagnostic.Edit(replacing: count, at: DiagnosticsTests.place(4), with: lines)
    let fix = try #require(try run([diagnostic])["results"]?[0]?["fixes"]?[0])
    #expect(fix["description"]?["text"]?.text == title)
    let change = try #require(fix["artifactChanges"]?[0])
    #expect(change["artifactLocation"]?["uri"]?.text == "a.yaml")
    #expect(try change["replacements"]?[0]?["deletedRegion"] == JSON(region))
    #expect(change["replacements"]?[0]?["insertedContent"]?["text"]?.text == text)
  }

  @Test("messages about the tool itself are notifications")
  func notification() throws {
    let invocation = try run([], notifications: ["more"])["invocations"]?[0]
    #expect(
      try invocation?["toolExecutionNotifications"] == JSON(#"[{"level": "note", "message": {"text": "more"}}]"#)
    )
  }

  @Test(
    "paths are URI references",
    arguments: [
      ("a/b.yaml", "a/b.yaml"), ("../a-._~b", "../a-._~b"), ("a b%20", "a%20b%2520"), ("a:b", "a%3Ab"),
      ("é/日", "%C3%A9/%E6%97%A5"), ("/x/y", "file:///x/y"), ("<stdin>", "%3Cstdin%3E"), ("", ""),
      ("a?b#c", "a%3Fb%23c"),
      ("https://h/a?ref=x#y", "https://h/a?ref=x#y"), ("https://h/a b%20%zz%", "https://h/a%20b%20%25zz%25"),
      ("ssh://git@h/é", "ssh://git@h/%C3%A9"), ("file:///a\u{1}", "file:///a%01"),
    ]
  )
  func paths(path: String, expected: String) throws {
    #expect(URIReference.text(forPath: path) == expected)
    _ = try run([problem("m", at: OverlayDiagnostics.SourceLocation(file: path))])
  }
}
