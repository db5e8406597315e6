import OverlayKubernetesModel
import OverlayYAMLTree

/// Finds the candidates of a reference among many resources with the same former name.
///
/// Thousands of resources may come from one base. Most are in other namespaces than the referring resource, or have
/// other prefixes and suffixes. Here they are found by both, so that a reference is not compared with all of them.
struct NamesakeIndex {
  /// The effective namespaces of resources, original and current; `nil` for any.
  struct NamespacePair: Hashable {
    var original: Text?
    var current: Text?
  }

  /// The resources of one pair of namespaces, by the ends of their affixes.
  private struct Group {
    var positions: [Int] = []
    var byPrefix = AffixIndex()
    var bySuffix = AffixIndex()
  }

  private struct GroupKey: Hashable {
    var wanted: ReferenceTarget
    var place: NamespacePair
  }

  private let resources: [Resource]
  private var numbers = AffixNumbers()
  /// The positions of the resources that match a target, by pairs of namespaces.
  private var places: [ReferenceTarget: [NamespacePair: [Int]]] = [:]
  private var groups: [GroupKey: Group] = [:]

  /// Creates an index, which is filled on demand.
  init(_ resources: [Resource]) { self.resources = resources }

  /// Leaves out resources that do not affect the choice.
  ///
  /// The choice first counts the candidates, then those whose affixes match in the wide sense, and lists only those
  /// that match in the narrow sense. So two of the former are enough.
  ///
  /// - Parameters:
  ///   - positions: Those that had the name, in order; not evaluated if they are known.
  ///   - wanted: The target of the reference.
  ///   - near: The possible namespaces of candidates.
  ///   - referrer: The referring resource.
  ///   - isCandidate: Whether a resource matches, apart from its affixes.
  /// - Returns: Positions in order.
  mutating func narrowed(
    _ positions: @autoclosure () -> [Int],
    to wanted: ReferenceTarget,
    at near: [NamespacePair],
    for referrer: Resource,
    where isCandidate: (Resource) -> Bool
  ) -> [Int] {
    let prefixes = numbers.ends(of: referrer.prefixes)
    let suffixes = numbers.ends(of: referrer.suffixes)
    var result: Set<Int> = []
    for place in near {
      guard let group = group(of: wanted, at: place, among: positions()) else { continue }
      result.formUnion(Self.first(2, of: [group.positions]) { isCandidate(resources[$0]) })
      for fit in [AffixFit.wide, .narrow] {
        let byPrefix = group.byPrefix.matching(prefixes, fit)
        let bySuffix = group.bySuffix.matching(suffixes, fit)
        let isFewer = byPrefix.reduce(0) { $0 + $1.count } < bySuffix.reduce(0) { $0 + $1.count }
        let found = Self.first(fit == .wide ? 2 : .max, of: isFewer ? byPrefix : bySuffix) { position in
          fit.matches(resources[position], referrer) && isCandidate(resources[position])
        }
        result.formUnion(found)
      }
    }
    return result.sorted()
  }

  /// The first positions that satisfy a condition, up to a number.
  private static func first(_ limit: Int, of lists: [[Int]], where isFound: (Int) -> Bool) -> [Int] {
    var result: [Int] = []
    for list in lists {
      for position in list where isFound(position) {
        result.append(position)
        if result.count == limit { return result }
      }
    }
    return result
  }

  private mutating func group(
    of wanted: ReferenceTarget,
    at place: NamespacePair,
    among positions: @autoclosure () -> [Int]
  ) -> Group? {
    let key = GroupKey(wanted: wanted, place: place)
    if let known = groups[key] { return known }
    if places[wanted] == nil { places[wanted] = byPlace(positions(), wanted) }
    guard let positions = places[wanted]?[place] else { return nil }
    var group = Group(positions: positions)
    for position in positions {
      group.byPrefix.add(position, numbers.ends(of: resources[position].prefixes))
      group.bySuffix.add(position, numbers.ends(of: resources[position].suffixes))
    }
    groups[key] = group
    return group
  }

  private func byPlace(_ positions: [Int], _ wanted: ReferenceTarget) -> [NamespacePair: [Int]] {
    var result: [NamespacePair: [Int]] = [:]
    for position in positions where wanted.everMatched(resources[position]) {
      let (original, current) = (resources[position].originalID.namespace, resources[position].effectiveNamespace)
      for place in [
        NamespacePair(), NamespacePair(original: original), NamespacePair(current: current),
        NamespacePair(original: original, current: current),
      ] { result[place, default: []].append(position) }
    }
    return result
  }
}

/// The target of a reference.
struct ReferenceTarget: Hashable {
  /// The name in the reference.
  var name: Text
  /// The types that the field refers to.
  var types: KindPattern
  /// The type that a role binding specifies in addition to the name.
  var role: KindPattern?

  /// Whether a resource ever had a matching type.
  func everMatched(_ resource: Resource) -> Bool {
    resource.was(types) && (role.map { resource.was($0) } ?? true)
  }
}

extension Resource {
  fileprivate func was(_ pattern: KindPattern) -> Bool {
    let type = type
    return previous.contains { pattern.matches(group: type.group, version: type.version, kind: $0.kind) }
  }
}
