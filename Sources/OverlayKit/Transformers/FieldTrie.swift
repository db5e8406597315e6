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

  /// A place that paths come through, with the way to it.
  private final class Step: Sendable {
    let key: [UInt8]
    /// Whether a null here is an empty list.
    let isList: Bool
    /// Whether no mapping can have such a field.
    let isImpossible: Bool
    /// The steps that may follow.
    let next: [Step]
    /// The paths that end here.
    let ends: [Int]
    /// The paths that go on from here.
    let through: [Int]

    /// Creates the step that some paths come to, all in the same way, after `depth` segments.
    init(_ paths: [(index: Int, path: FieldPath)], depth: Int) {
      let last = paths.first.flatMap { depth > 0 ? $0.path[depth - 1] : nil }
      key = Array((last?.name ?? "").utf8)
      isList = last?.isList ?? false
      isImpossible = last.flatMap { FieldWalker.problem(with: $0.name) } != nil
      ends = paths.filter { $0.path.count == depth }.map(\.index)
      let others = paths.filter { $0.path.count > depth }
      through = others.map(\.index)
      var order: [FieldPath.Segment] = []
      var groups: [FieldPath.Segment: [(index: Int, path: FieldPath)]] = [:]
      for (index, path) in others {
        if groups[path[depth]] == nil { order.append(path[depth]) }
        groups[path[depth], default: []].append((index, path))
      }
      // No resource is deep enough for what comes behind.
      next = depth > YAMLReader.depthLimit ? [] : order.map { Step(groups[$0] ?? [], depth: depth + 1) }
    }
  }

  /// Before any step.
  private let root: Step

  /// Creates a trie of paths.
  ///
  /// - Complexity: O(segments).
  init(_ paths: [FieldPath]) {
    root = Step(paths.enumerated().map { (index: $0.offset, path: $0.element) }, depth: 0)
  }

  /// Finds all fields, in the order of the paths, and of each path in the order of the resource.
  ///
  /// A null where a path asks for a list becomes an empty list, as in the reference.
  func hits(in root: NodeID, of tree: inout NodeTree) -> [Hit] {
    var hits: [Hit] = []
    descend(self.root, from: root, of: &tree, into: &hits)
    let isInOrder = hits.indices.dropFirst().allSatisfy { hits[$0 - 1].path <= hits[$0].path }
    if isInOrder { return hits }
    return hits.enumerated().sorted { ($0.element.path, $0.offset) < ($1.element.path, $1.offset) }.map(\.element)
  }

  private func descend(_ step: Step, from node: NodeID, of tree: inout NodeTree, into hits: inout [Hit]) {
    switch tree.kind(of: node) {
    case .sequence:
      var child = tree.firstChild(of: node)
      while let element = child {
        if !tree.isNull(element) { descend(step, from: element, of: &tree, into: &hits) }
        child = tree.next(after: element)
      }
    case .mapping:
      for next in step.next {
        if next.isImpossible {
          for path in next.ends + next.through { hits.append(Hit(path: path, node: node, isEnd: false)) }
          continue
        }
        guard let field = tree.value(underBytes: next.key, in: node) else { continue }
        if tree.isNull(field) {
          guard next.isList else { continue }
          tree.clear(field, to: .sequence)
        }
        for path in next.ends { hits.append(Hit(path: path, node: field, isEnd: true)) }
        if !next.next.isEmpty { descend(next, from: field, of: &tree, into: &hits) }
      }
    case .scalar:
      for path in step.through { hits.append(Hit(path: path, node: node, isEnd: false)) }
    }
  }
}
