import KubernetesModel
import YAMLTree

/// A resource on its way through a build: the root of its tree, and what the build knows of it.
struct Resource: Sendable {
  /// A name that the resource had before a step of the build changed or confirmed it.
  struct PreviousName: Hashable, Sendable {
    var name: Text
    /// The effective namespace at that time.
    var namespace: Text
    var kind: Text
  }

  /// How a generator's result meets a resource that is there already.
  enum Behavior: Sendable { case create, merge, replace }

  /// The resource's mapping.
  let root: NodeID
  /// Whether the name gets a hash of the content at the end of the build.
  var needsHash = false
  /// What a generator said about an existing resource.
  var behavior = Behavior.create
  /// Whether Helm made the resource and has given it the namespace that it wants.
  var isFromHelm = false
  /// Whether a generator made the resource and said how it meets others.
  var isGenerated = false
  /// Whether the build knows something of the resource that the reference keeps in annotations, which are then there.
  var hasMarks = false
  // Resources are copied at every turn, so what they hold is behind references.
  private var identity: Shared<Identity>
  private var history = Shared(History())
  private var sharedOrigin: Shared<ResourceOrigin>

  /// What a resource is called now.
  private struct Identity {
    var apiVersion: Text = ""
    var type = GroupVersionKind(group: "", version: "", kind: "")
    var name: Text = ""
    var namespace: Text = ""
    var isClusterScoped = false
    var hasKnownScope = false
    /// What tells where resources of a type live.
    var schema: Schema

    mutating func rescope() {
      let isNamespaced = type.isNamespaced(in: schema)
      isClusterScoped = isNamespaced == false
      hasKnownScope = isNamespaced != nil
    }
  }

  /// What a resource was called before.
  private struct History {
    var previous: [PreviousName] = []
    var prefixes: [Text] = []
    var suffixes: [Text] = []
    var variables: [Text] = []
    var functionPath: Text = ""
  }

  /// Creates a resource from a mapping in `tree`.
  init(root: NodeID, origin: ResourceOrigin, schema: Schema = .kubernetes, in tree: NodeTree) {
    self.root = root
    sharedOrigin = Shared(origin)
    identity = Shared(Identity(schema: schema))
    refresh(from: tree)
  }

  /// The type, as the tree has it now.
  var type: GroupVersionKind { identity.value.type }
  /// The name, as the tree has it now.
  var name: Text { identity.value.name }
  /// The namespace, as the tree has it now; empty where it has none.
  var namespace: Text { identity.value.namespace }
  /// Whether the type lives in no namespace.
  var isClusterScoped: Bool { identity.value.isClusterScoped }
  /// Whether the schema knows where resources of the type live.
  var hasKnownScope: Bool { identity.value.hasKnownScope }

  /// What the resource was called before, oldest first.
  var previous: [PreviousName] {
    get { history.value.previous }
    set { history.value.previous = newValue }
  }
  /// The prefixes that were put before the name, in the order of their application.
  var prefixes: [Text] {
    get { history.value.prefixes }
    set { history.value.prefixes = newValue }
  }
  /// The suffixes that were put behind the name, in the order of their application.
  var suffixes: [Text] {
    get { history.value.suffixes }
    set { history.value.suffixes = newValue }
  }
  /// The names of the variables that stand for a field of the resource.
  var variables: [Text] {
    get { history.value.variables }
    set { history.value.variables = newValue }
  }
  /// The file that a function would put the resource in, which functions are told; empty where none has been near.
  var functionPath: Text {
    get { history.value.functionPath }
    set { history.value.functionPath = newValue }
  }
  /// Where the resource comes from.
  var origin: ResourceOrigin {
    get { sharedOrigin.value }
    set { sharedOrigin.value = newValue }
  }

  /// Takes over what annotations of the build in a file say, which the reference believes whoever wrote them.
  mutating func readMarks(from tree: NodeTree) {
    let prefix = "internal.config.kubernetes.io/"
    let marks = tree.stringMap("annotations", of: root).filter { $0.key.string.hasPrefix(prefix) }
    guard !marks.isEmpty else { return }
    let texts: (String) -> [Text] = { name in
      let list = marks.last { $0.key == Text(prefix + name) }?.value.string ?? ""
      return list.isEmpty ? [] : list.split(separator: ",", omittingEmptySubsequences: false).map { Text(String($0)) }
    }
    needsHash = texts("needsHashSuffix") == ["enabled"]
    if let word = texts("generatorBehavior").first {
      isGenerated = true
      behavior = Behavior(mark: word.string)
    }
    isFromHelm = marks.contains { $0.key == Text(prefix + "helm-generated") }
    prefixes = texts("prefixes")
    suffixes = texts("suffixes")
    let (names, namespaces, kinds) = (texts("previousNames"), texts("previousNamespaces"), texts("previousKinds"))
    guard names.count == namespaces.count, names.count == kinds.count else { return }
    previous = names.indices.map { PreviousName(name: names[$0], namespace: namespaces[$0], kind: kinds[$0]) }
  }

  /// Reads type, name and namespace again, after a step has changed the tree.
  mutating func refresh(from tree: NodeTree) {
    var new = identity.value
    let apiVersion = tree.value("apiVersion", in: root)
    let kind = tree.value("kind", in: root)
    let isSameType = tree.has(new.apiVersion, at: apiVersion) && tree.has(new.type.kind, at: kind)
    if !isSameType {
      new.apiVersion = apiVersion.map { tree.text(of: $0) } ?? ""
      new.type = GroupVersionKind(apiVersion: new.apiVersion, kind: kind.map { tree.text(of: $0) } ?? "")
      new.rescope()
    }
    let metadata = tree.value("metadata", in: root)
    let name = metadata.flatMap { tree.value("name", in: $0) }
    let namespace = metadata.flatMap { tree.value("namespace", in: $0) }
    // Most steps leave these alone.
    if isSameType, tree.has(new.name, at: name), tree.has(new.namespace, at: namespace) { return }
    new.name = name.map { tree.text(of: $0) } ?? ""
    new.namespace = namespace.map { tree.text(of: $0) } ?? ""
    identity.value = new
  }

  /// Finds out again where the resource lives, by another schema.
  mutating func rescope(by schema: Schema) {
    identity.value.schema = schema
    identity.value.rescope()
  }

  // MARK: - Identity

  /// What the resource is called now.
  var id: ResourceID {
    ResourceID(type: type, isClusterScoped: isClusterScoped, name: name, namespace: namespace)
  }

  /// What the resource was called before, oldest first; group and version are always the present ones.
  var previousIDs: [ResourceID] { previous.map { id(of: $0) } }

  /// What the resource was called when it was loaded or made.
  var originalID: ResourceID { previous.first.map { id(of: $0) } ?? id }

  private func id(of old: PreviousName) -> ResourceID {
    let identity = identity.value
    var type = identity.type
    type.kind = old.kind
    // An effective namespace is stored, so only the default for none has to be worked out, and only for one kind.
    let isClusterScoped =
      old.kind == identity.type.kind ? identity.isClusterScoped : type.isNamespaced(in: identity.schema) == false
    return ResourceID(type: type, isClusterScoped: isClusterScoped, name: old.name, namespace: old.namespace)
  }

  /// Every name it has or had.
  var allIDs: [ResourceID] { previousIDs + [id] }

  /// Keeps what the resource is called now, before a step changes it.
  mutating func rememberName(in tree: inout NodeTree) {
    let id = id
    hasMarks = true
    tree.holdAnnotations(of: root)
    previous.append(PreviousName(name: id.name, namespace: id.namespace, kind: type.kind))
  }

  /// Forgets all that the build knows beyond the tree.
  ///
  /// The reference keeps these things in annotations, so a patch that removes all annotations takes them along.
  mutating func forgetHistory() {
    hasMarks = false
    previous = []
    prefixes = []
    suffixes = []
    needsHash = false
    isFromHelm = false
    isGenerated = false
    functionPath = ""
    behavior = .create
  }
}

extension NodeTree {
  /// Whether a field has this text; one that is missing has none.
  fileprivate func has(_ text: Text, at node: NodeID?) -> Bool {
    node.map { node in text.withBytes { hasText(node, $0) } } ?? text.isEmpty
  }
}
