extension NodeTree {
  /// A copy of a node and everything below it, in a tree of its own.
  ///
  /// - Complexity: O(nodes + text) of the part that is copied.
  package func extract(_ node: NodeID) -> (tree: NodeTree, root: NodeID) {
    var tree = NodeTree()
    let root = extract(node, into: &tree)
    return (tree, root)
  }

  private func extract(_ node: NodeID, into tree: inout NodeTree) -> NodeID {
    let copy: NodeID
    if kind(of: node) == .scalar {
      copy = withBytes(of: node) { tree.makeScalar($0) }
      tree.setStyle(of: copy, to: style(of: node))
    } else {
      copy = tree.makeCollection(kind(of: node), flow: isFlow(node))
      var child = firstChild(of: node)
      while let current = child {
        tree.append(extract(current, into: &tree), to: copy)
        child = next(after: current)
      }
    }
    tree.setTag(of: copy, to: storedTag(of: node), explicit: hasExplicitTag(node))
    if let place = location(of: node) { tree.setLocation(of: copy, to: place) }
    return copy
  }
}
