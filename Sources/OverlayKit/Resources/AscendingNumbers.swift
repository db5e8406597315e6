/// Numbers in ascending order, of which there is hardly ever more than one.
///
/// One number takes no memory of its own, so that an index can have many such lists.
struct AscendingNumbers: Sendable {
  private var first: Int?
  private var others: [Int] = []

  /// Creates an empty list.
  init() {}

  /// The numbers.
  var all: [Int] { first.map { [$0] + others } ?? [] }

  /// Adds a number in its place, behind those that are equal.
  mutating func insert(_ number: Int) {
    guard let first else {
      self.first = number
      return
    }
    guard number >= first else {
      others.insert(first, at: 0)
      self.first = number
      return
    }
    if number >= others.last ?? first { return others.append(number) }
    others.insert(number, at: others.firstIndex { $0 > number } ?? others.count)
  }

  /// Removes a number, however often it is there.
  mutating func removeAll(_ number: Int) {
    others.removeAll { $0 == number }
    if first == number { first = others.isEmpty ? nil : others.removeFirst() }
  }
}
