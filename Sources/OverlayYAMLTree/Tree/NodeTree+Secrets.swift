// MARK: - Values of Secrets

/// Which scalars hold values of Secrets.
///
/// A mark stays with its node, whatever the node becomes, and goes along with every copy. A step that makes a text out of
/// others marks it if one of them was marked.
extension NodeTree {
  /// Whether a scalar holds, or has held, a value of a Secret, which no message may quote.
  package func isSecret(_ node: NodeID) -> Bool { slots[Int(node.index)].bits & Bits.secret != 0 }

  /// Whether a message may quote a scalar.
  func mayQuote(_ node: NodeID) -> Bool { !isSecret(node) && !mayConcernSecrets }

  /// A scalar's text where a message may quote it; `nil` for a value of a Secret.
  package func quotable(_ node: NodeID) -> String? { mayQuote(node) ? string(of: node) : nil }

  /// Keeps messages from quoting anything, as long as it is not known whether the documents are for Secrets.
  package mutating func withholdValues() { mayConcernSecrets = true }

  /// Whether any value at or below a node is one of a Secret.
  ///
  /// - Complexity: O(nodes).
  package func holdsSecret(_ node: NodeID) -> Bool {
    kind(of: node) == .scalar ? isSecret(node) : children(of: node).contains { holdsSecret($0) }
  }

  /// Marks all values at and below a node as values of a Secret.
  ///
  /// Keys are names, which messages may quote, unless they are numbers or the like, and so most likely no names.
  ///
  /// - Complexity: O(nodes).
  package mutating func markSecret(_ node: NodeID) {
    slots[Int(node.index)].bits |= Bits.secret
    let isMapping = kind(of: node) == .mapping
    var child = firstChild(of: node)
    while let current = child {
      guard let value = isMapping ? next(after: current) : current else { return }
      if isMapping, tag(of: current) != .string { markSecret(current) }
      markSecret(value)
      child = next(after: value)
    }
  }
}
