import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// A resource in a build: the root of its tree, and what the build knows beyond the tree.
struct Resource: Sendable {
  /// A name that the resource had before a step changed or confirmed it.
  struct PreviousName: Hashable, Sendable {
    var name: Text
    /// The effective namespace at that time.
    var namespace: Text
    var kind: Text
  }

  /// What a generator does to an existing resource of the same name.
  ///
  /// The raw values are those of the annotation; Kustomize distinguishes a missing behavior from an explicit `create`,
  /// with the same effect.
  enum Behavior: String, Sendable { case create = "unspecified", merge, replace }

  /// How the resource was created.
  struct Provenance: Hashable, Sendable {
    /// Whether a content hash is appended to the name at the end of the build.
    var needsHash = false
    /// The behavior of the generator that created the resource, if any.
    var behavior: Behavior?
    /// Whether Helm created the resource and set its namespace.
    var isFromHelm = false
  }

  let root: NodeID
  var provenance = Provenance()
  /// Whether the resource has state that Kustomize stores in annotations; see ``recordInAnnotations(of:)``.
  private(set) var hasInternalAnnotations = false
  // Resources are copied often, so the content is stored behind a single reference.
  private var shared: Shared<Content>

  private struct Content {
    var type: ResourceType
    var name: Text = ""
    var namespace: Text = ""
    var previous: [PreviousName] = []
    var prefixes: [Text] = []
    var suffixes: [Text] = []
    var variables: [Text] = []
    var functionPath: Text = ""
    var origin: ResourceOrigin
  }

  init(root: NodeID, origin: ResourceOrigin, schema: Schema = .kubernetes, in tree: borrowing NodeTree) {
    var types = ResourceTypes(schema: schema)
    self.init(root: root, origin: origin, types: &types, in: tree)
  }

  /// Creates a resource and shares its type with others of the same type.
  init(root: NodeID, origin: ResourceOrigin, types: inout ResourceTypes, in tree: borrowing NodeTree) {
    self.root = root
    shared = Shared(Content(type: types.type(of: root, in: tree), origin: origin))
    readName(from: tree)
  }

  // As of the last call of `refresh(from:)`.
  var type: GroupVersionKind { shared.value.type.name }
  var name: Text { shared.value.name }
  /// The namespace as written; empty if there is none.
  var namespace: Text { shared.value.namespace }
  var isClusterScoped: Bool { shared.value.type.isClusterScoped }
  /// Whether the schema knows the scope of the type.
  var hasKnownScope: Bool { shared.value.type.hasKnownScope }

  /// The former names, oldest first.
  var previous: [PreviousName] {
    get { shared.value.previous }
    set { shared.value.previous = newValue }
  }
  /// The prefixes of the name, in the order of their application.
  var prefixes: [Text] {
    get { shared.value.prefixes }
    set { shared.value.prefixes = newValue }
  }
  /// The suffixes of the name, in the order of their application.
  var suffixes: [Text] {
    get { shared.value.suffixes }
    set { shared.value.suffixes = newValue }
  }
  /// The names of the variables whose source is the resource.
  var variables: [Text] {
    get { shared.value.variables }
    set { shared.value.variables = newValue }
  }
  /// The file that a function would write the resource to, which later functions receive; empty without one.
  var functionPath: Text {
    get { shared.value.functionPath }
    set { shared.value.functionPath = newValue }
  }
  var origin: ResourceOrigin {
    get { shared.value.origin }
    set { shared.value.origin = newValue }
  }

  /// Reads type, name and namespace again after a step has changed the tree.
  mutating func refresh(from tree: borrowing NodeTree) {
    if !shared.value.type.isType(of: root, in: tree) {
      shared.value.type = ResourceType(of: root, in: tree, schema: shared.value.type.schema)
    }
    readName(from: tree)
  }

  private mutating func readName(from tree: borrowing NodeTree) {
    let metadata = tree.value("metadata", in: root)
    let name = metadata.flatMap { tree.value("name", in: $0) }
    let namespace = metadata.flatMap { tree.value("namespace", in: $0) }
    // Most steps change neither.
    if !tree.has(shared.value.name, at: name) { shared.value.name = name.map { tree.text(of: $0) } ?? "" }
    guard !tree.has(shared.value.namespace, at: namespace) else { return }
    shared.value.namespace = namespace.map { tree.text(of: $0) } ?? ""
  }

  /// Looks up the scope of the type in another schema.
  mutating func rescope(by schema: Schema) {
    shared.value.type = ResourceType(shared.value.type, schema: schema)
  }

  // MARK: - Identity

  /// The current identity.
  var id: ResourceID {
    ResourceID(type: type, isClusterScoped: isClusterScoped, name: name, namespace: namespace)
  }

  /// The namespace of ``id``.
  var effectiveNamespace: Text {
    isClusterScoped ? ResourceID.noNamespace : namespace.isEmpty ? "default" : namespace
  }

  /// The former identities, oldest first; group and version are always the current ones.
  var previousIDs: [ResourceID] { previous.map { id(of: $0) } }

  /// The identity of the resource when it was loaded or generated.
  var originalID: ResourceID { previous.first.map { id(of: $0) } ?? id }

  /// The name of the resource when it was loaded or generated.
  var originalName: Text { shared.value.previous.first?.name ?? name }

  /// The type of the resource when it was loaded or generated.
  var originalType: GroupVersionKind { shared.value.previous.first.map { type.withKind($0.kind) } ?? type }

  private func id(of old: PreviousName) -> ResourceID {
    let type = type.withKind(old.kind)
    // The stored namespace is the effective one, so the scope matters only for another kind.
    let isClusterScoped =
      type == self.type ? isClusterScoped : type.isNamespaced(in: shared.value.type.schema) == false
    return ResourceID(type: type, isClusterScoped: isClusterScoped, name: old.name, namespace: old.namespace)
  }

  /// The former identities and the current one.
  var allIDs: [ResourceID] { previousIDs + [id] }

  /// Records the current name before a step changes it.
  mutating func recordPreviousName(in tree: inout NodeTree, context: BuildContext) {
    recordInAnnotations(of: &tree)
    context.chargePreviousName()
    shared.value.previous.append(PreviousName(name: name, namespace: effectiveNamespace, kind: type.kind))
  }

  /// Ensures that the resource has annotations, in which Kustomize stores its state.
  mutating func recordInAnnotations(of tree: inout NodeTree) {
    hasInternalAnnotations = true
    tree.ensureAnnotations(of: root)
  }

  /// Discards everything that the build knows beyond the tree.
  ///
  /// Kustomize stores this state in annotations, so a patch that removes all annotations removes it, too.
  mutating func discardHistory() {
    hasInternalAnnotations = false
    previous = []
    prefixes = []
    suffixes = []
    provenance = Provenance()
    functionPath = ""
  }
}

/// The source of a resource.
struct ResourceOrigin: Hashable, Sendable {
  /// The file it was loaded from, or the kustomization file whose generator created it.
  var file: String
  /// The location of its document, or of the generator's entry.
  var location: SourceLocation?
  /// The template of a Helm chart that rendered it, as helm names it, such as `web/templates/deployment.yaml`.
  var template: String?
  /// What `buildMetadata` records; `nil` if the build does not record anything.
  var record: BuildRecord?
}
