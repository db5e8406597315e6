import OverlayDiagnostics

extension NodeTree {
  /// Makes scalars share their content: from now on, replacing the content of one replaces that of all.
  ///
  /// Kustomize sets a label in metadata, selectors and templates as one and the same node, so a later step that changes
  /// it in one place changes it everywhere. This shows in its output. A copy does not share its content.
  package mutating func share(_ nodes: [NodeID]) {
    guard nodes.count > 1, var last = nodes.last else { return }
    if sharers.count < slots.count {
      sharers.append(contentsOf: repeatElement(-1, count: slots.count - sharers.count))
    }
    for node in nodes {
      slots[Int(node.index)].bits |= Bits.shared
      sharers[Int(last.index)] = node.index
      last = node
    }
  }

  /// Whether a scalar shares its content with other scalars.
  package func isShared(_ node: NodeID) -> Bool { slots[Int(node.index)].bits & Bits.shared != 0 }

  /// The other scalars that share the content of a scalar.
  package func otherSharers(of node: NodeID) -> [NodeID] {
    guard isShared(node) else { return [] }
    var others: [NodeID] = []
    var next = sharer(after: node)
    while let other = next, other != node {
      others.append(other)
      next = sharer(after: other)
    }
    return others
  }

  /// Ends the sharing of a scalar's content.
  package mutating func unshare(_ node: NodeID) {
    guard slots[Int(node.index)].bits & Bits.shared != 0, let first = sharer(after: node) else { return }
    slots[Int(node.index)].bits &= ~Bits.shared
    sharers[Int(node.index)] = -1
    var other = first
    while let next = sharer(after: other), next != node { other = next }
    sharers[Int(other.index)] = other == first ? -1 : first.index
  }

  /// The next of the scalars that a scalar shares its content with; the first follows the last.
  private func sharer(after node: NodeID) -> NodeID? {
    guard Int(node.index) < sharers.count else { return nil }
    let next = sharers[Int(node.index)]
    return next < 0 ? nil : NodeID(index: next)
  }

  /// Ends the sharing of all scalars at and below a node.
  package mutating func unshareAll(below node: NodeID) {
    guard !sharers.isEmpty else { return }
    for child in children(of: node) { unshareAll(below: child) }
    unshare(node)
  }

  /// Ends all sharing, and warns about scalars whose last change was meant for another scalar.
  ///
  /// - Parameters:
  ///   - roots: The resources of the output.
  ///   - context: Receives the warnings.
  package mutating func endSharing(below roots: [NodeID], context: BuildContext) {
    sharers = []
    guard hasSharedChanges else { return }
    var pending = Array(roots.reversed())
    while let node = pending.popLast() {
      if kind(of: node) != .scalar {
        pending += children(of: node).reversed()
      } else if slots[Int(node.index)].bits & Bits.changedBySharer != 0 {
        context.warn(.sharedLabelChanged(to: quotable(node), at: location(of: node)))
      }
    }
    hasSharedChanges = false
  }

  /// Copies the content of a scalar to the scalars that share it.
  package mutating func updateSharers(of node: NodeID) {
    let slot = slots[Int(node.index)]
    guard slot.bits & Bits.shared != 0, slot.bits & Bits.kind == 0 else { return }
    var sharer = sharer(after: node)
    while let other = sharer, other != node {
      sharer = self.sharer(after: other)
      let isChanged = !haveSameText(node, other)
      if isChanged { hasSharedChanges = true }
      let old = slots[Int(other.index)]
      slots[Int(other.index)] = slot
      slots[Int(other.index)].next = old.next
      // The mark belongs to each sharer, and without a change an earlier one stays the one to warn about.
      let keepsMark = !isChanged && old.bits & Bits.changedBySharer != 0
      slots[Int(other.index)].bits &= ~Bits.changedBySharer
      if isChanged || keepsMark { slots[Int(other.index)].bits |= Bits.changedBySharer }
      if keepsMark { slots[Int(other.index)].copyLocation(from: old) }
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func sharedLabelChanged(to text: String?, at location: SourceLocation?) -> Diagnostic {
    let change = text.map { " to '\($0)'" } ?? ""
    return warning(
      .sharedLabelChanged,
      "this change of a label or annotation\(change) also reaches the selectors and templates it was set with",
      at: location
    ).addingNote("change all of them in one entry, or set this one separately from the start")
  }
}
