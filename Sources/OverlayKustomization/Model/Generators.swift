package import OverlayDiagnostics
package import OverlayYAMLTree

/// An entry of `configMapGenerator` or `secretGenerator`.
package struct GeneratorEntry: Hashable, Sendable {
  /// The name; `nil` where it was left out or is empty.
  package var name: Located<String>?
  /// The namespace.
  package var namespace: Located<String>?
  /// `create`, `replace` or `merge`; any other word counts as none.
  package var behavior: Located<String>?
  /// Texts of the form `key=value`.
  package var literals: [Located<String>] = []
  /// Texts of the form `path` or `key=path`.
  package var files: [Located<String>] = []
  /// Files with lines of the form `key=value`; the deprecated `env` is the last of them.
  package var envs: [Located<String>] = []
  /// The deprecated `env`, until the decoder has put it into ``envs``.
  var env: Located<String>?
  /// The type of a Secret; always `nil` for a ConfigMap.
  package var type: Located<String>?
  /// Options of this entry.
  package var options: GeneratorOptions?
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without content.
  package init(at location: SourceLocation) { self.location = location }
}

/// `generatorOptions`, or the `options` of one generator.
package struct GeneratorOptions: Hashable, Sendable {
  /// Labels of generated resources, in the order of the file; no key stands twice.
  package var labels: [Pair] = []
  /// Annotations of generated resources, in the order of the file; no key stands twice.
  package var annotations: [Pair] = []
  /// Whether generated names get no hash.
  package var disableNameSuffixHash = false
  /// Whether generated resources are marked as immutable.
  package var immutable = false
  /// The places of `disableNameSuffixHash: false` and `immutable: false`, by field.
  package var explicitFalse: [String: SourceLocation] = [:]
  /// Where the options begin.
  package var location: SourceLocation

  /// Creates options that ask for nothing.
  package init(at location: SourceLocation) { self.location = location }
}

/// An entry of `helmCharts`, or of the deprecated `helmChartInflationGenerator`.
package struct HelmChart: Sendable {
  /// The chart's name.
  package var name: Located<String>?
  /// The chart's version.
  package var version: Located<String>?
  /// Where the chart is pulled from.
  package var repo: Located<String>?
  /// The release's name.
  package var releaseName: Located<String>?
  /// The release's namespace.
  package var namespace: Located<String>?
  /// A file with values instead of the chart's own.
  package var valuesFile: Located<String>?
  /// Further files with values.
  package var additionalValuesFiles: [Located<String>] = []
  /// Values written in the kustomization file: a mapping in ``Kustomization/tree``.
  package var valuesInline: NodeID?
  /// `override`, `merge` or `replace`.
  package var valuesMerge: Located<String>?
  /// Whether the chart's custom resource definitions are wanted.
  package var includeCRDs = false
  /// Whether hooks are left out.
  package var skipHooks = false
  /// Whether tests are left out.
  package var skipTests = false
  /// The API versions that the chart is told of.
  package var apiVersions: [Located<String>] = []
  /// The Kubernetes version that the chart is told of.
  package var kubeVersion: Located<String>?
  /// The template for the release's name.
  package var nameTemplate: Located<String>?
  /// Whether Helm is run with `--debug`.
  package var debug = false
  /// Whether Helm is run with `--devel`.
  package var devel = false
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without content.
  package init(at location: SourceLocation) { self.location = location }
}

/// `helmGlobals`.
package struct HelmGlobals: Hashable, Sendable {
  /// The directory with charts; `nil` means `charts`.
  package var chartHome: Located<String>?
  /// Helm's configuration directory.
  package var configHome: Located<String>?
  /// Where the options begin.
  package var location: SourceLocation

  /// Creates options that name nothing.
  package init(at location: SourceLocation) { self.location = location }
}
