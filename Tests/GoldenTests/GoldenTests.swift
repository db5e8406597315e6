import Foundation
import TestSupport
import Testing

/// Cases whose output was recorded from Kustomize by `Scripts/record-goldens`.
///
/// Overlay must reject what Kustomize rejects; the codes and locations of its errors are in `expected.diagnostic`, which
/// `UPDATE_GOLDEN=1` writes. It also writes `expected.overlay-warnings`, with the code and location of each warning that
/// only Overlay reports.
@Suite("Golden cases")
struct GoldenTests {
  static let directory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  private static let cases = BuildCase.selected(below: directory)
  /// The cases that need helm are separate, because it may be missing.
  static let all = cases.filter { !$0.needsHelm }
  static let charts = cases.filter(\.needsHelm)

  @Test("there are cases", .disabled(if: BuildCase.areSelected))
  func casesExist() {
    #expect(Self.all.count >= 800)
    #expect(Self.charts.count >= 5)
  }

  @Test("a case has the result of Kustomize", arguments: all)
  func build(_ golden: BuildCase) throws { try check(golden) }

  @Test(
    "a chart has the result of Kustomize with the same helm",
    .disabled(if: CasePrograms.skipsHelm, "skipped, as there is no helm"),
    arguments: charts
  )
  func inflate(_ golden: BuildCase) throws {
    try #require(CasePrograms.hasHelm, "helm is missing: Scripts/test installs it, or else skips these tests")
    try check(golden)
  }

  @Test("replacing a deprecated field keeps the output", arguments: all.filter(\.hasDeprecatedFields))
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
    switch (golden.text("expected.refused"), outcome.diagnostics) {
    case (nil, let diagnostics?):
      Issue.record("\(golden.headline)\nrejects what Kustomize accepts:\n\(diagnostics)")
      return
    case (_?, nil):
      Issue.record("\(golden.headline)\naccepts what Kustomize rejects")
      return
    default: break
    }
    golden.expect(outcome.yaml, in: "expected.yaml")
    // Kustomize does not warn about deprecated fields of invalid files, but Overlay does.
    if outcome.diagnostics == nil || golden.text("expected.warnings") != nil {
      golden.expect(outcome.warnings.isEmpty ? nil : outcome.warnings, in: "expected.warnings")
    }
    try golden.expectOrRecord(outcome.ownWarnings, in: "expected.overlay-warnings")
    try golden.expectOrRecord(outcome.diagnostics, in: "expected.diagnostic")
  }
}

extension BuildCase {
  fileprivate func expect(_ actual: String?, in file: String) {
    if let mismatch = mismatch(actual, with: file) { Issue.record("\(mismatch)") }
  }

  /// Compares what Kustomize cannot record, or records it.
  fileprivate func expectOrRecord(_ actual: String?, in file: String) throws {
    expect(actual, in: file)
    if Self.isRecording { try record(actual, as: file) }
  }
}
