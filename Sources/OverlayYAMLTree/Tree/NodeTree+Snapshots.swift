package import OverlayDiagnostics

/// The content and location of a node at one time, valid with the tree that it was taken from and its later states.
///
/// Trees only append text, so 24 bytes are enough.
package struct NodeSnapshot: Sendable {
  fileprivate let slot: NodeTree.Slot

  /// Whether the node was a scalar.
  package var isScalar: Bool { slot.isScalar }

  /// Whether the scalar was a value of a Secret.
  package var isSecret: Bool { slot.bits & NodeTree.Bits.secret != 0 }

  /// Whether two snapshots certainly have the same content, because they share it.
  package func sharesContent(with other: NodeSnapshot) -> Bool {
    let mask = NodeTree.Bits.kind | NodeTree.Bits.tag | NodeTree.Bits.style
    return slot.a == other.slot.a && slot.b == other.slot.b && slot.bits & mask == other.slot.bits & mask
  }
}

extension NodeTree {
  /// The content and location of a node now.
  package func snapshot(of node: NodeID) -> NodeSnapshot { NodeSnapshot(slot: slots[Int(node.index)]) }

  /// The location of a node at the time of the snapshot.
  package func location(of snapshot: NodeSnapshot) -> SourceLocation? {
    guard snapshot.slot.line > 0, Int(snapshot.slot.file) < files.count else { return nil }
    return SourceLocation(
      file: files[Int(snapshot.slot.file)],
      line: Int(snapshot.slot.line),
      column: Int(snapshot.slot.column)
    )
  }

  /// Whether a scalar or an empty collection still has the text of a snapshot, or one that was rewritten from the same place.
  package func hasContent(of snapshot: NodeSnapshot, _ node: NodeID) -> Bool {
    let (one, other) = (slots[Int(node.index)], snapshot.slot)
    guard one.bits & Bits.kind == other.bits & Bits.kind else { return false }
    guard one.isScalar else { return one.a == other.a }
    if one.b == other.b, one.a == other.a || hasText(node, at: other.a) { return true }
    return one.line > 0 && one.line == other.line && one.column == other.column && one.file == other.file
  }

  /// Whether a scalar has the text of its length that starts at a position.
  private func hasText(_ node: NodeID, at start: UInt32) -> Bool {
    withBytes(of: node) { bytes in text[Int(start)..<Int(start) + bytes.count].elementsEqual(bytes) }
  }

  /// Gives an unlinked node the content of a snapshot.
  package mutating func restore(_ snapshot: NodeSnapshot, at node: NodeID) {
    var slot = snapshot.slot
    slot.next = -1
    slot.bits &= ~Bits.sharing
    // The children of a collection may have become those of another one.
    if !slot.isScalar { (slot.a, slot.b) = (Self.none, Self.none) }
    slots[Int(node.index)] = slot
  }
}
