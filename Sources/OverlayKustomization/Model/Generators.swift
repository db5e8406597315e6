package import OverlayDiagnostics
package import OverlayYAMLTree

/// An entry of `configMapGenerator` or `secretGenerator`.
package struct GeneratorEntry: FieldDecodable, Hashable {
  /// The name; `nil` if it is missing or empty.
  package var name: Located<String>?
  package var namespace: Located<String>?
  /// `create`, `replace` or `merge`.
  ///
  /// Other values are ignored.
  package var behavior: Located<String>?
  /// Strings of the form `key=value`.
  package var literals: [Located<String>] = []
  /// Strings of the form `path` or `key=path`.
  package var files: [Located<String>] = []
  /// Files with lines of the form `key=value`, ending with the deprecated `env`.
  package var envs: [Located<String>] = []
  /// The deprecated `env`, until the decoder has moved it to ``envs``.
  var env: Located<String>?
  /// The type of a Secret; always `nil` for a ConfigMap.
  package var type: Located<String>?
  package var options: GeneratorOptions?
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let configMapFields: [Field<Self>] = [
    .string("name", \.name),
    .string("namespace", \.namespace),
    .string("behavior", \.behavior),
    .strings("literals", \.literals),
    .strings("files", \.files),
    .strings("envs", \.envs),
    .string("env", \.env),
    .object("options", \.options),
  ]

  static let secretFields: [Field<Self>] = configMapFields + [.string("type", \.type)]

  static var fields: [Field<Self>] { secretFields }
}

/// `generatorOptions`, or the `options` of one generator.
package struct GeneratorOptions: FieldDecodable, Hashable {
  /// Labels of generated resources in the order of the file, with unique keys.
  package var labels: [LocatedPair] = []
  /// Annotations of generated resources in the order of the file, with unique keys.
  package var annotations: [LocatedPair] = []
  /// Whether generated names have no hash.
  package var disableNameSuffixHash = false
  package var immutable = false
  /// The places of `disableNameSuffixHash: false` and `immutable: false` by field name.
  package var explicitFalse: [String: SourceLocation] = [:]
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .pairs("labels", \.labels),
    .pairs("annotations", \.annotations),
    .flag("disableNameSuffixHash", \.disableNameSuffixHash),
    .flag("immutable", \.immutable),
  ]

  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation) {
    let isOff = field == "disableNameSuffixHash" && !disableNameSuffixHash || field == "immutable" && !immutable
    explicitFalse[field] = isOff && !isNull ? location : nil
  }
}

/// An entry of `helmCharts`, or of the deprecated `helmChartInflationGenerator`.
package struct HelmChart: FieldDecodable {
  package var name: Located<String>?
  package var version: Located<String>?
  /// The repository of the chart.
  package var repo: Located<String>?
  package var releaseName: Located<String>?
  package var namespace: Located<String>?
  /// A file with values that replaces the chart's own.
  package var valuesFile: Located<String>?
  /// Additional files with values.
  package var additionalValuesFiles: [Located<String>] = []
  /// Values in the kustomization file: a mapping in ``Kustomization/tree``.
  package var valuesInline: NodeID?
  /// `override`, `merge` or `replace`.
  package var valuesMerge: Located<String>?
  /// Whether the output includes the chart's custom resource definitions.
  package var includeCRDs = false
  package var skipHooks = false
  package var skipTests = false
  /// The API versions that the chart can rely on.
  package var apiVersions: [Located<String>] = []
  /// The Kubernetes version that the chart can rely on.
  package var kubeVersion: Located<String>?
  /// The template of the release's name.
  package var nameTemplate: Located<String>?
  package var debug = false
  package var devel = false
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .string("name", \.name),
    .string("version", \.version),
    .string("repo", \.repo),
    .string("releaseName", \.releaseName),
    .string("namespace", \.namespace),
    .string("valuesFile", \.valuesFile),
    .strings("additionalValuesFiles", \.additionalValuesFiles),
    .anyMapping("valuesInline", \.valuesInline),
    .string("valuesMerge", \.valuesMerge),
    .flag("includeCRDs", \.includeCRDs),
    .flag("skipHooks", \.skipHooks),
    .flag("skipTests", \.skipTests),
    .strings("apiVersions", \.apiVersions),
    .string("kubeVersion", \.kubeVersion),
    .string("nameTemplate", \.nameTemplate),
    .flag("debug", \.debug),
    .flag("devel", \.devel),
  ]
}

/// `helmGlobals`.
package struct HelmGlobals: FieldDecodable, Hashable {
  /// The directory with charts; `nil` means `charts`.
  package var chartHome: Located<String>?
  /// Helm's configuration directory.
  package var configHome: Located<String>?
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .string("chartHome", \.chartHome),
    .string("configHome", \.configHome),
  ]
}

/// An entry of the deprecated `helmChartInflationGenerator`.
struct HelmChartInflation: FieldDecodable {
  /// The fields that `helmCharts` has under other names.
  var chart: HelmChart
  /// The field `chartHome` of `helmGlobals`.
  var chartHome: Located<String>?
  /// The field `configHome` of `helmGlobals`.
  var helmHome: Located<String>?
  private var unused = UnusedValues()

  init(at location: SourceLocation) { chart = HelmChart(at: location) }

  static let fields: [Field<Self>] = [
    .string("chartName", \.chart.name),
    .string("chartVersion", \.chart.version),
    .string("chartRepoUrl", \.chart.repo),
    .string("values", \.chart.valuesFile),
    .anyMapping("valuesLocal", \.chart.valuesInline),
    .string("valuesMerge", \.chart.valuesMerge),
    .string("releaseName", \.chart.releaseName),
    .string("chartHome", \.chartHome),
    .string("helmHome", \.helmHome),
    .string("chartRepoName", \.unused.string),
    .string("helmBin", \.unused.string),
    .string("releaseNamespace", \.unused.string),
    .strings("extraArgs", \.unused.strings),
  ]
}
