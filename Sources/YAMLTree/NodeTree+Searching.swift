extension NodeTree {
  /// The sequences that stand under one of some keys, anywhere below a node; those that are inside of others first.
  package func lists(under keys: [StaticString], below root: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    findLists(under: keys, below: root, into: &found)
    return found
  }

  private func findLists(under keys: [StaticString], below node: NodeID, into found: inout [NodeID]) {
    var child = firstChild(of: node)
    guard kind(of: node) == .mapping else {
      while let element = child {
        if kind(of: element) != .scalar { findLists(under: keys, below: element, into: &found) }
        child = next(after: element)
      }
      return
    }
    while let key = child, let value = next(after: key) {
      child = next(after: value)
      guard kind(of: value) != .scalar else { continue }
      findLists(under: keys, below: value, into: &found)
      if kind(of: value) == .sequence, keys.contains(where: { hasText(key, $0) }) { found.append(value) }
    }
  }
}
