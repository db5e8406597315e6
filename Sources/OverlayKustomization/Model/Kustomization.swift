package import OverlayDiagnostics
package import OverlayYAMLTree

/// The content of a kustomization file, with the place of each value.
///
/// Deprecated fields are appended to their replacements: `bases` to ``resources``, `imageTags` to ``images``, and
/// `helmChartInflationGenerator` to ``helmCharts``. An optional string is `nil` if it is missing or empty.
package struct Kustomization: Sendable {
  /// The two kinds of kustomization.
  package enum Kind: String, Sendable {
    case kustomization = "Kustomization"
    /// A part that changes the resources of the kustomization that includes it.
    case component = "Component"

    /// The only API version of the kind.
    package var apiVersion: String {
      switch self {
      case .kustomization: "kustomize.config.k8s.io/v1beta1"
      case .component: "kustomize.config.k8s.io/v1alpha1"
      }
    }
  }

  package var kind = Kind.kustomization
  /// The file's name in diagnostics.
  package var file: String
  /// The document, for ``HelmChart/valuesInline``.
  package var tree = NodeTree()
  /// Warnings in the order in which Kustomize prints them.
  package var warnings: [Diagnostic] = []
  /// Errors in the file; the other properties contain the fields without errors.
  package var errors: [Diagnostic] = []

  // MARK: - Inputs

  /// Files and directories with resources.
  package var resources: [Located<String>] = []
  /// Directories with components.
  package var components: [Located<String>] = []
  /// Files with OpenAPI definitions of custom types.
  package var crds: [Located<String>] = []
  /// Files that configure transformers.
  package var configurations: [Located<String>] = []
  /// The `path` or `version` of the schema.
  package var openapi: [LocatedPair] = []

  // MARK: - Generators

  package var configMapGenerator: [GeneratorEntry] = []
  package var secretGenerator: [GeneratorEntry] = []
  package var generatorOptions: GeneratorOptions?
  package var helmCharts: [HelmChart] = []
  package var helmGlobals: HelmGlobals?
  /// Configurations of external generators: files or YAML.
  package var generators: [InlineText] = []

  // MARK: - Transformers

  /// The namespace of all resources.
  package var namespace: Located<String>?
  package var namePrefix: Located<String>?
  package var nameSuffix: Located<String>?
  /// Labels that are added to selectors on request.
  package var labels: [LabelEntry] = []
  /// Labels that are also added to selectors, in the order of the file, with unique keys.
  package var commonLabels: [LocatedPair] = []
  /// Annotations in the order of the file, with unique keys.
  package var commonAnnotations: [LocatedPair] = []
  /// Strategic merge patches and JSON patches.
  package var patches: [Patch] = []
  /// Strategic merge patches: files or YAML.
  package var patchesStrategicMerge: [InlineText] = []
  package var patchesJson6902: [Patch] = []
  package var images: [ImageEntry] = []
  package var replicas: [ReplicaEntry] = []
  package var replacements: [ReplacementEntry] = []
  /// Values of `$(NAME)` references.
  package var vars: [Variable] = []
  /// Configurations of external transformers: files or YAML.
  package var transformers: [InlineText] = []
  /// Configurations of external validators: files or YAML.
  package var validators: [InlineText] = []

  // MARK: - Output

  package var sortOptions: SortOptions?
  /// The kinds of build metadata to add to the output.
  package var buildMetadata: [Located<String>] = []

  package init(file: String) { self.file = file }

  /// The last component of ``file``.
  package var fileName: String {
    file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[file.utf8.index(after: $0)...]) } ?? file
  }

  /// The directory of ``file``; `.` if it has no directory.
  package var directory: String {
    guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }
}
