import KubernetesModel
import YAMLTree

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

  private struct Step: Sendable {
    var key: [UInt8]
    /// Whether a null here is an empty list.
    var isList = false
    /// Whether no mapping can have such a field.
    var isImpossible = false
    /// The steps that may follow, by their positions in ``steps``.
    var next: [Int] = []
    /// The paths that end here.
    var ends: [Int] = []
    /// The paths that go on from here.
    var through: [Int] = []
  }

  /// The first is the root, before any step.
  private var steps = [Step(key: [])]

  /// A step from another one.
  private struct Way: Hashable {
    var from: Int
    var segment: FieldPath.Segment
  }

  /// Creates a trie of paths.
  init(_ paths: [FieldPath]) {
    var known: [Way: Int] = [:]
    for (index, path) in paths.enumerated() { add(path, index, &known) }
  }

  private mutating func add(_ path: FieldPath, _ index: Int, _ known: inout [Way: Int]) {
    var current = 0
    for position in 0..<path.count {
      steps[current].through.append(index)
      let segment = path[position]
      let way = Way(from: current, segment: segment)
      if known[way] == nil {
        let isImpossible = path.hasStepsInLists && FieldWalker.problem(with: segment.name) != nil
        steps.append(Step(key: Array(segment.name.utf8), isList: segment.isList, isImpossible: isImpossible))
        steps[current].next.append(steps.count - 1)
        known[way] = steps.count - 1
      }
      current = known[way] ?? current
    }
    steps[current].ends.append(index)
  }

  /// Finds all fields, in the order of the paths, and of each path in the order of the resource.
  ///
  /// A null where a path asks for a list becomes an empty list, as in the reference.
  func hits(in root: NodeID, of tree: inout NodeTree) -> [Hit] {
    var hits: [Hit] = []
    descend(0, from: root, of: &tree, into: &hits)
    let isInOrder = zip(hits, hits.dropFirst()).allSatisfy { $0.path <= $1.path }
    if isInOrder { return hits }
    return hits.enumerated().sorted { ($0.element.path, $0.offset) < ($1.element.path, $1.offset) }.map(\.element)
  }

  private func descend(_ index: Int, from node: NodeID, of tree: inout NodeTree, into hits: inout [Hit]) {
    switch tree.kind(of: node) {
    case .sequence:
      var child = tree.firstChild(of: node)
      while let element = child {
        if !tree.isNull(element) { descend(index, from: element, of: &tree, into: &hits) }
        child = tree.next(after: element)
      }
    case .mapping:
      for next in steps[index].next {
        let step = steps[next]
        if step.isImpossible {
          for path in step.ends + step.through { hits.append(Hit(path: path, node: node, isEnd: false)) }
          continue
        }
        guard let field = tree.value(underBytes: step.key, in: node) else { continue }
        if tree.isNull(field) {
          guard step.isList else { continue }
          tree.clear(field, to: .sequence)
        }
        for path in step.ends { hits.append(Hit(path: path, node: field, isEnd: true)) }
        if !step.next.isEmpty { descend(next, from: field, of: &tree, into: &hits) }
      }
    case .scalar:
      for path in steps[index].through { hits.append(Hit(path: path, node: node, isEnd: false)) }
    }
  }
}
