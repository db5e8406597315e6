import Foundation
import TestSupport
import Testing

/// Cases whose output was recorded from Kustomize by `Scripts/record-goldens`.
///
/// What Kustomize refuses must be refused here; the code and place of our diagnostic stand in `expected.diagnostic`,
/// which `UPDATE_GOLDEN=1` writes. It also writes `expected.overlay-warnings`, with the code and place of each warning that
/// only we give.
@Suite("Golden cases")
struct GoldenTests {
  private static let cases = BuildCase.all(
    below: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  )
  /// The cases that need helm are on their own, since it may be missing.
  static let all = cases.filter { !$0.needsHelm }
  static let charts = cases.filter(\.needsHelm)

  @Test("there are cases")
  func casesExist() {
    #expect(Self.all.count >= 800)
    #expect(Self.charts.count >= 5)
  }

  @Test("a case gives what Kustomize gave", arguments: all)
  func build(_ golden: BuildCase) throws { try check(golden) }

  @Test(
    "a chart gives what Kustomize gave with the same helm",
    .disabled(if: CasePrograms.skipsHelm, "skipped, as there is no helm"),
    arguments: charts
  )
  func inflate(_ golden: BuildCase) throws {
    try #require(CasePrograms.hasHelm, "helm is missing: Scripts/test installs it, or else skips these tests")
    try check(golden)
  }

  @Test("what replaces a deprecated field gives the same", arguments: all.filter(\.hasDeprecatedFields))
  func edits(_ golden: BuildCase) {
    let before = golden.build()
    for edit in before.edits {
      let after = golden.build(applying: edit)
      #expect(after.yaml == before.yaml)
      #expect(after.deprecationCount < before.deprecationCount)
    }
  }

  private func check(_ golden: BuildCase) throws {
    let outcome = golden.build()
    guard golden.text("expected.refused") != nil else {
      #expect(outcome.diagnostics == nil, "refused what Kustomize accepts")
      #expect(outcome.yaml == golden.text("expected.yaml"))
      #expect(outcome.warnings == golden.text("expected.warnings") ?? "")
      if BuildCase.isRecording, outcome.ownWarnings != golden.text("expected.overlay-warnings") {
        try golden.record(outcome.ownWarnings, as: "expected.overlay-warnings")
        Issue.record("recorded new warnings; read the change, then run again without UPDATE_GOLDEN")
      }
      #expect(outcome.ownWarnings == golden.text("expected.overlay-warnings"))
      return
    }
    #expect(outcome.yaml == nil, "accepted what Kustomize refuses")
    if BuildCase.isRecording, outcome.diagnostics != golden.text("expected.diagnostic") {
      try golden.record(outcome.diagnostics, as: "expected.diagnostic")
      Issue.record("recorded a new diagnostic; read the change, then run again without UPDATE_GOLDEN")
    }
    #expect(outcome.diagnostics == golden.text("expected.diagnostic"))
  }
}
