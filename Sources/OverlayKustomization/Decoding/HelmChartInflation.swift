import OverlayDiagnostics

/// An entry of the deprecated `helmChartInflationGenerator`.
struct HelmChartInflation: Sendable {
  /// What `helmCharts` can say too.
  var chart: HelmChart
  /// What `helmGlobals` says as `chartHome`.
  var chartHome: Located<String>?
  /// What `helmGlobals` says as `configHome`.
  var helmHome: Located<String>?
  /// Fields that are accepted and do nothing.
  var ignored: Located<String>?
  var ignoredList: [Located<String>] = []

  init(at location: SourceLocation) { chart = HelmChart(at: location) }
}
