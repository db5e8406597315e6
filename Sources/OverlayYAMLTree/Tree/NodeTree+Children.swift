/// A key and its value in a mapping.
package struct Entry: Hashable, Sendable {
  package var key: NodeID
  package var value: NodeID
}

extension NodeTree {
  /// Whether a collection has no children; scalars have none.
  package func isEmptyCollection(_ node: NodeID) -> Bool {
    kind(of: node) != .scalar && firstChild(of: node) == nil
  }

  /// The elements of a sequence, in order; empty for other nodes.
  package func elements(of node: NodeID) -> [NodeID] { kind(of: node) == .sequence ? children(of: node) : [] }

  /// The elements of a sequence, or the alternating keys and values of a mapping.
  func children(of node: NodeID) -> [NodeID] {
    var result: [NodeID] = []
    result.reserveCapacity(childCount(of: node))
    var child = firstChild(of: node)
    while let current = child {
      result.append(current)
      child = next(after: current)
    }
    return result
  }

  /// The entries of a mapping, in order; empty for other nodes.
  package func entries(of node: NodeID) -> [Entry] {
    guard kind(of: node) == .mapping else { return [] }
    var result: [Entry] = []
    result.reserveCapacity(count(of: node))
    var child = firstChild(of: node)
    while let key = child, let value = next(after: key) {
      result.append(Entry(key: key, value: value))
      child = next(after: value)
    }
    return result
  }

  /// The number of elements of a sequence or entries of a mapping.
  ///
  /// - Complexity: O(n).
  package func count(of node: NodeID) -> Int {
    kind(of: node) == .mapping ? childCount(of: node) / 2 : childCount(of: node)
  }

  private func childCount(of node: NodeID) -> Int {
    var count = 0
    var child = firstChild(of: node)
    while let current = child {
      count += 1
      child = next(after: current)
    }
    return count
  }

  /// The number of nodes at and below a node, and the number of nested collection levels: 0 for a scalar.
  ///
  /// - Complexity: O(nodes).
  package func measure(_ node: NodeID) -> (size: Int, height: Int) {
    guard kind(of: node) != .scalar else { return (1, 0) }
    var size = 1
    var height = 0
    var child = firstChild(of: node)
    while let current = child {
      let below = measure(current)
      size += below.size
      height = max(height, below.height)
      child = next(after: current)
    }
    return (size, height + 1)
  }

  /// The entry under `key`, or the first of them if the key is repeated; found by a scan, because mappings are small.
  package func entry(_ key: UnsafeBufferPointer<UInt8>, in node: NodeID) -> Entry? {
    var visited = 0
    return entry(key, in: node, &visited)
  }

  /// Like ``entry(_:in:)``, for frequent lookups: charges for the entries that are compared.
  package func findEntry(_ key: UnsafeBufferPointer<UInt8>, in node: NodeID, context: BuildContext) -> Entry? {
    var visited = 0
    defer { context.charge(visited) }
    return entry(key, in: node, &visited)
  }

  @inline(__always)
  private func entry(_ key: UnsafeBufferPointer<UInt8>, in node: NodeID, _ visited: inout Int) -> Entry? {
    guard kind(of: node) == .mapping else { return nil }
    return slots.withUnsafeBufferPointer { slots in
      text.withUnsafeBufferPointer { text in
        var index = Int32(bitPattern: slots[Int(node.index)].a)
        while index >= 0 {
          let candidate = slots[Int(index)]
          guard candidate.next >= 0 else { return nil }
          let value = NodeID(index: candidate.next)
          visited += 1
          // A build spends much of its time here; comparing lengths rules out most keys.
          if candidate.b == key.count, candidate.bits & Bits.kind == 0 {
            var position = 0
            while position < key.count, text[Int(candidate.a) + position] == key[position] { position += 1 }
            if position == key.count { return Entry(key: NodeID(index: index), value: value) }
          }
          index = slots[Int(value.index)].next
        }
        return nil
      }
    }
  }

  /// The value under `key` in a mapping, or `nil`; also `nil` if `node` is not a mapping.
  package func value(_ key: StaticString, in node: NodeID) -> NodeID? {
    entry(UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount), in: node)?.value
  }

  /// The value under `key` in a mapping, or `nil`.
  package func value(under key: Text, in node: NodeID) -> NodeID? {
    key.withBytes { entry($0, in: node)?.value }
  }

  /// The value under a key given as bytes, or `nil`.
  package func value(underBytes key: [UInt8], in node: NodeID) -> NodeID? {
    key.withUnsafeBufferPointer { entry($0, in: node)?.value }
  }

  /// The value at the end of a chain of keys.
  package func value(at path: StaticString..., in node: NodeID) -> NodeID? {
    var current = node
    for key in path {
      guard let value = value(key, in: current) else { return nil }
      current = value
    }
    return current
  }

  /// The number of a mapping's entries if all its values are strings that never need quotes and none of its keys is
  /// empty; otherwise `nil`.
  package func countOfPlainEntries(in mapping: NodeID) -> Int? {
    guard kind(of: mapping) == .mapping else { return nil }
    return slots.withUnsafeBufferPointer { slots in
      var count = 0
      var index = Int32(bitPattern: slots[Int(mapping.index)].a)
      while index >= 0 {
        let next = slots[Int(index)].next
        guard next >= 0 else { return count }
        let value = slots[Int(next)]
        guard value.isPlainString, value.tag != .null, !slots[Int(index)].isScalar || slots[Int(index)].b > 0 else {
          return nil
        }
        count += 1
        index = value.next
      }
      return count
    }
  }
}
