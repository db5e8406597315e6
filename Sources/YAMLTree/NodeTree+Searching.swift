extension NodeTree {
  /// The sequences that stand under one of some keys, anywhere below a node; those that are inside of others first.
  package func lists(under keys: [StaticString], below root: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    slots.withUnsafeBufferPointer { findLists(under: keys, below: root, in: $0, into: &found) }
    return found
  }

  private func findLists(
    under keys: [StaticString],
    below node: NodeID,
    in slots: UnsafeBufferPointer<Slot>,
    into found: inout [NodeID]
  ) {
    let collection = slots[Int(node.index)]
    let isMapping = collection.bits & Bits.kind == UInt16(NodeKind.mapping.rawValue)
    var key = Int32(bitPattern: collection.a)
    while key >= 0 {
      let value = isMapping ? slots[Int(key)].next : key
      guard value >= 0 else { return }
      let slot = slots[Int(value)]
      if slot.bits & Bits.kind != 0 {
        findLists(under: keys, below: NodeID(index: value), in: slots, into: &found)
        if isMapping, slot.bits & Bits.kind == UInt16(NodeKind.sequence.rawValue),
          keys.contains(where: { hasText(NodeID(index: key), $0) })
        {
          found.append(NodeID(index: value))
        }
      }
      key = slot.next
    }
  }
}
