import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayPatching
import OverlayYAMLTree

/// Finds the fields of a resource that field specs name: the fields of one spec, or of several in a single traversal.
///
/// A class, because searches are passed along for each resource: as a struct of arrays, it costs 3 % of a build of
/// 2,000 Deployments with a prefix, labels and images.
///
/// Source: Kustomize's field specs; see ``FieldPath`` for the syntax. A missing field ends a path silently, unless its
/// spec creates it. If a path expects a list, a null becomes an empty list.
final class FieldSearch: Sendable {
  /// A node that a path leads to.
  struct Hit {
    /// The index of the path in ``FieldSearch/paths``.
    var path: Int
    /// The field, or the node that the path cannot pass.
    var node: NodeID
    /// Whether the path ends at the node; otherwise the node is an obstacle.
    var isEnd: Bool
  }

  /// A node of the trie of paths: the end of a prefix that one or more paths have in common.
  ///
  /// It contains no references, because it is read for every resource.
  private struct TrieNode: Sendable {
    /// The range of its key in ``FieldSearch/keys``.
    var key = 0..<0
    /// Whether a null here is an empty list.
    var isList = false
    /// Whether no mapping can have such a field.
    var isImpossible = false
    /// The kind of node to create if the field is missing; `nil` to create none.
    var creates: NodeKind?
    /// The indices of its children in ``FieldSearch/trie``.
    var next = 0..<0
    /// The paths that end here, followed by those that continue, in ``FieldSearch/numbers``.
    var ends = 0..<0
    var through = 0..<0
  }

  let paths: [FieldPath]
  /// The first one is the root.
  private let trie: [TrieNode]
  private let keys: [UInt8]
  private let numbers: [Int]
  /// Whether a null at the end of a path counts as a field.
  private let includesNulls: Bool

  /// Creates a search for the fields at several paths that does not create missing fields.
  ///
  /// - Complexity: O(segments).
  convenience init(_ paths: [FieldPath], includesNulls: Bool = false) {
    self.init(paths, creates: nil, includesNulls: includesNulls)
  }

  /// Creates a search for the fields of one spec.
  ///
  /// - Parameters:
  ///   - spec: The spec.
  ///   - creates: The kind of the last field, if the spec creates it. A search for scalars also finds nulls.
  convenience init(_ spec: FieldSpec, creates: NodeKind?) {
    self.init([spec.path], creates: spec.create ? creates : nil, includesNulls: creates == .scalar)
  }

  private init(_ paths: [FieldPath], creates: NodeKind?, includesNulls: Bool) {
    var trie = [TrieNode()]
    var keys: [UInt8] = []
    var numbers: [Int] = []
    // Breadth first, so that the children of a node are adjacent.
    var pending = [(members: Array(paths.indices), depth: 0)]
    var number = 0
    while number < pending.count {
      let (members, depth) = pending[number]
      let start = numbers.count
      numbers += members.filter { paths[$0].count == depth }
      let others = members.filter { paths[$0].count > depth }
      trie[number].ends = start..<numbers.count
      trie[number].through = numbers.count..<numbers.count + others.count
      numbers += others
      let groups = Self.groups(others, of: paths, depth: depth)
      trie[number].next = trie.count..<trie.count + groups.count
      for (segment, members) in groups {
        let path = paths[members[0]]
        var child = TrieNode(key: keys.count..<keys.count + segment.name.utf8.count, isList: segment.isList)
        child.isImpossible = path.hasStepsInLists && Self.problem(with: segment) != nil
        if !segment.isList { child.creates = creates.map { path.count == depth + 1 ? $0 : .mapping } }
        keys += segment.name.utf8
        trie.append(child)
        pending.append((members, depth + 1))
      }
      number += 1
    }
    (self.paths, self.trie, self.keys, self.numbers) = (paths, trie, keys, numbers)
    self.includesNulls = includesNulls
  }

  /// Groups paths by their next segment, in the order of the first of each group.
  private static func groups(_ members: [Int], of paths: [FieldPath], depth: Int) -> [(FieldPath.Segment, [Int])] {
    // No resource is that deep.
    guard depth <= YAMLReader.depthLimit else { return [] }
    if members.count == 1 { return [(paths[members[0]][depth], members)] }
    var order: [FieldPath.Segment] = []
    var groups: [FieldPath.Segment: [Int]] = [:]
    for path in members {
      let segment = paths[path][depth]
      if groups[segment] == nil { order.append(segment) }
      groups[segment, default: []].append(path)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  /// Why a segment cannot be the field of a mapping: Kustomize reads some words as positions in lists.
  private static func problem(with segment: FieldPath.Segment) -> String? {
    if segment.name.isEmpty { return "the path has an empty step" }
    if segment.name == "*" { return "'*' is not supported here" }
    guard FieldPath.isPlaceInList(segment.name.string) else { return nil }
    return "'\(segment.name)' is a list index, but this is a mapping"
  }

  // MARK: - Walking

  /// Adds all fields to `hits`, ordered by path, and then as in the resource.
  func find(in root: NodeID, of tree: inout NodeTree, into hits: inout [Hit], context: BuildContext) {
    let start = hits.count
    descend(0, from: root, of: &tree, into: &hits, context)
    let isInOrder = hits[start...].indices.dropFirst().allSatisfy { hits[$0 - 1].path <= hits[$0].path }
    guard !isInOrder else { return }
    let found = hits[start...].enumerated().sorted { ($0.element.path, $0.offset) < ($1.element.path, $1.offset) }
    hits.replaceSubrange(start..., with: found.map(\.element))
  }

  private func descend(
    _ first: Int,
    from root: NodeID,
    of tree: inout NodeTree,
    into hits: inout [Hit],
    _ context: BuildContext
  ) {
    var (number, node) = (first, root)
    while true {
      switch tree.kind(of: node) {
      case .sequence:
        var child = tree.firstChild(of: node)
        while let element = child {
          child = tree.next(after: element)
          if !tree.isNull(element) { descend(number, from: element, of: &tree, into: &hits, context) }
        }
        return
      case .mapping:
        let next = trie[number].next
        for step in next.dropLast() {
          if let field = take(step, from: node, of: &tree, into: &hits, context) {
            descend(step, from: field, of: &tree, into: &hits, context)
          }
        }
        guard let last = next.last, let field = take(last, from: node, of: &tree, into: &hits, context) else {
          return
        }
        (number, node) = (last, field)
      case .scalar:
        for index in trie[number].through { hits.append(Hit(path: numbers[index], node: node, isEnd: false)) }
        return
      }
    }
  }

  /// Takes a step from a mapping, and adds the paths that end with it or cannot take it.
  ///
  /// - Returns: The field, if paths continue from it.
  private func take(
    _ number: Int,
    from mapping: NodeID,
    of tree: inout NodeTree,
    into hits: inout [Hit],
    _ context: BuildContext
  ) -> NodeID? {
    if trie[number].isImpossible {
      for index in trie[number].ends.lowerBound..<trie[number].through.upperBound {
        hits.append(Hit(path: numbers[index], node: mapping, isEnd: false))
      }
      return nil
    }
    let found = keys.withUnsafeBufferPointer { keys in
      tree.findEntry(UnsafeBufferPointer(rebasing: keys[trie[number].key]), in: mapping, context: context)?.value
    }
    let creates = trie[number].creates
    guard let field = found ?? creates.map({ create($0, by: number, in: mapping, of: &tree) }) else { return nil }
    var continues = !trie[number].next.isEmpty
    if tree.isNull(field) {
      if trie[number].isList {
        tree.clear(field, to: .sequence)
      } else if let creates {
        if creates != .scalar { tree.clear(field, to: creates) }
      } else {
        guard includesNulls else { return nil }
        continues = false
      }
    }
    for index in trie[number].ends { hits.append(Hit(path: numbers[index], node: field, isEnd: true)) }
    return continues ? field : nil
  }

  private func create(_ kind: NodeKind, by number: Int, in mapping: NodeID, of tree: inout NodeTree) -> NodeID {
    let created = kind == .scalar ? tree.makeScalar("", at: mapping) : tree.makeCollection(kind, at: mapping)
    return tree.set(Text(String(decoding: keys[trie[number].key], as: UTF8.self)), to: created, in: mapping)
  }

  // MARK: - Fields of one kind

  /// Adds all fields to `hits`, like ``find(in:of:into:context:)``.
  ///
  /// - Throws: `wrong-field-kind` for an obstacle, and for a field of another kind, if a kind is given.
  func find(
    _ kind: NodeKind?,
    in resource: Resource,
    of tree: inout NodeTree,
    into hits: inout [Hit],
    context: BuildContext
  ) throws(Diagnostic) {
    let start = hits.count
    find(in: resource.root, of: &tree, into: &hits, context: context)
    for hit in hits[start...] where !hit.isEnd || (kind != nil && tree.kind(of: hit.node) != kind) {
      // An obstacle explains more than another hit of the same path.
      let obstacle = hits[start...].first { $0.path == hit.path && !$0.isEnd }
      throw problem(at: obstacle ?? hit, of: resource, in: tree)
    }
  }

  /// The diagnostic for an obstacle, or for a field of the wrong kind.
  func problem(at hit: Hit, of resource: Resource, in tree: NodeTree) -> Diagnostic {
    let path = paths[hit.path]
    let kind = tree.kind(of: hit.node)
    var reason = "it is a \(kind.word)"
    if !hit.isEnd {
      let impossible = (0..<path.count).lazy.compactMap { Self.problem(with: path[$0]) }.first
      reason = kind == .scalar ? "the path leads through a scalar" : impossible ?? "the path leads through a mapping"
    }
    return resource.wrongField(path.description, reason, at: hit.node, in: tree)
  }

  /// Sets every field, a scalar, to a value computed from its current one; a quoted value remains a string.
  ///
  /// Without a tag, the new value determines its type. The scalars get the source location of `place`.
  ///
  /// - Throws: `wrong-field-kind` for a mapping or list, or an obstacle.
  func setScalars(
    of resource: Resource,
    in tree: inout NodeTree,
    tag: Tag = .none,
    at place: NodeID?,
    context: BuildContext,
    to text: (Text) -> Text?
  ) throws(Diagnostic) {
    var fields: [Hit] = []
    try find(.scalar, in: resource, of: &tree, into: &fields, context: context)
    for field in fields {
      guard let text = text(tree.text(of: field.node)) else { continue }
      tree.replaceScalar(field.node, by: text, tag: tag, at: place, context: context)
      try context.checkLimits(tree, at: tree.location(of: field.node))
    }
  }
}

extension Resource {
  /// The diagnostic for a node that was found instead of a field.
  func wrongField(_ path: String, _ problem: String, at node: NodeID, in tree: NodeTree) -> Diagnostic {
    .wrongFieldKind(path: path, of: title(in: tree), found: problem, at: tree.location(of: node))
  }
}

/// The searches for a transformer's field specs, by resource type.
///
/// A build has many resources and few types, so the specs that apply to a type are determined once.
struct FieldSearches {
  private let specs: [FieldSpec]
  private let creates: NodeKind?
  private let applies: (FieldSpec, GroupVersionKind) -> Bool
  private var byType = TypeCache<[FieldSearch]>()

  /// Creates the searches.
  ///
  /// - Parameters:
  ///   - specs: The specs.
  ///   - creates: The kind of node that a spec creates; see ``FieldSearch``.
  ///   - applies: Whether a spec applies to a type; by default, whether it selects the type.
  init(
    _ specs: [FieldSpec],
    creates: NodeKind?,
    applies: @escaping (FieldSpec, GroupVersionKind) -> Bool = { $1.isSelected(by: $0.types) }
  ) {
    (self.specs, self.creates, self.applies) = (specs, creates, applies)
  }

  /// The searches for resources of a type, in the order of the specs.
  mutating func searches(for type: GroupVersionKind) -> [FieldSearch] {
    byType.value(for: type) { specs.filter { applies($0, type) }.map { FieldSearch($0, creates: creates) } }
  }
}

// MARK: - Messages

extension Diagnostic {
  static func wrongFieldKind(path: String, of title: String, found: String, at location: SourceLocation?) -> Diagnostic
  {
    Diagnostic(code: .wrongFieldKind, message: "the field '\(path)' of \(title) cannot be set: \(found)", at: location)
  }
}
