import OverlayYAMLTree

/// The annotations in which Kustomize and its functions keep what they know of a resource.
enum InternalAnnotation {
  /// What the names of Kustomize's own annotations begin with; see ``own``.
  static let domain = "internal.config.kubernetes.io/"

  /// What the names of all annotations that a build reads begin with.
  static let domains = [domain, "config.kubernetes.io/", "config.k8s.io/", "kustomize.config.k8s.io/"]

  // MARK: - Written by users

  /// Keeps a resource out of the output.
  static let localConfig = "config.kubernetes.io/local-config"
  /// Where a resource comes from; see ``BuildMetadata``.
  static let origin: Text = "config.kubernetes.io/origin"
  /// What has changed a resource; see ``BuildMetadata``.
  static let transformations: Text = "alpha.config.kubernetes.io/transformations"

  // MARK: - Between a build and its functions and plugins

  /// The file of a resource.
  static let path: Text = "config.kubernetes.io/path"
  /// The position of a resource in its file.
  static let index: Text = "config.kubernetes.io/index"
  /// The number of a resource among those that a function gets.
  static let number: Text = "config.k8s.io/id"
  /// The identity of a resource that a function gets.
  static let identity: Text = "kustomize.config.k8s.io/id"
  /// A plugin's wish for a content hash in the name.
  static let needsHash: Text = "kustomize.config.k8s.io/needs-hash"
  /// How what a plugin made meets what is there.
  static let behavior: Text = "kustomize.config.k8s.io/behavior"

  // MARK: - Kustomize's own

  /// The file of a resource, as Kustomize itself notes it.
  static let ownPath = Text(domain + "path")
  /// The position of a resource in its file, as Kustomize itself notes it.
  static let ownIndex = Text(domain + "index")
  /// The number of a resource, as Kustomize itself notes it.
  static let ownNumber = Text(domain + "id")
  /// What a function may not change.
  static let migrationID = Text(domain + "annotations-migration-resource-id")

  /// What the build knows of a resource, and shows to plugins; the names follow ``domain``.
  static let history: Set<String> = [
    "prefixes", "suffixes", "previousNames", "previousNamespaces", "previousKinds", "needsHashSuffix",
    "generatorBehavior", "helm-generated",
  ]
  /// Kustomize's own annotations, none of which comes out of a build; the names follow ``domain``.
  static let own = history.union([
    "allowNameChange", "allowKindChange", "refBy", "path", "index", "seqindent", "id",
    "annotations-migration-resource-id",
  ])
  /// Those that functions see for a moment, and those of files, which functions are told.
  static let passing: Set<Text> = [path, index, number, ownPath, ownIndex, ownNumber, migrationID]
}
