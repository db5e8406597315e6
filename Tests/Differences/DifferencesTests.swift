import Foundation
import TestSupport
import Testing

/// Deliberate differences from Kustomize: each is a case with its reason.
@Suite("Deliberate differences")
struct DifferencesTests {
  private static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")
  static let all = BuildCase.selected(below: directory)

  @Test("there are cases", .disabled(if: BuildCase.areSelected))
  func casesExist() { #expect(!Self.all.isEmpty) }

  @Test("a case has its documented result", arguments: all)
  func build(_ difference: BuildCase) throws {
    let outcome = difference.build()
    let results = [
      ("expected.yaml", outcome.yaml), ("expected.overlay-warnings", outcome.ownWarnings),
      ("expected.diagnostic", outcome.diagnostics),
    ]
    for (file, actual) in results {
      if let mismatch = difference.mismatch(actual, with: file) { Issue.record("\(mismatch)") }
      if BuildCase.isRecording { try difference.record(actual, as: file) }
    }
    #expect(difference.text("reason.md")?.isEmpty == false, "every difference states its reason")
  }

  @Test("every case is listed with its purpose")
  func list() { #expect(CaseList(topic: Self.directory).problems == []) }
}
