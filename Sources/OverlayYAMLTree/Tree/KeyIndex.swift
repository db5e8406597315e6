/// Sets entries of one mapping, each in constant time however many there are.
///
/// While it is used nothing else may change the mapping's keys.
package struct KeyIndex {
  /// The mapping.
  package let mapping: NodeID
  /// The values by key; `nil` while there are only a few, which are looked through.
  private var values: [Text: NodeID]?
  private var count: Int?

  /// From so many entries on, an index is worth its making.
  private static let manyEntries = 32

  /// Begins with the entries that the mapping has.
  package init(of mapping: NodeID) { self.mapping = mapping }

  /// The value under a key, the first where the key is repeated.
  package mutating func value(under key: Text, in tree: NodeTree) -> NodeID? {
    if let values { return values[key] }
    let count = count ?? tree.count(of: mapping)
    self.count = count
    guard count >= Self.manyEntries else { return tree.value(under: key, in: mapping) }
    let entries = tree.entries(of: mapping).map { (tree.text(of: $0.key), $0.value) }
    let values = Dictionary(entries) { first, _ in first }
    self.values = values
    return values[key]
  }

  /// Gives the mapping the value under a key, as ``NodeTree/set(_:to:in:keyTag:)``.
  package mutating func set(_ key: Text, to value: NodeID, in tree: inout NodeTree, keyTag: Tag = .none) {
    if let present = self.value(under: key, in: tree) { return tree.become(present, value) }
    tree.append(key: tree.makeScalar(key, tag: keyTag, at: value), value: value, to: mapping)
    didAppend(key, value)
  }

  /// Takes note of an entry that was put at the end of the mapping.
  package mutating func didAppend(_ key: Text, _ value: NodeID) {
    if values != nil { values?[key] = value } else { count? += 1 }
  }
}
