import Foundation
import OverlayDiagnostics
import OverlayKit
import Testing

@testable import OverlayKustomization
@testable import OverlayYAMLTree
@testable import overlay

@Suite("The catalogue of codes")
struct CodeCatalogueTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A code with its example.
  struct Shown: CustomTestStringConvertible, Sendable {
    var code: Diagnostic.Code
    var example: Diagnostic.Code.Example
    var testDescription: String { code.rawValue }
  }

  private static let shown = Diagnostic.Code.allCases.compactMap { code -> Shown? in
    guard case .example(let example) = code.demonstration else { return nil }
    return Shown(code: code, example: example)
  }

  @Test("lists every declared code once")
  func complete() throws {
    let directory = Self.root.appending(path: "Sources/OverlayDiagnostics/Catalogue")
    let files = try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
    let declared = try files.flatMap { file in
      try String(contentsOf: file, encoding: .utf8)
        .matches(of: /static let \w+ = (?:error|warning)\(\s+"([a-z0-9-]+)"/).map { String($0.1) }
    }
    #expect(Diagnostic.Code.allCases.map(\.rawValue).sorted() == declared.sorted())
    #expect(Set(declared).count == declared.count)
    #expect(Diagnostic.Code.quietWarnings.isSubset(of: Diagnostic.Code.warnings))
    #expect(BuildOptions().silencedWarnings == Diagnostic.Code.quietWarnings)
  }

  @Test("a wrong example reports its code and no other", arguments: shown)
  func wrong(_ shown: Shown) throws {
    let found = try shown.example.diagnostics(of: shown.example.wrong)
    #expect(Set(found.map(\.code)) == [shown.code], "\(found)")
  }

  @Test("the fixed example reports nothing", arguments: shown)
  func right(_ shown: Shown) throws {
    #expect(!shown.example.changes.isEmpty)
    let found = try shown.example.diagnostics(of: shown.example.right)
    #expect(found.isEmpty, "\(found)")
  }

  @Test("explanations are sentences, and summaries are clauses", arguments: Diagnostic.Code.allCases)
  func style(_ code: Diagnostic.Code) {
    #expect(code.summary.hasSuffix(".") && code.explanation.hasSuffix("."))
    #expect(!code.summary.contains("\n") && !code.explanation.contains("\n"))
    #expect(code.summary.count <= 110)
    if case .none(let reason) = code.demonstration { #expect(reason.hasPrefix("it takes ")) }
    if let reason = code.reasonToBeOff { #expect(reason.first?.isLowercase == true && reason.last != ".") }
  }

  @Test(
    "explanations name the limits that apply",
    arguments: [
      (.nestingTooDeep, [YAMLReader.depthLimit]),
      (.aliasesTooLarge, [Limits.fileNodes / 2, Limits.decodedNodes / 2, YAMLReader.aliasTextLimit >> 20]),
      (
        .inputTooLarge,
        [
          Limits.inputBytes >> 20, Limits.fileNodes, Limits.decodedNodes, Limits.buildNodes, Limits.buildText >> 20,
          Limits.outputBytes >> 20,
          Limits.buildEffort, LoadRoot.visitLimit,
        ]
      ),
      (.remoteTooLarge, [FileFetch.sizeLimit >> 20]),
      (
        .remoteTimeout,
        [
          Int(BuildOptions().downloadTimeLimit.components.seconds),
          Int(RepositoryURL.Query("").timeout.components.seconds),
        ]
      ),
    ] as [(Diagnostic.Code, [Int])]
  )
  func limits(code: Diagnostic.Code, limits: [Int]) {
    let numbers = (code.summary + code.explanation).replacing(",", with: "").matches(of: /\d+/).map {
      String($0.output)
    }
    #expect(limits.allSatisfy { numbers.contains("\($0)") }, "\(numbers)")
  }

  @Test("the documentation is up to date")
  func document() throws {
    let file = Self.root.appending(path: "Documentation/diagnostics.md")
    #expect(
      try String(contentsOf: file, encoding: .utf8) == Diagnostic.Code.document(),
      "run: overlay explain-code --markdown > Documentation/diagnostics.md"
    )
  }

  @Test("the explanation for a terminal has the files, the message and the fix")
  func text() throws {
    let text = try Diagnostic.Code.severalKustomizationFiles.text()
    #expect(text.hasPrefix("several-kustomization-files (error)\nA directory has more than one "))
    #expect(text.contains("\nWrong:\n\n  # kustomization.yaml\n  resources: [a.yaml]\n"))
    #expect(text.contains("\n  $ overlay build\n  error: "))
    #expect(text.hasSuffix("\nRight:\n\n  # without kustomization.yml\n"))
    #expect(try Diagnostic.Code.cancelled.text().hasSuffix("\nNo example: it takes a signal.\n"))
  }
}
