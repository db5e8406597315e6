extension NodeTree {
  /// All mappings in which a key has a given text, including mappings that are not in any document.
  package func mappings(with key: StaticString, _ text: StaticString) -> [NodeID] {
    slots.indices.lazy.map { NodeID(index: Int32($0)) }.filter { node in
      kind(of: node) == .mapping && value(key, in: node).map { hasText($0, text) } ?? false
    }
  }

  /// The scalars at and below a node, except for keys.
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

  /// The scalars under a key, anywhere below a node, in the order of the document.
  package func scalars(under key: StaticString, below root: NodeID, context: BuildContext) -> [NodeID] {
    var found: [NodeID] = []
    var pending = [root]
    var visited = 0
    while let node = pending.popLast() {
      let children = kind(of: node) == .mapping ? entries(of: node).map(\.value) : elements(of: node)
      visited += children.count
      for entry in entries(of: node) where kind(of: entry.value) == .scalar && hasText(entry.key, key) {
        found.append(entry.value)
      }
      pending += children.reversed()
    }
    context.charge(visited)
    return found
  }

  /// The sequences under any of the given keys, anywhere below a node; inner ones come first.
  package func lists(under keys: [StaticString], below root: NodeID, context: BuildContext) -> [NodeID] {
    var found: [NodeID] = []
    var visited = 0
    slots.withUnsafeBufferPointer { findLists(under: keys, below: root, in: $0, into: &found, &visited) }
    // Skipping an entry takes a fraction of a step.
    context.charge(visited / 4)
    return found
  }

  /// The scalars at and below a node that are a floating-point negative zero.
  package func negativeZeros(below node: NodeID) -> [NodeID] {
    guard kind(of: node) == .scalar else { return children(of: node).flatMap { negativeZeros(below: $0) } }
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
    _ visited: inout Int
  ) {
    let collection = slots[Int(node.index)]
    let isMapping = collection.bits & Bits.kind == UInt16(NodeKind.mapping.rawValue)
    var key = Int32(bitPattern: collection.a)
    while key >= 0 {
      let value = isMapping ? slots[Int(key)].next : key
      guard value >= 0 else { return }
      let slot = slots[Int(value)]
      visited += 1
      if slot.bits & Bits.kind != 0 {
        findLists(under: keys, below: NodeID(index: value), in: slots, into: &found, &visited)
        if isMapping, slot.bits & Bits.kind == UInt16(NodeKind.sequence.rawValue),
          keys.contains(where: { hasText(NodeID(index: key), $0) })
        {
          found.append(NodeID(index: value))
        }
      }
      key = slot.next
    }
  }

  /// A hash of a scalar's text, for tables that do not outlive the process.
  ///
  /// - Parameters:
  ///   - node: The scalar.
  ///   - seed: A number that no input can know, or the hash of the preceding texts.
  /// - Returns: The hash; all its bits are equally good.
  package func hash(of node: NodeID, seed: UInt64) -> UInt64 {
    withBytes(of: node) { bytes in
      var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
      var position = 0
      while position < bytes.count {
        var word: UInt64 = 0
        for index in position..<min(position + 8, bytes.count) { word = word << 8 | UInt64(bytes[index]) }
        // Both halves of the product, so that each bit of the text affects each bit of the hash.
        let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = product.high ^ product.low
        position += 8
      }
      let product = (hash ^ seed).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      return product.high ^ product.low
    }
  }

  // MARK: - Comparing

  /// Whether two nodes have the same content: scalars of the same type and text, with mappings in any order.
  package func haveSameContent(_ left: NodeID, _ right: NodeID) -> Bool {
    guard kind(of: left) == kind(of: right) else { return false }
    switch kind(of: left) {
    case .scalar:
      return tag(of: left) == tag(of: right) && haveSameText(left, right)
    case .sequence:
      let (one, other) = (elements(of: left), elements(of: right))
      return one.count == other.count && zip(one, other).allSatisfy { haveSameContent($0, $1) }
    case .mapping:
      let one = entries(of: left)
      guard one.count == count(of: right) else { return false }
      var other = KeyIndex(of: right)
      return one.allSatisfy { entry in
        other.value(under: text(of: entry.key), in: self).map { haveSameContent(entry.value, $0) } ?? false
      }
    }
  }
}
