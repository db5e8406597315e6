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
  }

  private let root: NodeID
  private let anchors: [Anchor]
  /// The values before the patch.
  private let parents: [NodeID: Parent]

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
    anchors = Array(all.prefix(Self.limits.anchors))
    (self.root, self.parents) = (root, parents)
  }

  /// Warns about each value that the patch has replaced at its anchor but not at its aliases.
  func warnAboutOutdated(in tree: NodeTree, context: BuildContext) {
    guard !anchors.isEmpty, let present = Self.parents(below: root, in: tree) else { return }
    for anchor in anchors {
      let isPresent = present[anchor.node] != nil
      let holder = isPresent ? anchor.node : successor(of: anchor.node, among: present, in: tree)
      let isReplaced = isPresent ? tree.text(of: anchor.node) != anchor.text : holder != nil
      guard isReplaced else { continue }
      let outdated = anchor.copies.filter { present[$0] != nil && tree.text(of: $0) == anchor.text }
      guard !outdated.isEmpty else { continue }
      let value = outdated.first.flatMap { tree.quotable($0) }.map { " '\($0.abridged)'" } ?? ""
      let aliases = outdated.count == 1 ? "an alias of it keeps" : "\(outdated.count) aliases of it keep"
      let problem = Diagnostic.warning(
        .aliasKeepsValue,
        "this replaces the value of an anchor, but \(aliases) the old value\(value)",
        at: tree.location(of: holder ?? root)
      )
      context.warn(
        problem.addingNote("the anchor", at: anchor.place)
          .addingNote("aliases are resolved when the file is read, before it is patched; patch them, too")
      )
    }
  }

  /// The collection with another value in the place of one that is gone; `nil` if that has been deleted.
  ///
  /// Of the collections around the value, only the innermost one that is left counts: a mapping if it still has the key,
  /// a list if all of its elements are new.
  private func successor(of node: NodeID, among present: [NodeID: Parent], in tree: NodeTree) -> NodeID? {
    var node = node
    for _ in 0..<Self.limits.levels {
      guard let parent = parents[node] else { return nil }
      guard parent.collection == root || present[parent.collection] != nil else {
        node = parent.collection
        continue
      }
      if let key = parent.key {
        let isFilled = tree.value(under: tree.text(of: key), in: parent.collection) != nil
        return isFilled ? parent.collection : nil
      }
      let now = tree.elements(of: parent.collection)
      let keepsElements = now.contains { parents[$0]?.collection == parent.collection }
      return now.isEmpty || keepsElements ? nil : parent.collection
    }
    return nil
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
