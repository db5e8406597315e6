import OverlayYAMLTree

/// The entries of a mapping in a patch that have not been merged into a field of the target yet.
struct PatchEntries {
  /// With an index, all entries; without one, the remaining entries.
  private var entries: [Entry]
  /// Finds keys if there are many; `nil` if there are only a few.
  private let index: TupleIndex?
  /// With an index, which entries were taken.
  private var isTaken: [Bool] = []
  /// Repeated keys, each with the first one; their values are ignored.
  private(set) var repeated: [(key: NodeID, first: NodeID)] = []

  /// The number of entries from which an index pays off.
  private static let manyEntries = 16

  /// Starts with all entries of a mapping, except for those with repeated keys.
  init(of mapping: NodeID, in tree: borrowing NodeTree) {
    let all = tree.entries(of: mapping)
    let isLong = all.count >= Self.manyEntries
    let whole = isLong ? TupleIndex(all.map(\.key), width: 1, in: tree) : nil
    if isLong ? whole != nil : Self.areDistinct(all, in: tree) {
      entries = all
      index = whole
    } else {
      (entries, repeated) = Self.distinct(all, in: tree)
      index = isLong ? TupleIndex(entries.map(\.key), width: 1, in: tree) : nil
    }
    if index != nil { isTaken = Array(repeating: false, count: entries.count) }
  }

  /// Whether no key is repeated among a few entries.
  private static func areDistinct(_ entries: [Entry], in tree: borrowing NodeTree) -> Bool {
    for position in entries.indices.dropFirst() {
      for earlier in entries[..<position] where tree.haveSameText(earlier.key, entries[position].key) { return false }
    }
    return true
  }

  /// The first entry of each key, and the keys of the other entries.
  private static func distinct(
    _ entries: [Entry],
    in tree: borrowing NodeTree
  ) -> (kept: [Entry], repeated: [(key: NodeID, first: NodeID)]) {
    var kept: [Entry] = []
    var repeated: [(key: NodeID, first: NodeID)] = []
    var seen: [Text: NodeID] = [:]
    for entry in entries {
      let text = tree.text(of: entry.key)
      if let first = seen[text] {
        repeated.append((entry.key, first))
      } else {
        seen[text] = entry.key
        kept.append(entry)
      }
    }
    return (kept, repeated)
  }

  /// The remaining entries, in order.
  var rest: [Entry] {
    index == nil ? entries : zip(entries, isTaken).filter { !$0.1 }.map(\.0)
  }

  /// Removes and returns the first entry with the given key of another mapping.
  ///
  /// - Returns: The entry, or `nil` if there is none.
  mutating func take(_ key: NodeID, in tree: NodeTree) -> Entry? {
    guard let index else {
      let position = entries.firstIndex { tree.haveSameText($0.key, key) }
      return position.map { entries.remove(at: $0) }
    }
    guard let position = index.position(of: CollectionOfOne(key), in: tree), !isTaken[position] else { return nil }
    isTaken[position] = true
    return entries[position]
  }
}
