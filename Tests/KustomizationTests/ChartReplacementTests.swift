import OverlayDiagnostics
import OverlayKustomization
import Testing

@Suite("Edits of helmChartInflationGenerator")
struct ChartReplacementTests {
  private func edited(_ text: String) throws -> String? {
    let warning = try decode(text).warnings.first { $0.code == .replacedField }
    guard let edit = try #require(warning).edit else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.replaceSubrange(edit.location.line - 1..<edit.location.line - 1 + edit.lineCount, with: edit.lines)
    return lines.joined(separator: "\n")
  }

  @Test("fields are renamed")
  func rename() throws {
    let text = """
      # charts
      helmChartInflationGenerator:
      - chartName: a # the name
        chartVersion: 1.0.0
        chartRepoUrl: https://example.com
        values: v.yaml
        valuesLocal:
          values: {chartName: b}
      - {chartName: c, releaseName: d}

      """
    let after = try edited(text)
    #expect(
      after == """
        # charts
        helmCharts:
        - name: a # the name
          version: 1.0.0
          repo: https://example.com
          valuesFile: v.yaml
          valuesInline:
            values: {chartName: b}
        - {name: c, releaseName: d}

        """
    )
    let (old, new) = (try decode(text), try decode(after ?? ""))
    #expect(new.warnings.isEmpty)
    #expect(new.helmCharts.map(\.name?.value) == old.helmCharts.map(\.name?.value))
    #expect(new.helmCharts.map(\.valuesFile?.value) == old.helmCharts.map(\.valuesFile?.value))
    #expect(new.helmCharts.map(\.releaseName?.value) == old.helmCharts.map(\.releaseName?.value))
  }

  @Test("fields that helmCharts does not support are left to the user")
  func otherFields() throws {
    #expect(try edited("helmChartInflationGenerator:\n- chartName: a\n  chartHome: charts\n") == nil)
    #expect(try edited("helmChartInflationGenerator:\n- {chartName: a, chartRepoName: b}\n") == nil)
    #expect(try edited("helmChartInflationGenerator: [{chartName: a}]\n") == nil)
  }
}
