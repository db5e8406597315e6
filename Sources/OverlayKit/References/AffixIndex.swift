import OverlayYAMLTree

/// How the prefixes and suffixes of two resources must match: the last ones, as many as both have.
enum AffixFit {
  /// A resource without affixes matches all others.
  case wide
  /// A resource without affixes matches only others without affixes.
  case narrow

  /// Whether the last prefixes and suffixes of two resources match.
  func matches(_ left: Resource, _ right: Resource) -> Bool {
    matches(left.prefixes, right.prefixes) && matches(left.suffixes, right.suffixes)
  }

  private func matches(_ left: [Text], _ right: [Text]) -> Bool {
    if left.isEmpty || right.isEmpty { return self == .wide || (left.isEmpty && right.isEmpty) }
    let count = min(left.count, right.count)
    return left.suffix(count).elementsEqual(right.suffix(count))
  }
}

/// Numbers the ends of lists of affixes: equal ends have equal numbers.
struct AffixNumbers {
  /// A shorter end with one more affix before it.
  private struct ListEnd: Hashable {
    var rest: Int
    var affix: Text
  }

  private var numbers: [ListEnd: Int] = [:]

  /// The numbers of all ends of a list, the empty one first.
  mutating func ends(of affixes: [Text]) -> [Int] {
    var result = [0]
    var end = 0
    for affix in affixes.reversed() {
      let next = ListEnd(rest: end, affix: affix)
      if let known = numbers[next] {
        end = known
      } else {
        end = numbers.count + 1
        numbers[next] = end
      }
      result.append(end)
    }
    return result
  }
}

/// Finds resources by the ends of their lists of prefixes, or of suffixes.
struct AffixIndex {
  /// The positions of resources whose list is exactly this end.
  private var whole: [Int: [Int]] = [:]
  /// The positions of resources whose list has this end and more affixes before it.
  private var longer: [Int: [Int]] = [:]

  /// Adds a resource by the numbers of its ends.
  mutating func add(_ position: Int, _ ends: [Int]) {
    for end in ends.dropLast() { longer[end, default: []].append(position) }
    if let end = ends.last { whole[end, default: []].append(position) }
  }

  /// The positions of resources whose lists match one with these ends.
  func matching(_ ends: [Int], _ fit: AffixFit) -> [[Int]] {
    let isEmpty = ends.count == 1
    let smaller = fit == .wide || isEmpty ? ends[...] : ends.dropFirst()
    var lists = smaller.compactMap { whole[$0] }
    if fit == .wide || !isEmpty, let end = ends.last, let more = longer[end] { lists.append(more) }
    return lists
  }
}
