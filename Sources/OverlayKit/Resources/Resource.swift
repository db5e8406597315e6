import OverlayKubernetesModel
import OverlayYAMLTree

/// A resource on its way through a build: the root of its tree, and what the build knows of it.
struct Resource: Sendable {
  /// A name that the resource had before a step of the build changed or confirmed it.
  struct PreviousName: Hashable, Sendable {
    var name: Text
    /// The effective namespace at that time.
    var namespace: Text
    var kind: Text
  }

  /// What happens if a resource with the name of a generated one exists.
  enum Behavior: Sendable { case create, merge, replace }

  /// What made the resource.
  struct Provenance: Hashable, Sendable {
    /// Whether the name gets a hash of the content at the end of the build.
    var needsHash = false
    /// What a generator said of existing resources; `nil` if no generator made the resource.
    var behavior: Behavior?
    /// Whether Helm made the resource, and gave it its namespace.
    var isFromHelm = false
  }

  /// The resource's mapping.
  let root: NodeID
  /// What made the resource.
  var provenance = Provenance()
  /// Whether the build knows something of the resource that Kustomize keeps in annotations; see
  /// ``recordInAnnotations(of:)``.
  private(set) var hasInternalAnnotations = false
  // Resources are copied at every turn, so what they hold is behind one reference.
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

  /// Creates a resource from a mapping in `tree`.
  init(root: NodeID, origin: ResourceOrigin, schema: Schema = .kubernetes, in tree: borrowing NodeTree) {
    var types = ResourceTypes(schema: schema)
    self.init(root: root, origin: origin, types: &types, in: tree)
  }

  /// Creates a resource whose type may be one of those that are known.
  init(root: NodeID, origin: ResourceOrigin, types: inout ResourceTypes, in tree: borrowing NodeTree) {
    self.root = root
    shared = Shared(Content(type: types.type(of: root, in: tree), origin: origin))
    readName(from: tree)
  }

  /// The type, as the tree has it now.
  var type: GroupVersionKind { shared.value.type.name }
  /// The name, as the tree has it now.
  var name: Text { shared.value.name }
  /// The namespace, as the tree has it now; empty where it has none.
  var namespace: Text { shared.value.namespace }
  /// Whether the type lives in no namespace.
  var isClusterScoped: Bool { shared.value.type.isClusterScoped }
  /// Whether the schema knows where resources of the type live.
  var hasKnownScope: Bool { shared.value.type.hasKnownScope }

  /// What the resource was called before, oldest first.
  var previous: [PreviousName] {
    get { shared.value.previous }
    set { shared.value.previous = newValue }
  }
  /// The prefixes that were put before the name, in the order of their application.
  var prefixes: [Text] {
    get { shared.value.prefixes }
    set { shared.value.prefixes = newValue }
  }
  /// The suffixes that were put behind the name, in the order of their application.
  var suffixes: [Text] {
    get { shared.value.suffixes }
    set { shared.value.suffixes = newValue }
  }
  /// The names of the variables that stand for a field of the resource.
  var variables: [Text] {
    get { shared.value.variables }
    set { shared.value.variables = newValue }
  }
  /// The file that a function would put the resource in, which functions are told; empty where none has been near.
  var functionPath: Text {
    get { shared.value.functionPath }
    set { shared.value.functionPath = newValue }
  }
  /// Where the resource comes from.
  var origin: ResourceOrigin {
    get { shared.value.origin }
    set { shared.value.origin = newValue }
  }

  /// Takes over what annotations of the build in a file say, which Kustomize believes whoever wrote them.
  mutating func readInternalAnnotations(from tree: NodeTree) {
    let prefix = InternalAnnotation.domain
    guard Self.hasAnnotation(root, beginningWith: prefix, in: tree) else { return }
    let annotations = tree.stringMap("annotations", of: root).filter { $0.key.string.hasPrefix(prefix) }
    let texts: (String) -> [Text] = { name in
      let list = annotations.last { $0.key == Text(prefix + name) }?.value.string ?? ""
      return list.isEmpty ? [] : list.split(separator: ",", omittingEmptySubsequences: false).map { Text(String($0)) }
    }
    provenance = Provenance(
      needsHash: texts("needsHashSuffix") == ["enabled"],
      behavior: texts("generatorBehavior").first.map { Behavior(annotation: $0.string) },
      isFromHelm: annotations.contains { $0.key == Text(prefix + "helm-generated") }
    )
    prefixes = texts("prefixes")
    suffixes = texts("suffixes")
    let (names, namespaces, kinds) = (texts("previousNames"), texts("previousNamespaces"), texts("previousKinds"))
    guard names.count == namespaces.count, names.count == kinds.count else { return }
    previous = names.indices.map { PreviousName(name: names[$0], namespace: namespaces[$0], kind: kinds[$0]) }
  }

  private static func hasAnnotation(_ root: NodeID, beginningWith prefix: String, in tree: NodeTree) -> Bool {
    guard let metadata = tree.value("metadata", in: root), let map = tree.value("annotations", in: metadata),
      tree.kind(of: map) == .mapping
    else { return false }
    var key = tree.firstChild(of: map)
    while let current = key {
      if tree.withBytes(of: current, { $0.starts(with: prefix.utf8) }) { return true }
      key = tree.next(after: current).flatMap { tree.next(after: $0) }
    }
    return false
  }

  /// Reads type, name and namespace again, after a step has changed the tree.
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
    // Most steps leave these alone.
    if !tree.has(shared.value.name, at: name) { shared.value.name = name.map { tree.text(of: $0) } ?? "" }
    guard !tree.has(shared.value.namespace, at: namespace) else { return }
    shared.value.namespace = namespace.map { tree.text(of: $0) } ?? ""
  }

  /// Finds out again where the resource lives, by another schema.
  mutating func rescope(by schema: Schema) {
    shared.value.type = ResourceType(shared.value.type, schema: schema)
  }

  // MARK: - Identity

  /// What the resource is called now.
  var id: ResourceID {
    ResourceID(type: type, isClusterScoped: isClusterScoped, name: name, namespace: namespace)
  }

  /// The namespace as it takes effect, which is that of ``id``.
  var effectiveNamespace: Text {
    isClusterScoped ? ResourceID.noNamespace : namespace.isEmpty ? "default" : namespace
  }

  /// What the resource was called before, oldest first; group and version are always the present ones.
  var previousIDs: [ResourceID] { previous.map { id(of: $0) } }

  /// What the resource was called when it was loaded or made.
  var originalID: ResourceID { previous.first.map { id(of: $0) } ?? id }

  /// The type that the resource had when it was loaded or made.
  var originalType: GroupVersionKind { shared.value.previous.first.map { type.withKind($0.kind) } ?? type }

  private func id(of old: PreviousName) -> ResourceID {
    let type = type.withKind(old.kind)
    // An effective namespace is stored, so only the default for none has to be worked out, and only for one kind.
    let isClusterScoped =
      type == self.type ? isClusterScoped : type.isNamespaced(in: shared.value.type.schema) == false
    return ResourceID(type: type, isClusterScoped: isClusterScoped, name: old.name, namespace: old.namespace)
  }

  /// Every name it has or had.
  var allIDs: [ResourceID] { previousIDs + [id] }

  /// Keeps what the resource is called now, before a step changes it.
  mutating func recordPreviousName(in tree: inout NodeTree) {
    recordInAnnotations(of: &tree)
    tree.noteHistory()
    let name = PreviousName(name: name, namespace: effectiveNamespace, kind: type.kind)
    shared.value.previous.append(name)
  }

  /// Makes sure that the resource has annotations, as Kustomize keeps there what it knows of the resource.
  mutating func recordInAnnotations(of tree: inout NodeTree) {
    hasInternalAnnotations = true
    tree.ensureAnnotations(of: root)
  }

  /// Forgets all that the build knows beyond the tree.
  ///
  /// Kustomize keeps these things in annotations, so a patch that removes all annotations takes them along.
  mutating func forgetHistory() {
    hasInternalAnnotations = false
    previous = []
    prefixes = []
    suffixes = []
    provenance = Provenance()
    functionPath = ""
  }
}
