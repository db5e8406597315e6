import OverlayYAMLTree

/// The positions of resources by current or former names.
///
/// Names do not have separate lists, because nearly all belong to one resource.
struct NameIndex: Sendable {
  /// The first and the last entry of each name.
  private var ends: [Text: (first: Int, last: Int)] = [:]
  /// The positions of all names, each with the next entry of the same name; negative after the last.
  private var entries: [(position: Int, next: Int)] = []

  /// Creates an index with capacity for a number of names.
  init(capacity: Int) {
    ends.reserveCapacity(capacity)
    entries.reserveCapacity(capacity)
  }

  /// Whether there are no names.
  var isEmpty: Bool { entries.isEmpty }

  /// Adds a position, which is not less than those of the name; adding it again has no effect.
  mutating func add(_ position: Int, named name: Text) {
    let entry = entries.count
    guard let known = ends.updateValue((entry, entry), forKey: name) else { return entries.append((position, -1)) }
    guard entries[known.last].position != position else {
      ends[name] = known
      return
    }
    entries.append((position, -1))
    entries[known.last].next = entry
    ends[name] = (known.first, entry)
  }

  /// The first positions of a name, in order; all unless there is a limit.
  func positions(named name: Text, limit: Int = .max) -> [Int] {
    guard var entry = ends[name]?.first else { return [] }
    var positions: [Int] = []
    while entry >= 0, positions.count < limit {
      positions.append(entries[entry].position)
      entry = entries[entry].next
    }
    return positions
  }
}
