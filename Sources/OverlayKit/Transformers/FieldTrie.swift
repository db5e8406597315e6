import OverlayKubernetesModel
import OverlayYAMLTree

/// The fields of several paths, found in one walk.
///
/// Paths that begin in the same way share that way, so that a resource is gone through once however many paths there are.
/// Nothing is created; see ``FieldWalker`` for that, and for the meaning of a path.
struct FieldTrie: Sendable {
  /// What a path led to.
  struct Hit {
    /// The position of the path among those that the trie was made of.
    var path: Int
    /// The field; where the path does not end there, what stands in its way.
    var node: NodeID
    /// Whether the path ends at the node.
    var isEnd: Bool
  }

  /// A place that paths come through, with the way to it.
  ///
  /// It has no reference to anything, as a build goes through steps at every turn.
  private struct Step: Sendable {
    /// Where its key is in ``FieldTrie/keys``.
    var key = 0..<0
    /// Whether a null here is an empty list.
    var isList = false
    /// Whether no mapping can have such a field.
    var isImpossible = false
    /// The steps that may follow, in ``FieldTrie/steps``.
    var next = 0..<0
    /// The paths that end here, and those that go on from here, in ``FieldTrie/paths``.
    var ends = 0..<0
    var through = 0..<0
  }

  /// The first is before any segment.
  private var steps = [Step()]
  private var keys: [UInt8] = []
  private var paths: [Int] = []
  /// Whether a null at the end of a path is a field like others.
  private let includesNulls: Bool

  /// Creates a trie of paths.
  ///
  /// - Parameters:
  ///   - paths: The paths.
  ///   - includesNulls: Whether a null at the end of a path is a field like others.
  /// - Complexity: O(segments).
  init(_ paths: [FieldPath], includesNulls: Bool = false) {
    self.includesNulls = includesNulls
    // Step by step in the order of their numbers; those that follow one step stand side by side.
    var pending: [[(index: Int, path: FieldPath)]] = [paths.enumerated().map { (index: $0.offset, path: $0.element) }]
    var depths = [0]
    var number = 0
    while number < pending.count {
      let (here, depth) = (pending[number], depths[number])
      let others = here.filter { $0.path.count > depth }
      steps[number].ends = store(here.filter { $0.path.count == depth }.map(\.index))
      steps[number].through = store(others.map(\.index))
      let groups = Self.groups(others, depth: depth)
      steps[number].next = steps.count..<steps.count + groups.count
      for (segment, members) in groups {
        let start = keys.count
        keys += segment.name.utf8
        let isImpossible = FieldWalker.problem(with: segment.name) != nil
        steps.append(Step(key: start..<keys.count, isList: segment.isList, isImpossible: isImpossible))
        pending.append(members)
        depths.append(depth + 1)
      }
      pending[number] = []
      number += 1
    }
  }

  private mutating func store(_ indices: [Int]) -> Range<Int> {
    paths += indices
    return paths.count - indices.count..<paths.count
  }

  /// The paths that go on in the same way, in the order of the first of them.
  private static func groups(
    _ paths: [(index: Int, path: FieldPath)],
    depth: Int
  ) -> [(FieldPath.Segment, [(index: Int, path: FieldPath)])] {
    // No resource is deep enough for what comes behind.
    guard depth <= YAMLReader.depthLimit else { return [] }
    var order: [FieldPath.Segment] = []
    var groups: [FieldPath.Segment: [(index: Int, path: FieldPath)]] = [:]
    for (index, path) in paths {
      if groups[path[depth]] == nil { order.append(path[depth]) }
      groups[path[depth], default: []].append((index, path))
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  /// Finds all fields, in the order of the paths, and of each path in the order of the resource.
  ///
  /// A null where a path asks for a list becomes an empty list, as in Kustomize.
  func hits(in root: NodeID, of tree: inout NodeTree) -> [Hit] {
    var hits: [Hit] = []
    descend(0, from: root, of: &tree, into: &hits)
    let isInOrder = hits.indices.dropFirst().allSatisfy { hits[$0 - 1].path <= hits[$0].path }
    if isInOrder { return hits }
    return hits.enumerated().sorted { ($0.element.path, $0.offset) < ($1.element.path, $1.offset) }.map(\.element)
  }

  private func descend(_ number: Int, from node: NodeID, of tree: inout NodeTree, into hits: inout [Hit]) {
    switch tree.kind(of: node) {
    case .sequence:
      var child = tree.firstChild(of: node)
      while let element = child {
        if !tree.isNull(element) { descend(number, from: element, of: &tree, into: &hits) }
        child = tree.next(after: element)
      }
    case .mapping:
      for next in steps[number].next {
        if steps[next].isImpossible {
          for path in steps[next].ends { hits.append(Hit(path: paths[path], node: node, isEnd: false)) }
          for path in steps[next].through { hits.append(Hit(path: paths[path], node: node, isEnd: false)) }
          continue
        }
        let found = keys.withUnsafeBufferPointer {
          tree.entry(UnsafeBufferPointer(rebasing: $0[steps[next].key]), in: node)?.value
        }
        guard let field = found else { continue }
        if tree.isNull(field) {
          guard steps[next].isList else {
            guard includesNulls else { continue }
            for path in steps[next].ends { hits.append(Hit(path: paths[path], node: field, isEnd: true)) }
            continue
          }
          tree.clear(field, to: .sequence)
        }
        for path in steps[next].ends { hits.append(Hit(path: paths[path], node: field, isEnd: true)) }
        if !steps[next].next.isEmpty { descend(next, from: field, of: &tree, into: &hits) }
      }
    case .scalar:
      for path in steps[number].through { hits.append(Hit(path: paths[path], node: node, isEnd: false)) }
    }
  }
}
