import Diagnostics
import Kustomization

extension Build {
  /// The resources that a Helm chart is rendered to.
  ///
  /// - Parameters:
  ///   - settings: The chart.
  ///   - root: The directory of the kustomization that asks for it.
  /// - Returns: The resources in the order of Helm's output.
  /// - Throws: `unsupported-field`.
  mutating func inflate(_ settings: HelmChartSettings, in root: LoadRoot) throws(Diagnostic) -> [Resource] {
    throw Diagnostic(
      code: .unsupportedField,
      message: "Helm charts are not supported yet",
      at: settings.chart.location
    )
  }
}
