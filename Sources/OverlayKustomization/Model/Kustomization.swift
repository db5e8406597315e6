package import OverlayDiagnostics
package import OverlayYAMLTree

/// A kustomization file as it was written, with the place of everything in it.
///
/// Deprecated fields have become those that replaced them: `bases` stand at the end of ``resources``, `imageTags` at the
/// end of ``images``, and `helmChartInflationGenerator` at the end of ``helmCharts``. A text that is `nil` was left out
/// or is empty.
package struct Kustomization: Sendable {
  /// The two kinds of kustomization.
  package enum Kind: String, Sendable {
    /// A layer of its own.
    case kustomization = "Kustomization"
    /// A part that edits what the layer that names it has gathered.
    case component = "Component"

    /// The only version that the kind has.
    package var apiVersion: String {
      switch self {
      case .kustomization: "kustomize.config.k8s.io/v1beta1"
      case .component: "kustomize.config.k8s.io/v1alpha1"
      }
    }
  }

  /// What the file is.
  package var kind = Kind.kustomization
  /// The file's name in diagnostics.
  package var file: String
  /// The document, for ``HelmChart/valuesInline``.
  package var tree = NodeTree()
  /// Accepted, and without effect.
  package var metadata: ObjectMetadata?
  /// What the user should know, in the order in which Kustomize prints it.
  package var warnings: [Diagnostic] = []
  /// What is wrong with the file; the other fields hold what could be read in spite of it.
  package var errors: [Diagnostic] = []

  // MARK: - What is worked on

  /// Files and directories with resources.
  package var resources: [Located<String>] = []
  /// Directories with components.
  package var components: [Located<String>] = []
  /// Files with OpenAPI definitions of custom types.
  package var crds: [Located<String>] = []
  /// Files that configure transformers.
  package var configurations: [Located<String>] = []
  /// `openapi`: `path` or `version` of the schema.
  package var openapi: [Pair] = []

  // MARK: - What makes resources

  /// ConfigMaps to generate.
  package var configMapGenerator: [GeneratorEntry] = []
  /// Secrets to generate.
  package var secretGenerator: [GeneratorEntry] = []
  /// Options of all generators.
  package var generatorOptions: GeneratorOptions?
  /// Helm charts to render.
  package var helmCharts: [HelmChart] = []
  /// Options of all Helm charts.
  package var helmGlobals: HelmGlobals?
  /// Configurations of external generators: files or YAML.
  package var generators: [InlineText] = []

  // MARK: - What changes resources

  /// The namespace for all resources.
  package var namespace: Located<String>?
  /// The text before all names.
  package var namePrefix: Located<String>?
  /// The text after all names.
  package var nameSuffix: Located<String>?
  /// Labels, mostly without selectors.
  package var labels: [LabelEntry] = []
  /// Labels, selectors included, in the order of the file; no key stands twice.
  package var commonLabels: [Pair] = []
  /// Annotations, in the order of the file; no key stands twice.
  package var commonAnnotations: [Pair] = []
  /// Patches of either form.
  package var patches: [Patch] = []
  /// Strategic merge patches: files or YAML.
  package var patchesStrategicMerge: [InlineText] = []
  /// JSON patches.
  package var patchesJson6902: [Patch] = []
  /// New names, tags and digests of images.
  package var images: [ImageEntry] = []
  /// Numbers of replicas.
  package var replicas: [ReplicaEntry] = []
  /// Values to copy.
  package var replacements: [ReplacementEntry] = []
  /// Values for `$(NAME)`.
  package var vars: [Variable] = []
  /// Configurations of external transformers: files or YAML.
  package var transformers: [InlineText] = []
  /// Configurations of external validators: files or YAML.
  package var validators: [InlineText] = []

  // MARK: - What the output is like

  /// The order of resources.
  package var sortOptions: SortOptions?
  /// What the output tells of the build.
  package var buildMetadata: [Located<String>] = []

  /// Creates a kustomization that does nothing.
  package init(file: String) { self.file = file }

  /// The name of ``file`` in its directory.
  package var fileName: String {
    file.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(file[file.utf8.index(after: $0)...]) } ?? file
  }

  /// The directory of ``file``; `.` where it names none.
  package var directory: String {
    guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }
}
