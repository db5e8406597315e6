import OverlayDiagnostics

// MARK: - Key order

extension NodeTree {
  /// Whether a key comes before another in the order of the output.
  func keyPrecedes(_ left: NodeID, _ right: NodeID) -> Bool {
    withBytes(of: left) { one in withBytes(of: right) { other in KeyOrder.precedes(one, other) } }
  }

  /// Whether a key comes before another in byte order.
  func isBelow(_ left: NodeID, _ right: NodeID) -> Bool {
    withBytes(of: left) { one in withBytes(of: right) { other in one.precedes(other) } }
  }

  /// Sorts the entries of a mapping and rejects repeated keys.
  ///
  /// The order of keys is not transitive, so keys may repeat even if they are in this order, but not if they ascend
  /// byte by byte.
  mutating func orderKeys(of node: NodeID, _ order: (isSorted: Bool, isAscending: Bool)) throws(Diagnostic) {
    if !order.isSorted, sortFewKeys(of: node) { return }
    let entries = entries(of: node)
    var sorted = entries
    if !order.isSorted {
      if sorted.count <= Self.fewKeys {
        sorted.withUnsafeMutableBufferPointer { (entries: inout UnsafeMutableBufferPointer<Entry>) in
          insertionSort(entries)
        }
      } else {
        sorted.sort { keyPrecedes($0.key, $1.key) }
      }
    }
    if !order.isAscending {
      let mayRepeat = sorted.withUnsafeBufferPointer { !areAscending($0) }
      if mayRepeat { try rejectDuplicates(in: entries) }
    }
    if !order.isSorted { setEntries(of: node, to: sorted) }
  }

  /// The maximum number of keys for insertion sort.
  private static let fewKeys = 24

  /// Sorts the entries of a mapping with only a few, without allocating memory.
  ///
  /// - Returns: `false` if there are too many or keys may repeat; then nothing has changed.
  private mutating func sortFewKeys(of node: NodeID) -> Bool {
    withUnsafeTemporaryAllocation(of: Entry.self, capacity: Self.fewKeys) { room in
      var count = 0
      var child = firstChild(of: node)
      while let key = child, let value = next(after: key) {
        guard count < room.count else { return false }
        room[count] = Entry(key: key, value: value)
        count += 1
        child = next(after: value)
      }
      insertionSort(UnsafeMutableBufferPointer(rebasing: room[..<count]))
      let entries = UnsafeBufferPointer(rebasing: room[..<count])
      guard areAscending(entries) else { return false }
      setEntries(of: node, to: entries)
      return true
    }
  }

  private func insertionSort(_ entries: UnsafeMutableBufferPointer<Entry>) {
    for index in entries.indices.dropFirst() {
      let entry = entries[index]
      var hole = index
      while hole > 0, keyPrecedes(entry.key, entries[hole - 1].key) {
        entries[hole] = entries[hole - 1]
        hole -= 1
      }
      entries[hole] = entry
    }
  }

  private func areAscending(_ entries: UnsafeBufferPointer<Entry>) -> Bool {
    for index in entries.indices.dropFirst() where !isBelow(entries[index - 1].key, entries[index].key) { return false }
    return true
  }

  private func rejectDuplicates(in entries: [Entry]) throws(Diagnostic) {
    let sorted = entries.sorted { isBelow($0.key, $1.key) }
    if sorted.withUnsafeBufferPointer({ areAscending($0) }) { return }
    var seen: [Text: NodeID] = [:]
    for entry in entries {
      if let earlier = seen.updateValue(entry.key, forKey: text(of: entry.key)) {
        throw duplicate(entry.key, of: earlier)
      }
    }
  }

  private func duplicate(_ key: NodeID, of earlier: NodeID) -> Diagnostic {
    .duplicateKey(quotable(key), at: location(of: key), first: location(of: earlier))
  }
}
