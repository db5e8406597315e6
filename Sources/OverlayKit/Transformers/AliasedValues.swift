import OverlayDiagnostics
import OverlayYAMLTree

/// The values of a resource that were aliases in its file, to find those that a patch of their anchor leaves behind.
///
/// Reading a file replaces each alias with a copy of the anchor's value, as in Kustomize, so a patch changes only one of
/// them. A copy is newer than the original, and has its location.
struct AliasedValues {
  /// The collection that holds a value, and its key there.
  private struct Parent {
    let collection: NodeID
    /// `nil` for an element of a list.
    let key: NodeID?
  }

  private struct Anchor {
    let node: NodeID
    let text: Text
    let place: SourceLocation
    var copies: [NodeID] = []
    /// The way from the root of the resource.
    var path: [Step] = []
  }

  private enum Step: Hashable {
    case key(Text)
    /// An element of a list, by its name if it has one.
    case element(index: Int, name: Text?)
  }

  private let root: NodeID
  private let anchors: [Anchor]

  /// The most values of a resource that are looked at, the most anchors among them, and the most levels above these.
  private static let limits = (values: 10_000, anchors: 200, levels: 100)

  /// Collects the values; `nil` if the file of the resource has no aliases, or if the resource is very large.
  init?(of root: NodeID, in tree: NodeTree, context: BuildContext) {
    guard !context.filesWithAliases.isEmpty, let file = tree.location(of: root)?.file,
      context.filesWithAliases.contains(file), let parents = Self.parents(below: root, in: tree)
    else { return nil }
    var found: [SourceLocation: Anchor] = [:]
    for node in parents.keys.sorted(by: { $0.isOlder(than: $1) }) where tree.kind(of: node) == .scalar {
      guard let place = tree.location(of: node) else { continue }
      if found[place] != nil {
        found[place]?.copies.append(node)
      } else {
        found[place] = Anchor(node: node, text: tree.text(of: node), place: place)
      }
    }
    let all = found.values.filter { !$0.copies.isEmpty }.sorted { $0.node.isOlder(than: $1.node) }
    anchors = all.prefix(Self.limits.anchors).map { anchor in
      var anchor = anchor
      anchor.path = Self.path(to: anchor.node, parents, in: tree)
      return anchor
    }
    self.root = root
  }

  /// Warns about each value that the patch has changed at its anchor but not at its aliases.
  ///
  /// A value that was removed, also with the elements of a list, says nothing about the others. Neither does a new name of
  /// the resource.
  func warnAboutOutdated(in tree: NodeTree, context: BuildContext) {
    guard !anchors.isEmpty, let present = Self.parents(below: root, in: tree) else { return }
    for anchor in anchors where anchor.path != [.key("metadata"), .key("name")] {
      let node = present[anchor.node] != nil ? anchor.node : value(at: anchor.path, in: tree)
      guard let node, tree.kind(of: node) == .scalar, tree.text(of: node) != anchor.text else { continue }
      let outdated = anchor.copies.filter { present[$0] != nil && tree.text(of: $0) == anchor.text }
      guard !outdated.isEmpty else { continue }
      let value = outdated.first.flatMap { tree.quotable($0) }.map { " '\($0.abridged)'" } ?? ""
      let aliases = outdated.count == 1 ? "an alias of it keeps" : "\(outdated.count) aliases of it keep"
      let problem = Diagnostic.warning(
        .aliasKeepsValue,
        "this replaces the value of an anchor, but \(aliases) the old value\(value)",
        at: tree.location(of: node)
      )
      context.warn(
        problem.addingNote("the anchor", at: anchor.place)
          .addingNote("aliases are resolved when the file is read, before it is patched; patch them, too")
      )
    }
  }

  private static func path(to node: NodeID, _ parents: [NodeID: Parent], in tree: NodeTree) -> [Step] {
    var path: [Step] = []
    var node = node
    while let parent = parents[node], path.count < limits.levels {
      if let key = parent.key {
        path.append(.key(tree.text(of: key)))
      } else {
        let index = tree.elements(of: parent.collection).firstIndex(of: node) ?? 0
        path.append(.element(index: index, name: name(of: node, in: tree)))
      }
      node = parent.collection
    }
    return path.reversed()
  }

  private static func name(of element: NodeID, in tree: NodeTree) -> Text? {
    tree.value("name", in: element).map { tree.text(of: $0) }
  }

  /// What is at a path now; `nil` if an element of that name or the field is gone.
  private func value(at path: [Step], in tree: NodeTree) -> NodeID? {
    path.reduce(root as NodeID?) { node, step in
      guard let node else { return nil }
      switch step {
      case .key(let key): return tree.value(under: key, in: node)
      case .element(let index, nil):
        let elements = tree.elements(of: node)
        return index < elements.count ? elements[index] : nil
      case .element(_, let name?): return tree.elements(of: node).first { Self.name(of: $0, in: tree) == name }
      }
    }
  }

  /// What holds the values below a node; `nil` if there are too many.
  private static func parents(below root: NodeID, in tree: NodeTree) -> [NodeID: Parent]? {
    var parents: [NodeID: Parent] = [:]
    var pending = [root]
    while let node = pending.popLast() {
      guard parents.count <= limits.values else { return nil }
      for entry in tree.entries(of: node) {
        parents[entry.value] = Parent(collection: node, key: entry.key)
        pending.append(entry.value)
      }
      for element in tree.elements(of: node) {
        parents[element] = Parent(collection: node, key: nil)
        pending.append(element)
      }
    }
    return parents
  }
}
