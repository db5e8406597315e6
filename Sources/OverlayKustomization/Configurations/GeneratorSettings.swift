package import OverlayDiagnostics
package import OverlayYAMLTree

// Settings that an explicit configuration (`apiVersion: builtin`) gives to a built-in generator.

extension GeneratorEntry {
  /// Reads a `ConfigMapGenerator`.
  package init(configMap configuration: PluginConfiguration) throws(Diagnostic) {
    self = try configuration.decode(Self.configMapFields, strictness: .knownTypes)
  }

  /// Reads a `SecretGenerator`.
  package init(secret configuration: PluginConfiguration) throws(Diagnostic) {
    self = try configuration.decode(Self.secretFields, strictness: .knownTypes)
  }
}

/// Settings of `IAMPolicyGenerator`.
package struct IAMPolicySettings: FieldDecodable {
  /// The provider; only `gke` is known.
  package var cloud: Located<String>?
  /// The name of the generated ServiceAccount.
  package var kubernetesName: Located<String>?
  /// The namespace of the generated ServiceAccount.
  package var kubernetesNamespace: Located<String>?
  /// The name of the provider's account.
  package var accountName: Located<String>?
  /// The project of the provider's account.
  package var projectID: Located<String>?

  init(at location: SourceLocation) {}

  static let fields: [Field<Self>] = [
    .string("cloud", \.cloud),
    .group("kubernetesService", [.string("name", \.kubernetesName), .string("namespace", \.kubernetesNamespace)]),
    .group("serviceAccount", [.string("name", \.accountName), .string("projectId", \.projectID)]),
  ]

  /// Reads a configuration.
  package init(_ configuration: PluginConfiguration) throws(Diagnostic) {
    self = try configuration.decode(strictness: .knownTypes)
  }
}

/// Settings of `HelmChartInflationGenerator`.
package struct HelmChartSettings: FieldDecodable {
  /// The chart.
  package var chart: HelmChart
  /// The directories of charts and of Helm's own configuration.
  package var globals: HelmGlobals
  /// The configuration, for ``HelmChart/valuesInline``.
  package private(set) var tree = NodeTree()

  init(at location: SourceLocation) {
    chart = HelmChart(at: location)
    globals = HelmGlobals(at: location)
  }

  static let fields: [Field<Self>] =
    HelmChart.fields.map { .embedded($0, in: \.chart) } + HelmGlobals.fields.map { .embedded($0, in: \.globals) }

  /// Reads a configuration.
  package init(_ configuration: PluginConfiguration) throws(Diagnostic) {
    self = try configuration.decode(strictness: .knownTypes)
    tree = configuration.tree
  }
}
