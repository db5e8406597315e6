import OverlayDiagnostics
import OverlayYAMLTree

/// The values of a resource that were aliases in its file, to find those that a patch of their anchor leaves behind.
///
/// Reading a file replaces each alias with a copy of the anchor's value, as in Kustomize, so a patch changes only one of
/// them. A copy is newer than the original, and has its location.
struct AliasedValues {
  /// A step from a collection to one of its values.
  private struct Step {
    let collection: NodeID
    /// The key in a mapping.
    let key: Text?
    /// The elements of a list.
    let elements: [NodeID]
  }

  private struct Anchor {
    let node: NodeID
    let text: Text
    let place: SourceLocation
    var copies: [NodeID] = []
    /// The steps to the value, the last one first.
    var steps: [Step] = []
  }

  private let root: NodeID
  private var anchors: [Anchor] = []

  /// Collects the values; `nil` if the file of the resource has no aliases.
  init?(of root: NodeID, in tree: NodeTree, context: BuildContext) {
    guard !context.filesWithAliases.isEmpty, let file = tree.location(of: root)?.file,
      context.filesWithAliases.contains(file)
    else { return nil }
    self.root = root
    var found: [SourceLocation: Anchor] = [:]
    let parents = Self.parents(below: root, in: tree, context: context)
    for node in parents.keys.sorted(by: { $0.isOlder(than: $1) }) where tree.kind(of: node) == .scalar {
      guard let place = tree.location(of: node) else { continue }
      if found[place] != nil {
        found[place]?.copies.append(node)
      } else {
        found[place] = Anchor(node: node, text: tree.text(of: node), place: place)
      }
    }
    for var anchor in found.values where !anchor.copies.isEmpty {
      var node = anchor.node
      while let parent = parents[node] {
        let key = tree.entries(of: parent).first { $0.value == node }.map { tree.text(of: $0.key) }
        anchor.steps.append(Step(collection: parent, key: key, elements: tree.elements(of: parent)))
        node = parent
      }
      anchors.append(anchor)
    }
    anchors.sort { $0.node.isOlder(than: $1.node) }
  }

  /// Warns about each value that the patch has replaced at its anchor but not at its aliases.
  func warnAboutOutdated(in tree: NodeTree, context: BuildContext) {
    guard !anchors.isEmpty else { return }
    let parents = Self.parents(below: root, in: tree, context: context)
    for anchor in anchors {
      let isPresent = parents[anchor.node] != nil
      let holder = anchor.steps.first { $0.collection == root || parents[$0.collection] != nil }
      let isReplaced = isPresent ? tree.text(of: anchor.node) != anchor.text : holder.map { isFilled($0, tree) } == true
      guard isReplaced else { continue }
      let outdated = anchor.copies.filter { parents[$0] != nil && tree.text(of: $0) == anchor.text }
      guard !outdated.isEmpty else { continue }
      let value = outdated.first.flatMap { tree.quotable($0) }.map { " '\($0.abridged)'" } ?? ""
      let aliases = outdated.count == 1 ? "an alias of it keeps" : "\(outdated.count) aliases of it keep"
      let problem = Diagnostic.warning(
        .aliasKeepsValue,
        "this replaces the value of an anchor, but \(aliases) the old value\(value)",
        at: tree.location(of: isPresent ? anchor.node : holder?.collection ?? root)
      )
      context.warn(
        problem.addingNote("the anchor", at: anchor.place)
          .addingNote("aliases are resolved when the file is read, before it is patched; patch them, too")
      )
    }
  }

  /// Whether another value is in the place of one that is gone, which has not been deleted then: the value of its key, or
  /// a list of which nothing else is left either.
  private func isFilled(_ step: Step, _ tree: NodeTree) -> Bool {
    if let key = step.key { return tree.value(under: key, in: step.collection) != nil }
    let elements = tree.elements(of: step.collection)
    return !elements.isEmpty && Set(step.elements).isDisjoint(with: elements)
  }

  /// The collections that hold the values below a node, by value.
  private static func parents(below root: NodeID, in tree: NodeTree, context: BuildContext) -> [NodeID: NodeID] {
    var parents: [NodeID: NodeID] = [:]
    var pending = [root]
    while let node = pending.popLast() {
      let children = tree.kind(of: node) == .mapping ? tree.entries(of: node).map(\.value) : tree.elements(of: node)
      for child in children { parents[child] = node }
      pending += children
    }
    context.charge(parents.count)
    return parents
  }
}
