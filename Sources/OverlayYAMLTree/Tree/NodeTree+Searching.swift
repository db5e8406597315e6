extension NodeTree {
  /// All mappings in which a key has a text, those that are in no document included.
  package func mappings(with key: StaticString, _ text: StaticString) -> [NodeID] {
    slots.indices.lazy.map { NodeID(index: Int32($0)) }.filter { node in
      kind(of: node) == .mapping && value(key, in: node).map { hasText($0, text) } ?? false
    }
  }

  /// The scalars at and below a node, those of keys left out.
  package func scalars(below root: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var pending = [root]
    while let node = pending.popLast() {
      switch kind(of: node) {
      case .scalar: found.append(node)
      case .sequence: pending += elements(of: node)
      case .mapping: pending += entries(of: node).map(\.value)
      }
    }
    return found
  }

  /// The sequences that stand under one of some keys, anywhere below a node; those that are inside of others first.
  package mutating func lists(under keys: [StaticString], below root: NodeID) -> [NodeID] {
    var found: [NodeID] = []
    var passed = 0
    slots.withUnsafeBufferPointer { findLists(under: keys, below: root, in: $0, into: &found, &passed) }
    // Passing an entry by takes a fraction of a step.
    spend(passed / 4)
    return found
  }

  /// The scalars at and below a node that are floating-point numbers equal to zero with a minus sign.
  package func negativeZeros(below node: NodeID) -> [NodeID] {
    guard kind(of: node) == .scalar else {
      var found: [NodeID] = []
      var child = firstChild(of: node)
      while let current = child {
        found += negativeZeros(below: current)
        child = next(after: current)
      }
      return found
    }
    guard style(of: node) == .plain, storedTag(of: node) != .string, withBytes(of: node, { $0.first == ascii("-") }),
      case .float(let value) = withBytes(of: node, { PlainScalar.resolve($0) })
    else { return [] }
    return value == 0 && value.sign == .minus ? [node] : []
  }

  private func findLists(
    under keys: [StaticString],
    below node: NodeID,
    in slots: UnsafeBufferPointer<Slot>,
    into found: inout [NodeID],
    _ passed: inout Int
  ) {
    let collection = slots[Int(node.index)]
    let isMapping = collection.bits & Bits.kind == UInt16(NodeKind.mapping.rawValue)
    var key = Int32(bitPattern: collection.a)
    while key >= 0 {
      let value = isMapping ? slots[Int(key)].next : key
      guard value >= 0 else { return }
      let slot = slots[Int(value)]
      passed += 1
      if slot.bits & Bits.kind != 0 {
        findLists(under: keys, below: NodeID(index: value), in: slots, into: &found, &passed)
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
