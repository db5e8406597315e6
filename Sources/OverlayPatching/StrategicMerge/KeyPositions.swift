import OverlayYAMLTree

/// Finds tuples of key texts by one of their texts.
struct KeyPositions {
  /// For each key the positions of the tuples by their text for it, ascending; some may have another text by now.
  private var positions: [[Text: [Int]]]

  init(of tuples: [[Text]]) {
    positions = Array(repeating: [:], count: tuples.first?.count ?? 0)
    for (position, tuple) in tuples.enumerated() {
      for (key, text) in tuple.enumerated() { positions[key][text, default: []].append(position) }
    }
  }

  /// Takes note that there is another tuple at a position.
  mutating func add(_ tuple: [Text], at position: Int) {
    for (key, text) in tuple.enumerated() where positions[key][text]?.contains(position) != true {
      let before = positions[key][text, default: []]
      let index = before.firstIndex { $0 > position } ?? before.endIndex
      positions[key][text, default: []].insert(position, at: index)
    }
  }

  /// The positions of all tuples that do not contradict another in the key that says most, ascending.
  ///
  /// - Returns: `nil` where the other one has no texts.
  func mayUnite(with tuple: [Text]) -> [Int]? {
    var best: (same: [Int], empty: [Int])?
    for (key, text) in tuple.enumerated() where !text.isEmpty {
      let found = (same: positions[key][text] ?? [], empty: positions[key][""] ?? [])
      if let best, best.same.count + best.empty.count <= found.same.count + found.empty.count { continue }
      best = found
    }
    guard let best else { return nil }
    guard !best.empty.isEmpty else { return best.same }
    return Set(best.same).union(best.empty).sorted()
  }
}
