import OverlayYAMLTree

/// The children that a collection had before a write, to find out which of the new ones continue them.
struct PreviousChildren {
  /// The values or elements that no new one continues.
  var rest: [NodeID] { taken.count == elements.count ? [] : elements.filter { !taken.contains($0) } }
  /// The values by key, or the elements by name.
  private let named: [Text: NodeID]
  private let elements: [NodeID]
  private let areEntries: Bool
  private var taken: Set<NodeID> = []

  /// - Parameters:
  ///   - nodes: The children; in a mapping, keys and values take turns.
  ///   - areEntries: Whether they were the children of a mapping.
  ///   - tree: The tree of the children.
  init(_ nodes: [NodeID], areEntries: Bool, in tree: NodeTree) {
    self.areEntries = areEntries
    var named: [Text: NodeID] = [:]
    if areEntries {
      elements = stride(from: 1, to: nodes.count, by: 2).map { nodes[$0] }
      for index in stride(from: 0, to: nodes.count - 1, by: 2) where named[tree.text(of: nodes[index])] == nil {
        named[tree.text(of: nodes[index])] = nodes[index + 1]
      }
    } else {
      elements = nodes
      for node in nodes {
        guard let name = Self.name(of: node, in: tree), named[name.text] == nil else { continue }
        named[name.text] = node
      }
    }
    self.named = named
  }

  /// The fields by which elements of lists are told apart.
  private static let names: [StaticString] = ["name", "id", "key", "containerPort", "port"]

  /// The value by which an element of a list is told apart from the others, if it has one.
  static func name(of element: NodeID, in tree: NodeTree) -> (field: StaticString, text: Text)? {
    guard tree.kind(of: element) == .mapping else { return nil }
    for field in names {
      if let value = tree.value(field, in: element), tree.kind(of: value) == .scalar, !tree.isSecret(value) {
        return (field, tree.text(of: value))
      }
    }
    return nil
  }

  /// The earlier value of the same key, or the earlier element of the same name or else position.
  mutating func takeCounterpart(of child: NodeID, key: NodeID?, position: Int, in tree: NodeTree) -> NodeID? {
    guard let found = counterpart(of: child, key: key, position: position, in: tree), taken.insert(found).inserted
    else {
      return nil
    }
    return found
  }

  private func counterpart(of child: NodeID, key: NodeID?, position: Int, in tree: NodeTree) -> NodeID? {
    if let key { return areEntries ? named[tree.text(of: key)] : nil }
    guard !areEntries else { return nil }
    if let name = Self.name(of: child, in: tree) { return named[name.text] }
    return position < elements.count ? elements[position] : nil
  }
}
