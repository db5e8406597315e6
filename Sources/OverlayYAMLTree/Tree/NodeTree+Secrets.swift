// MARK: - Values of Secrets

/// Which scalars hold values of Secrets.
///
/// A node keeps its mark when its content is replaced, and copies inherit it. A step that combines several strings
/// marks the result if one of them was marked.
extension NodeTree {
  /// Whether a scalar holds, or has held, a value of a Secret, which messages must not quote.
  package func isSecret(_ node: NodeID) -> Bool { slots[Int(node.index)].bits & Bits.secret != 0 }

  /// Whether a message may quote a scalar.
  func mayQuote(_ node: NodeID) -> Bool { !isSecret(node) && !mayConcernSecrets }

  /// A scalar's text if a message may quote it; `nil` for a value of a Secret.
  package func quotable(_ node: NodeID) -> String? { mayQuote(node) ? string(of: node) : nil }

  /// Prevents messages from quoting any value, while it is unknown whether the documents are for Secrets.
  package mutating func withholdValues() { mayConcernSecrets = true }

  /// Whether any value at or below a node belongs to a Secret.
  ///
  /// - Complexity: O(nodes).
  package func containsSecret(_ node: NodeID) -> Bool {
    kind(of: node) == .scalar ? isSecret(node) : children(of: node).contains { containsSecret($0) }
  }

  /// Marks all values at and below a node as values of a Secret.
  ///
  /// Messages may quote keys, because they are names, except for keys such as numbers, which most likely are not.
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
