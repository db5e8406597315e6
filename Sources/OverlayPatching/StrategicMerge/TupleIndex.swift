import OverlayYAMLTree

/// Finds tuples of scalars by their texts.
///
/// It compares a few tuples one by one, and many by hashes of their texts, without copying texts. Long lists get a new
/// index with each patch, so such merges spend most of their time here.
struct TupleIndex {
  /// The scalars of all tuples, one tuple after another.
  private let scalars: [NodeID]
  /// The number of scalars in each tuple.
  private let width: Int
  /// A hash table with the positions of the tuples; empty if there are only a few.
  ///
  /// It uses linear probing. Its size is a power of two and at least twice the number of tuples.
  private var table: [Int32] = []

  /// The number of tuples from which hashing is faster than comparing.
  private static let manyTuples = 16
  private static let free: Int32 = -1

  /// Creates an index of distinct tuples; `nil` if two tuples have the same texts.
  ///
  /// - Parameters:
  ///   - scalars: The scalars of all tuples, one tuple after another.
  ///   - width: The number of scalars in each tuple, at least 1.
  ///   - tree: The tree of the scalars.
  init?(_ scalars: [NodeID], width: Int, in tree: borrowing NodeTree) {
    self.scalars = scalars
    self.width = width
    let count = scalars.count / width
    guard count >= Self.manyTuples else {
      for position in stride(from: 1, to: count, by: 1) {
        guard search(tuple(position), before: position, in: tree) == nil else { return nil }
      }
      return
    }
    var size = 2 * Self.manyTuples
    while size < 2 * count { size *= 2 }
    table = Array(repeating: Self.free, count: size)
    for position in 0..<count {
      let slot = slot(ofTupleAt: position, in: tree)
      guard table[slot] == Self.free else { return nil }
      table[slot] = Int32(truncatingIfNeeded: position)
    }
  }

  /// The tuple at a position.
  func tuple(_ position: Int) -> ArraySlice<NodeID> { scalars[position * width..<(position + 1) * width] }

  /// The position of the tuple with the same texts as another tuple.
  func position(of tuple: some Collection<NodeID>, in tree: NodeTree) -> Int? {
    guard !table.isEmpty else { return search(tuple, before: scalars.count / width, in: tree) }
    let position = table[slot(of: tuple, in: tree)]
    return position == Self.free ? nil : Int(position)
  }

  private func search(_ tuple: some Collection<NodeID>, before end: Int, in tree: NodeTree) -> Int? {
    for position in 0..<end where isEqual(tuple, toTupleAt: position, in: tree) { return position }
    return nil
  }

  /// The slot of the table with the position of an equal tuple, or the free slot for it.
  private func slot(of tuple: some Collection<NodeID>, in tree: NodeTree) -> Int {
    var hash = Self.seed
    for scalar in tuple { hash = tree.hash(of: scalar, seed: hash) }
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while table[slot] != Self.free, !isEqual(tuple, toTupleAt: Int(table[slot]), in: tree) { slot = (slot + 1) & mask }
    return slot
  }

  /// Like ``slot(of:in:)``, for a tuple of this index; creating a slice of it would take longer than everything else.
  private func slot(ofTupleAt position: Int, in tree: borrowing NodeTree) -> Int {
    let range = position * width..<(position + 1) * width
    var hash = Self.seed
    for index in range { hash = tree.hash(of: scalars[index], seed: hash) }
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while table[slot] != Self.free {
      let offset = Int(table[slot]) * width - range.lowerBound
      let isEqual = range.allSatisfy { tree.haveSameText(scalars[$0], scalars[$0 + offset]) }
      if isEqual { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isEqual(_ tuple: some Collection<NodeID>, toTupleAt position: Int, in tree: NodeTree) -> Bool {
    var index = position * width
    for scalar in tuple {
      guard tree.haveSameText(scalar, scalars[index]) else { return false }
      index += 1
    }
    return true
  }

  /// A random seed for each process, so that no input can rely on hash collisions.
  private static let seed = UInt64(bitPattern: Int64(Hasher().finalize()))
}

/// Finds tuples of key texts by one of their texts.
struct KeyPositions {
  /// For each key, the positions of tuples by their text for the key, ascending; some tuples may have another text by
  /// now.
  private var positions: [[Text: [Int]]]

  init(of tuples: [[Text]]) {
    positions = Array(repeating: [:], count: tuples.first?.count ?? 0)
    for (position, tuple) in tuples.enumerated() {
      for (key, text) in tuple.enumerated() { positions[key][text, default: []].append(position) }
    }
  }

  /// Records a new tuple at a position.
  mutating func add(_ tuple: [Text], at position: Int) {
    for (key, text) in tuple.enumerated() where positions[key][text]?.contains(position) != true {
      let before = positions[key][text, default: []]
      let index = before.firstIndex { $0 > position } ?? before.endIndex
      positions[key][text, default: []].insert(position, at: index)
    }
  }

  /// The positions of all tuples that do not contradict a tuple in its most selective key, ascending.
  ///
  /// - Returns: `nil` if the tuple has no texts.
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
