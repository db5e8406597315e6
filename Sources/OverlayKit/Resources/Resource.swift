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
  /// The type, as the tree has it now.
  private(set) var type: GroupVersionKind
  /// The name, as the tree has it now.
  private(set) var name: Text
  /// The namespace, as the tree has it now; empty where it has none.
  private(set) var namespace: Text
  /// Whether the type lives in no namespace.
  private(set) var isClusterScoped: Bool
  /// Whether the schema knows where resources of the type live.
  private(set) var hasKnownScope = false
  /// What tells where resources of a type live.
  private var schema: Schema
  /// What the resource was called before, oldest first.
  var previous: [PreviousName] = []
  /// The prefixes that were put before the name, in the order of their application.
  var prefixes: [Text] = []
  /// The suffixes that were put behind the name, in the order of their application.
  var suffixes: [Text] = []
  /// Whether the name gets a hash of the content at the end of the build.
  var needsHash = false
  /// What a generator said about an existing resource.
  var behavior = Behavior.create
  /// Whether Helm made the resource and has given it the namespace that it wants.
  var isFromHelm = false
  /// The names of the variables that stand for a field of the resource.
  var variables: [Text] = []
  /// Whether a generator made the resource and said how it meets others.
  var isGenerated = false
  /// The file that a function would put the resource in, which functions are told; empty where none has been near.
  var functionPath: Text = ""
  /// Whether the build knows something of the resource that the reference keeps in annotations, which are then there.
  var hasMarks = false
  /// Where the resource comes from.
  var origin: ResourceOrigin

  /// Creates a resource from a mapping in `tree`.
  init(root: NodeID, origin: ResourceOrigin, schema: Schema = .kubernetes, in tree: NodeTree) {
    self.schema = schema
    self.root = root
    self.origin = origin
    type = GroupVersionKind(group: "", version: "", kind: "")
    name = ""
    namespace = ""
    isClusterScoped = false
    refresh(from: tree)
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
    let apiVersion = tree.value("apiVersion", in: root).map { tree.text(of: $0) } ?? ""
    let kind = tree.value("kind", in: root).map { tree.text(of: $0) } ?? ""
    let newType = GroupVersionKind(apiVersion: apiVersion, kind: kind)
    if newType != type {
      type = newType
      rescope(by: schema)
    }
    let metadata = tree.value("metadata", in: root)
    name = metadata.flatMap { tree.value("name", in: $0) }.map { tree.text(of: $0) } ?? ""
    namespace = metadata.flatMap { tree.value("namespace", in: $0) }.map { tree.text(of: $0) } ?? ""
  }

  /// Finds out again where the resource lives, by another schema.
  mutating func rescope(by schema: Schema) {
    self.schema = schema
    let isNamespaced = type.isNamespaced(in: schema)
    isClusterScoped = isNamespaced == false
    hasKnownScope = isNamespaced != nil
  }

  // MARK: - Identity

  /// What the resource is called now.
  var id: ResourceID {
    ResourceID(type: type, isClusterScoped: isClusterScoped, name: name, namespace: namespace)
  }

  /// What the resource was called before, oldest first; group and version are always the present ones.
  var previousIDs: [ResourceID] {
    previous.map { old in
      var type = type
      type.kind = old.kind
      // An effective namespace is stored, so only the default for none has to be worked out, and only for one kind.
      let isClusterScoped = old.kind == self.type.kind ? isClusterScoped : type.isNamespaced(in: schema) == false
      return ResourceID(type: type, isClusterScoped: isClusterScoped, name: old.name, namespace: old.namespace)
    }
  }

  /// What the resource was called when it was loaded or made.
  var originalID: ResourceID { previousIDs.first ?? id }

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
