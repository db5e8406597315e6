import Foundation
import OverlayDiagnostics
import OverlayExplanations
import Testing

@Suite("Explanations of codes")
struct ExplanationTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let all = Explanation.topics.flatMap(\.explanations)

  /// An explanation with its example.
  struct Shown: CustomTestStringConvertible, Sendable {
    var explanation: Explanation
    var example: Example
    var testDescription: String { explanation.code.rawValue }
  }

  private static let shown = all.compactMap { explanation -> Shown? in
    guard case .example(let example) = explanation.demonstration else { return nil }
    return Shown(explanation: explanation, example: example)
  }

  @Test("there is one for every code in the sources, and none for another")
  func complete() throws {
    let sources = try #require(
      FileManager.default.enumerator(at: Self.root.appending(path: "Sources"), includingPropertiesForKeys: nil)
    )
    var codes: Set<String> = []
    for case let file as URL in sources where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /static let \w+ = Self\(rawValue: "([a-z0-9-]+)"\)/) {
        #expect(codes.insert(String(match.1)).inserted, "\(match.1) twice")
      }
    }
    let explained = Self.all.map(\.code.rawValue)
    #expect(codes.subtracting(explained).sorted() == [])
    #expect(Set(explained).subtracting(codes).sorted() == [])
    #expect(Set(explained).count == explained.count)
    #expect(Set(Diagnostic.Code.warnings.map(\.rawValue)).subtracting(explained) == [])
  }

  @Test("a wrong example gives its code and no other", arguments: shown)
  func wrong(_ shown: Shown) {
    let found = shown.example.diagnostics(of: shown.example.wrong)
    #expect(Set(found.map(\.code)) == [shown.explanation.code], "\(found)")
    #expect(found.allSatisfy { ($0.severity == .warning) == shown.explanation.isWarning })
  }

  @Test("the right one gives none", arguments: shown)
  func right(_ shown: Shown) {
    #expect(shown.example.changes.isEmpty == false)
    let found = shown.example.diagnostics(of: shown.example.right)
    #expect(found.isEmpty, "\(found)")
  }

  @Test("sentences are sentences, and reasons are clauses", arguments: all)
  func style(_ explanation: Explanation) {
    #expect(explanation.summary.hasSuffix(".") && explanation.details.hasSuffix("."))
    #expect(!explanation.summary.contains("\n") && !explanation.details.contains("\n"))
    #expect(explanation.summary.count <= 110)
    if case .none(let reason) = explanation.demonstration { #expect(reason.hasPrefix("it takes ")) }
  }

  @Test("the documentation is what they give")
  func document() throws {
    let file = Self.root.appending(path: "Documentation/diagnostics.md")
    #expect(
      try String(contentsOf: file, encoding: .utf8) == Explanation.document,
      "run: overlay explain-code --markdown > Documentation/diagnostics.md"
    )
  }

  @Test("the text for a terminal has the files, the message and what to change")
  func text() throws {
    let explanation = try #require(Explanation.of(Diagnostic.Code(rawValue: "several-kustomization-files")))
    #expect(explanation.text.hasPrefix("several-kustomization-files (error)\nA folder has more than one "))
    #expect(explanation.text.contains("\nWrong:\n\n  # kustomization.yaml\n  resources: [a.yaml]\n"))
    #expect(explanation.text.contains("\n  $ overlay build\n  error: "))
    #expect(explanation.text.hasSuffix("\nRight:\n\n  # without kustomization.yml\n"))
    let other = try #require(Explanation.of(.cancelled))
    #expect(other.text.hasSuffix("\nThere is no example here: it takes a signal.\n"))
  }
}
