import YAMLTree

/// Finds the one tuple of scalars with given texts among many.
///
/// A few tuples are compared one by one, many are found by hashes of their texts. No text is copied for that.
struct TupleIndex {
  /// The scalars of all tuples, one tuple after the other.
  private let scalars: [NodeID]
  /// The number of scalars in each tuple.
  private let width: Int
  /// The positions by hash; `nil` where there are only a few tuples.
  private var positions: [Int: Int]?

  /// From so many tuples on, hashes are faster than comparing.
  private static let manyTuples = 16

  /// Creates an index of tuples that all differ.
  ///
  /// There is none, that is `nil`, where two tuples have the same texts, or the same hash, which is too rare to matter.
  ///
  /// - Parameters:
  ///   - scalars: One tuple after the other.
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
    var positions: [Int: Int] = [:]
    positions.reserveCapacity(count)
    for position in 0..<count {
      guard positions.updateValue(position, forKey: Self.hash(of: tuple(position), in: tree)) == nil else { return nil }
    }
    self.positions = positions
  }

  /// The scalars at a position.
  func tuple(_ position: Int) -> ArraySlice<NodeID> { scalars[position * width..<(position + 1) * width] }

  /// The position of the tuple with the texts of another.
  func position(of tuple: some Collection<NodeID>, in tree: NodeTree) -> Int? {
    guard let positions else { return search(tuple, before: scalars.count / width, in: tree) }
    guard let position = positions[Self.hash(of: tuple, in: tree)] else { return nil }
    return isEqual(tuple, toTupleAt: position, in: tree) ? position : nil
  }

  private func search(_ tuple: some Collection<NodeID>, before end: Int, in tree: NodeTree) -> Int? {
    for position in 0..<end where isEqual(tuple, toTupleAt: position, in: tree) { return position }
    return nil
  }

  private func isEqual(_ tuple: some Collection<NodeID>, toTupleAt position: Int, in tree: NodeTree) -> Bool {
    var index = position * width
    for scalar in tuple {
      guard tree.haveSameText(scalar, scalars[index]) else { return false }
      index += 1
    }
    return true
  }

  private static func hash(of tuple: some Collection<NodeID>, in tree: NodeTree) -> Int {
    var hasher = Hasher()
    for scalar in tuple {
      tree.withBytes(of: scalar) { bytes in
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        hasher.combine(bytes.count)
      }
    }
    return hasher.finalize()
  }
}
