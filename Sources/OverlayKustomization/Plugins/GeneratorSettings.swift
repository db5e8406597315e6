import OverlayDiagnostics
package import OverlayYAMLTree

/// Settings of `IAMPolicyGenerator`.
package struct IAMPolicySettings: Hashable, Sendable {
  /// The provider; only `gke` is known.
  package var cloud: Located<String>?
  /// The name of the ServiceAccount that is made.
  package var kubernetesName: Located<String>?
  /// The namespace of the ServiceAccount that is made.
  package var kubernetesNamespace: Located<String>?
  /// The name of the provider's account.
  package var accountName: Located<String>?
  /// The project of the provider's account.
  package var projectID: Located<String>?

  init(at location: SourceLocation) {}
}

/// Settings of `HelmChartInflationGenerator`.
package struct HelmChartSettings: Sendable {
  /// The chart.
  package var chart: HelmChart
  /// Where charts and Helm's own configuration are.
  package var globals: HelmGlobals
  /// The configuration, for ``HelmChart/valuesInline``.
  package var tree = NodeTree()

  init(at location: SourceLocation) {
    chart = HelmChart(at: location)
    globals = HelmGlobals(at: location)
  }
}
