import Foundation
import TestSupport
import Testing

/// Deliberate differences from Kustomize that the goldens are recorded from: each a case with its reason.
@Suite("Deliberate differences")
struct DifferencesTests {
  static let all = BuildCase.all(
    below: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  )

  @Test("there are cases")
  func casesExist() { #expect(!Self.all.isEmpty) }

  @Test("a case gives what its reason says", arguments: all)
  func build(_ difference: BuildCase) throws {
    let outcome = difference.build()
    if BuildCase.isRecording {
      let isNew =
        outcome.yaml != difference.text("expected.yaml")
        || outcome.ownWarnings != difference.text("expected.overlay-warnings")
        || outcome.diagnostics != difference.text("expected.diagnostic")
      try difference.record(outcome.yaml, as: "expected.yaml")
      try difference.record(outcome.ownWarnings, as: "expected.overlay-warnings")
      try difference.record(outcome.diagnostics, as: "expected.diagnostic")
      if isNew { Issue.record("recorded a new result; read the change, then run again without UPDATE_GOLDEN") }
    }
    #expect(outcome.yaml == difference.text("expected.yaml"))
    #expect(outcome.ownWarnings == difference.text("expected.overlay-warnings"))
    #expect(outcome.diagnostics == difference.text("expected.diagnostic"))
    #expect(difference.text("reason.md")?.isEmpty == false, "every difference states its reason")
  }
}
