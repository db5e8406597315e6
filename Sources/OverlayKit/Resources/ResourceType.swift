import OverlayKubernetesModel
import OverlayYAMLTree

/// The type of a resource as it is written there, and where resources of that type live.
final class ResourceType: Sendable {
  /// Group, version and kind.
  let name: GroupVersionKind
  /// Whether the type lives in no namespace.
  let isClusterScoped: Bool
  /// Whether the schema knows where resources of the type live.
  let hasKnownScope: Bool
  /// What tells where resources live.
  let schema: Schema
  private let apiVersion: Text

  /// Reads the type of a resource.
  convenience init(of root: NodeID, in tree: borrowing NodeTree, schema: Schema) {
    let apiVersion = tree.value("apiVersion", in: root).map { tree.text(of: $0) } ?? ""
    let kind = tree.value("kind", in: root).map { tree.text(of: $0) } ?? ""
    self.init(GroupVersionKind(apiVersion: apiVersion, kind: kind), apiVersion: apiVersion, schema: schema)
  }

  /// The same type by another schema.
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

  /// Whether a resource says that it has this type.
  func isType(of root: NodeID, in tree: borrowing NodeTree) -> Bool {
    tree.has(name.kind, at: tree.value("kind", in: root))
      && tree.has(apiVersion, at: tree.value("apiVersion", in: root))
  }
}

/// The types that were met a short while ago: a file has many resources and few types.
struct ResourceTypes {
  private let schema: Schema
  private var recent: [ResourceType] = []
  private static let limit = 8

  /// Creates an empty memory for one schema.
  init(schema: Schema) { self.schema = schema }

  /// The type of a resource, the same object for resources of one type.
  mutating func type(of root: NodeID, in tree: borrowing NodeTree) -> ResourceType {
    if let known = recent.first(where: { $0.isType(of: root, in: tree) }) { return known }
    let type = ResourceType(of: root, in: tree, schema: schema)
    if recent.count == Self.limit { recent.removeFirst() }
    recent.append(type)
    return type
  }
}

extension NodeTree {
  /// Whether a field has this text; one that is missing has none.
  func has(_ text: Text, at node: NodeID?) -> Bool {
    guard let node else { return text.isEmpty }
    return hasText(node, as: text)
  }
}
