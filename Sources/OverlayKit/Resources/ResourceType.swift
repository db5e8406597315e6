import OverlayKubernetesModel
import OverlayYAMLTree

/// The type of a resource and its scope.
final class ResourceType: Sendable {
  let name: GroupVersionKind
  let isClusterScoped: Bool
  /// Whether the schema knows the scope.
  let hasKnownScope: Bool
  let schema: Schema
  /// The `apiVersion` as written.
  private let apiVersion: Text

  convenience init(of root: NodeID, in tree: borrowing NodeTree, schema: Schema) {
    let apiVersion = tree.value("apiVersion", in: root).map { tree.text(of: $0) } ?? ""
    let kind = tree.value("kind", in: root).map { tree.text(of: $0) } ?? ""
    self.init(GroupVersionKind(apiVersion: apiVersion, kind: kind), apiVersion: apiVersion, schema: schema)
  }

  /// The same type in another schema.
  convenience init(_ other: ResourceType, schema: Schema) {
    self.init(other.name, apiVersion: other.apiVersion, schema: schema)
  }

  private init(_ name: GroupVersionKind, apiVersion: Text, schema: Schema) {
    self.name = name
    self.apiVersion = apiVersion
    let isNamespaced = name.isNamespaced(in: schema)
    isClusterScoped = isNamespaced == false
    hasKnownScope = isNamespaced != nil
    self.schema = schema
  }

  func isType(of root: NodeID, in tree: borrowing NodeTree) -> Bool {
    tree.has(name.kind, at: tree.value("kind", in: root))
      && tree.has(apiVersion, at: tree.value("apiVersion", in: root))
  }
}

/// The most recent types: a file has many resources and few types.
struct ResourceTypes {
  private let schema: Schema
  private var recent: [ResourceType] = []
  private static let limit = 8

  init(schema: Schema) { self.schema = schema }

  /// The type of a resource; resources of the same type share one object.
  mutating func type(of root: NodeID, in tree: borrowing NodeTree) -> ResourceType {
    if let known = recent.first(where: { $0.isType(of: root, in: tree) }) { return known }
    let type = ResourceType(of: root, in: tree, schema: schema)
    if recent.count == Self.limit { recent.removeFirst() }
    recent.append(type)
    return type
  }
}

/// Values computed once for each type: a build has many resources and few types.
struct TypeCache<Value> {
  private var recent: [(type: GroupVersionKind, value: Value)] = []
  private var all: [GroupVersionKind: Value] = [:]
  private static var recentLimit: Int { 8 }

  mutating func value(for type: GroupVersionKind, make: () -> Value) -> Value {
    // Almost always the type is one of very few, and comparing references is enough.
    for index in recent.indices where recent[index].type.isIdentical(to: type) { return recent[index].value }
    let value = all[type] ?? make()
    all[type] = value
    if recent.count == Self.recentLimit { recent.removeFirst() }
    recent.append((type, value))
    return value
  }
}

extension NodeTree {
  /// Whether a field has this value; a missing field counts as an empty string.
  func has(_ text: Text, at node: NodeID?) -> Bool {
    guard let node else { return text.isEmpty }
    return hasText(node, as: text)
  }
}
