import YAMLTree

/// The entries of a patch's mapping that no field of the target has taken yet.
struct PatchEntries {
  /// All entries with an index, and those that are left without one.
  private var entries: [Entry]
  /// Finds keys where there are many; `nil` where there are a few, or a key is repeated.
  private let index: TupleIndex?
  /// With an index, which entries were taken.
  private var isTaken: [Bool] = []

  /// From so many entries on, an index is worth its making.
  private static let manyEntries = 16

  /// Begins with all entries of a mapping.
  init(of mapping: NodeID, in tree: borrowing NodeTree) {
    entries = tree.entries(of: mapping)
    index = entries.count < Self.manyEntries ? nil : TupleIndex(entries.map(\.key), width: 1, in: tree)
    if index != nil { isTaken = Array(repeating: false, count: entries.count) }
  }

  /// The entries that are left, in order.
  var rest: [Entry] {
    index == nil ? entries : zip(entries, isTaken).filter { !$0.1 }.map(\.0)
  }

  /// Takes out the first entry that has the key of another mapping.
  ///
  /// - Returns: Its value, or `nil` where there is none.
  mutating func take(_ key: NodeID, in tree: NodeTree) -> NodeID? {
    guard let index else {
      let position = entries.firstIndex { tree.haveSameText($0.key, key) }
      return position.map { entries.remove(at: $0).value }
    }
    guard let position = index.position(of: CollectionOfOne(key), in: tree), !isTaken[position] else { return nil }
    isTaken[position] = true
    return entries[position].value
  }
}
