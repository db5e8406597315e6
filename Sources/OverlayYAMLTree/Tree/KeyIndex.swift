/// Sets entries of one mapping in constant time, however many there are.
///
/// While an index is in use, nothing else may change the mapping's keys.
package struct KeyIndex {
  package let mapping: NodeID
  /// The values by key; `nil` if there are so few entries that a scan is faster.
  private var values: [Text: NodeID]?
  private var count: Int?

  /// The number of entries from which an index pays off.
  private static let manyEntries = 32

  /// Creates an index of the entries that the mapping has.
  package init(of mapping: NodeID) { self.mapping = mapping }

  /// The value under a key, or the first of them if the key is repeated.
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

  /// Sets the value under a key, like ``NodeTree/set(_:to:in:keyTag:)``.
  package mutating func set(_ key: Text, to value: NodeID, in tree: inout NodeTree, keyTag: Tag = .none) {
    if let present = self.value(under: key, in: tree) { return tree.replaceContent(of: present, with: value) }
    tree.append(key: tree.makeScalar(key, tag: keyTag, at: value), value: value, to: mapping)
    didAppend(key, value)
  }

  /// Records an entry that was appended to the mapping.
  package mutating func didAppend(_ key: Text, _ value: NodeID) {
    if values != nil { values?[key] = value } else { count? += 1 }
  }
}
