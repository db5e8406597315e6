extension NodeTree {
  /// Links `child` after the last child of `parent`, in constant time.
  ///
  /// `child` must belong to no other collection.
  @inlinable
  package mutating func append(_ child: NodeID, to parent: NodeID) {
    slots[Int(child.index)].next = -1
    let last = slots[Int(parent.index)].b
    if last == Self.none {
      slots[Int(parent.index)].a = UInt32(bitPattern: child.index)
    } else {
      slots[Int(last)].next = child.index
    }
    slots[Int(parent.index)].b = UInt32(bitPattern: child.index)
  }

  /// Appends an entry to a mapping without checking whether the key already exists.
  package mutating func append(key: NodeID, value: NodeID, to mapping: NodeID) {
    append(key, to: mapping)
    append(value, to: mapping)
  }

  /// The child of `parent` that follows `previous`, or the first.
  package func child(after previous: NodeID?, of parent: NodeID) -> NodeID? {
    if let previous { next(after: previous) } else { firstChild(of: parent) }
  }

  /// Links `child` after `previous`, a child of `parent`, or as the first child; in constant time.
  ///
  /// `child` must belong to no other collection.
  package mutating func insert(_ child: NodeID, after previous: NodeID?, in parent: NodeID) {
    guard let following = self.child(after: previous, of: parent) else {
      append(child, to: parent)
      return
    }
    slots[Int(child.index)].next = following.index
    if let previous {
      slots[Int(previous.index)].next = child.index
    } else {
      slots[Int(parent.index)].a = UInt32(bitPattern: child.index)
    }
  }

  /// Unlinks the child that follows `previous`, or the first child; in constant time.
  package mutating func removeChild(after previous: NodeID?, of parent: NodeID) {
    guard let child = self.child(after: previous, of: parent) else { return }
    let following = slots[Int(child.index)].next
    if let previous {
      slots[Int(previous.index)].next = following
    } else {
      slots[Int(parent.index)].a = UInt32(bitPattern: following)
    }
    if following < 0 { slots[Int(parent.index)].b = previous.map { UInt32(bitPattern: $0.index) } ?? Self.none }
  }

  /// Replaces the children of `parent` with `children`: for a mapping, alternating keys and values.
  @inlinable
  package mutating func setChildren(of parent: NodeID, to children: some Sequence<NodeID>) {
    slots[Int(parent.index)].a = Self.none
    slots[Int(parent.index)].b = Self.none
    for child in children { append(child, to: parent) }
  }

  /// Replaces the entries of a mapping with `entries`.
  package mutating func setEntries(of mapping: NodeID, to entries: [Entry]) {
    entries.withUnsafeBufferPointer { setEntries(of: mapping, to: $0) }
  }

  mutating func setEntries(of mapping: NodeID, to entries: UnsafeBufferPointer<Entry>) {
    setChildren(of: mapping, to: EmptyCollection())
    for entry in entries { append(key: entry.key, value: entry.value, to: mapping) }
  }

  /// Sets the value under `key` in a mapping: in place if the key exists, otherwise at the end.
  ///
  /// - Returns: The node that now has `value`'s content.
  @discardableResult
  package mutating func set(_ key: Text, to value: NodeID, in mapping: NodeID, keyTag: Tag = .none) -> NodeID {
    if let present = self.value(under: key, in: mapping) {
      replaceContent(of: present, with: value)
      return present
    }
    let keyNode = makeScalar(key, tag: keyTag, at: value)
    append(key: keyNode, value: value, to: mapping)
    return value
  }

  /// Removes the first entry under `key` from a mapping.
  ///
  /// - Returns: The removed value, or `nil` if there was none.
  @discardableResult
  package mutating func removeValue(_ key: Text, from mapping: NodeID) -> NodeID? {
    removeEntry(key, from: mapping)?.value
  }

  /// Removes the first entry under `key` from a mapping.
  ///
  /// - Returns: The removed entry, or `nil` if there was none.
  package mutating func removeEntry(_ key: Text, from mapping: NodeID) -> Entry? {
    guard let found = key.withBytes({ entry($0, in: mapping) }) else { return nil }
    var previous: NodeID?
    var child = firstChild(of: mapping)
    while let current = child, current != found.key {
      previous = current
      child = next(after: current)
    }
    // The key, and then the value, which has moved up.
    removeChild(after: previous, of: mapping)
    removeChild(after: previous, of: mapping)
    return found
  }

  /// Replaces the content of `node`, children included, with that of `other`; `node` keeps its ID and its position in
  /// its parent.
  ///
  /// `other`'s children belong to `node` afterwards, so `other` must not be used as a collection again.
  package mutating func replaceContent(of node: NodeID, with other: NodeID) {
    guard node != other else { return }
    let old = slots[Int(node.index)]
    slots[Int(node.index)] = slots[Int(other.index)]
    slots[Int(node.index)].next = old.next
    slots[Int(node.index)].bits = slots[Int(node.index)].bits & ~Bits.sharing | old.bits & Bits.lasting
    updateSharers(of: node)
  }

  /// Turns `node` into an empty mapping, sequence or scalar, in place.
  package mutating func clear(_ node: NodeID, to kind: NodeKind) {
    var slot = Slot(kind: kind, a: kind == .scalar ? 0 : Self.none, b: kind == .scalar ? 0 : Self.none)
    let old = slots[Int(node.index)]
    slot.next = old.next
    slot.line = old.line
    slot.file = old.file
    slot.column = old.column
    slots[Int(node.index)] = slot
    if kind == .scalar { setTag(of: node, to: .none) }
  }

  /// Replaces a scalar's text and keeps its tag and style.
  package mutating func setText(of node: NodeID, to bytes: some Collection<UInt8>) {
    if storedTag(of: node) == .unresolved { setTag(of: node, to: tag(of: node)) }
    let stored = store(bytes)
    var slot = slots[Int(node.index)]
    slot.a = stored.start
    slot.b = stored.count
    slot.bits &= ~(Bits.plainString | Bits.changedBySharer)
    if stored.isPlainString { slot.bits |= Bits.plainString }
    slots[Int(node.index)] = slot
    updateSharers(of: node)
  }

  /// Replaces a scalar's text and tag, and keeps its style.
  package mutating func setText(of node: NodeID, to bytes: some Collection<UInt8>, tag: Tag) {
    setTag(of: node, to: tag)
    setText(of: node, to: bytes)
  }

  /// A copy of `node` and everything below it, which does not belong to a collection yet.
  ///
  /// Text is shared, not copied.
  package mutating func copy(_ node: NodeID) -> NodeID {
    let slot = slots[Int(node.index)]
    let duplicate = append(slot)
    slots[Int(duplicate.index)].next = -1
    slots[Int(duplicate.index)].bits &= ~Bits.sharing
    guard slot.bits & Bits.kind != 0 else { return duplicate }
    slots[Int(duplicate.index)].a = Self.none
    slots[Int(duplicate.index)].b = Self.none
    var child = firstChild(of: node)
    while let current = child {
      append(copy(current), to: duplicate)
      child = next(after: current)
    }
    return duplicate
  }

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
      for child in children(of: node) { tree.append(extract(child, into: &tree), to: copy) }
    }
    tree.setTag(of: copy, to: storedTag(of: node), explicit: hasExplicitTag(node))
    if let place = location(of: node) { tree.setLocation(of: copy, to: place) }
    return copy
  }

  /// Adds all nodes of another tree, at the cost of copying two arrays.
  ///
  /// - Returns: The offset of the added nodes, for ``NodeID/shifted(by:)``.
  package mutating func absorb(_ other: NodeTree) -> Int32 {
    let slotOffset = Int32(truncatingIfNeeded: slots.count)
    let textOffset = UInt32(truncatingIfNeeded: text.count)
    let fileOffset = UInt32(truncatingIfNeeded: files.count)
    let first = slots.count
    reserve(slots: other.slots.count, text: other.text.count)
    text.append(contentsOf: other.text)
    files.append(contentsOf: other.files)
    slots.append(contentsOf: other.slots)
    slots.withUnsafeMutableBufferPointer { slots in
      for index in first..<slots.count {
        slots[index].shift(nodesBy: slotOffset, textBy: textOffset, filesBy: fileOffset)
      }
    }
    return slotOffset
  }
}

extension NodeTree.Slot {
  /// Adjusts indices after nodes, text and file names were appended to those of another tree.
  fileprivate mutating func shift(nodesBy nodes: Int32, textBy text: UInt32, filesBy files: UInt32) {
    file &+= files
    if next >= 0 { next &+= nodes }
    if isScalar {
      a &+= text
    } else if a != NodeTree.none {
      a &+= UInt32(bitPattern: nodes)
      b &+= UInt32(bitPattern: nodes)
    }
  }
}

extension Array {
  /// Reserves capacity for more elements, with some to spare if the array has to be reallocated.
  mutating func makeRoom(for more: Int) {
    let needed = count + more
    if capacity < needed { reserveCapacity(Swift.max(needed + needed / 4, 2 * capacity)) }
  }
}

extension NodeID {
  /// The same node after its tree was absorbed at `offset`.
  package func shifted(by offset: Int32) -> NodeID { NodeID(index: index + offset) }
}
