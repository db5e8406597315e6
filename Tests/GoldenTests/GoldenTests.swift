import Foundation
import TestSupport
import Testing

/// Cases whose output was recorded from the reference by `Scripts/record-goldens`.
///
/// What the reference refuses must be refused here; the code and place of our diagnostic stand in `expected.diagnostic`,
/// which `UPDATE_GOLDEN=1` writes. It also writes `expected.overlay-warnings`, with the code and place of each warning that
/// only we give.
@Suite("Golden cases")
struct GoldenTests {
  static let all = BuildCase.all(
    below: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  )

  @Test("there are cases")
  func casesExist() { #expect(Self.all.count >= 800) }

  @Test("a case gives what the reference gave", arguments: all)
  func build(_ golden: BuildCase) throws {
    let outcome = golden.build()
    guard golden.text("expected.refused") != nil else {
      #expect(outcome.diagnostic == nil, "refused what the reference accepts")
      #expect(outcome.yaml == golden.text("expected.yaml"))
      #expect(outcome.warnings == golden.text("expected.warnings") ?? "")
      if BuildCase.isRecording, outcome.ownWarnings != golden.text("expected.overlay-warnings") {
        try golden.record(outcome.ownWarnings, as: "expected.overlay-warnings")
        Issue.record("recorded new warnings; read the change, then run again without UPDATE_GOLDEN")
      }
      #expect(outcome.ownWarnings == golden.text("expected.overlay-warnings"))
      return
    }
    #expect(outcome.yaml == nil, "accepted what the reference refuses")
    if BuildCase.isRecording, outcome.diagnostic != golden.text("expected.diagnostic") {
      try golden.record(outcome.diagnostic, as: "expected.diagnostic")
      Issue.record("recorded a new diagnostic; read the change, then run again without UPDATE_GOLDEN")
    }
    #expect(outcome.diagnostic == golden.text("expected.diagnostic"))
  }
}
