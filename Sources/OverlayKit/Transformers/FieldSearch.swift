import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayPatching
import OverlayYAMLTree

/// Finds the fields of a resource that field specs name: those of one spec, or those of many in a single walk.
///
/// Source: Kustomize's field specs; see ``FieldPath`` for the syntax. A missing field ends a path silently, unless its spec
/// creates it. A null where a path asks for a list becomes an empty list.
final class FieldSearch: Sendable {
  /// What a path leads to.
  struct Hit {
    /// The position of the path among those that are searched for.
    var path: Int
    /// The field, or the node that the path cannot pass.
    var node: NodeID
    /// Whether the path ends at the node; otherwise the node is an obstacle.
    var isEnd: Bool
  }

  /// A place that paths come through: paths that begin alike share their first steps.
  ///
  /// It has no reference to anything, because the steps of a search are read for every resource.
  private struct Step: Sendable {
    /// Where its key is in ``FieldSearch/keys``.
    var key = 0..<0
    /// Whether a null here is an empty list.
    var isList = false
    /// Whether no mapping can have such a field.
    var isImpossible = false
    /// What the field is created as where it is missing; `nil` where it is not created.
    var creates: NodeKind?
    /// The steps that may follow, in ``FieldSearch/steps``.
    var next = 0..<0
    /// The paths that end here, and behind them those that go on from here, in ``FieldSearch/numbers``.
    var ends = 0..<0
    var through = 0..<0
  }

  let paths: [FieldPath]
  /// The first is before any segment.
  private let steps: [Step]
  private let keys: [UInt8]
  private let numbers: [Int]
  /// Whether a null at the end of a path is a field like others.
  private let includesNulls: Bool

  /// Creates a search for the fields at several paths, which creates none.
  ///
  /// - Complexity: O(segments).
  convenience init(_ paths: [FieldPath], includesNulls: Bool = false) {
    self.init(paths, creates: nil, includesNulls: includesNulls)
  }

  /// Creates a search for the fields of one spec.
  ///
  /// - Parameters:
  ///   - spec: The spec.
  ///   - creates: What the spec, if it creates the last field, creates that as. A search for scalars also finds nulls.
  convenience init(_ spec: FieldSpec, creates: NodeKind?) {
    self.init([spec.path], creates: spec.create ? creates : nil, includesNulls: creates == .scalar)
  }

  private init(_ paths: [FieldPath], creates: NodeKind?, includesNulls: Bool) {
    var steps = [Step()]
    var keys: [UInt8] = []
    var numbers: [Int] = []
    // Step by step in the order of their numbers, so that those which follow one step are neighbours.
    var pending = [(members: Array(paths.indices), depth: 0)]
    var number = 0
    while number < pending.count {
      let (members, depth) = pending[number]
      let start = numbers.count
      numbers += members.filter { paths[$0].count == depth }
      let others = members.filter { paths[$0].count > depth }
      steps[number].ends = start..<numbers.count
      steps[number].through = numbers.count..<numbers.count + others.count
      numbers += others
      let groups = Self.groups(others, of: paths, depth: depth)
      steps[number].next = steps.count..<steps.count + groups.count
      for (segment, members) in groups {
        let path = paths[members[0]]
        var step = Step(key: keys.count..<keys.count + segment.name.utf8.count, isList: segment.isList)
        step.isImpossible = path.hasStepsInLists && Self.problem(with: segment) != nil
        if !segment.isList { step.creates = creates.map { path.count == depth + 1 ? $0 : .mapping } }
        keys += segment.name.utf8
        steps.append(step)
        pending.append((members, depth + 1))
      }
      number += 1
    }
    (self.paths, self.steps, self.keys, self.numbers) = (paths, steps, keys, numbers)
    self.includesNulls = includesNulls
  }

  /// The paths that go on in the same way, in the order of the first of them.
  private static func groups(_ members: [Int], of paths: [FieldPath], depth: Int) -> [(FieldPath.Segment, [Int])] {
    // No resource is deep enough for what follows.
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

  /// Why a step cannot be the field of a mapping: Kustomize takes some words for places in lists.
  private static func problem(with segment: FieldPath.Segment) -> String? {
    if segment.name.isEmpty { return "the path has an empty step" }
    if segment.name == "*" { return "'*' is not supported here" }
    guard FieldPath.isPlaceInList(segment.name.string) else { return nil }
    return "'\(segment.name)' is a list index, but this is a mapping"
  }

  // MARK: - Walking

  /// Adds all fields to `hits`: in the order of the paths, and of each path in the order of the resource.
  func find(in root: NodeID, of tree: inout NodeTree, into hits: inout [Hit]) {
    let start = hits.count
    descend(0, from: root, of: &tree, into: &hits)
    let isInOrder = hits[start...].indices.dropFirst().allSatisfy { hits[$0 - 1].path <= hits[$0].path }
    guard !isInOrder else { return }
    let found = hits[start...].enumerated().sorted { ($0.element.path, $0.offset) < ($1.element.path, $1.offset) }
    hits.replaceSubrange(start..., with: found.map(\.element))
  }

  private func descend(_ first: Int, from root: NodeID, of tree: inout NodeTree, into hits: inout [Hit]) {
    var (number, node) = (first, root)
    while true {
      switch tree.kind(of: node) {
      case .sequence:
        var child = tree.firstChild(of: node)
        while let element = child {
          child = tree.next(after: element)
          if !tree.isNull(element) { descend(number, from: element, of: &tree, into: &hits) }
        }
        return
      case .mapping:
        let next = steps[number].next
        for step in next.dropLast() {
          if let field = take(step, from: node, of: &tree, into: &hits) {
            descend(step, from: field, of: &tree, into: &hits)
          }
        }
        guard let last = next.last, let field = take(last, from: node, of: &tree, into: &hits) else { return }
        (number, node) = (last, field)
      case .scalar:
        for index in steps[number].through { hits.append(Hit(path: numbers[index], node: node, isEnd: false)) }
        return
      }
    }
  }

  /// Adds the paths that end with a step out of a mapping, or cannot take it.
  ///
  /// - Returns: The field, if paths go on from there.
  private func take(_ number: Int, from mapping: NodeID, of tree: inout NodeTree, into hits: inout [Hit]) -> NodeID? {
    if steps[number].isImpossible {
      for index in steps[number].ends.lowerBound..<steps[number].through.upperBound {
        hits.append(Hit(path: numbers[index], node: mapping, isEnd: false))
      }
      return nil
    }
    let found = keys.withUnsafeBufferPointer { keys in
      tree.findEntry(UnsafeBufferPointer(rebasing: keys[steps[number].key]), in: mapping)?.value
    }
    let creates = steps[number].creates
    guard let field = found ?? creates.map({ create($0, by: number, in: mapping, of: &tree) }) else { return nil }
    var goesOn = !steps[number].next.isEmpty
    if tree.isNull(field) {
      if steps[number].isList {
        tree.clear(field, to: .sequence)
      } else if let creates {
        if creates != .scalar { tree.clear(field, to: creates) }
      } else {
        guard includesNulls else { return nil }
        goesOn = false
      }
    }
    for index in steps[number].ends { hits.append(Hit(path: numbers[index], node: field, isEnd: true)) }
    return goesOn ? field : nil
  }

  private func create(_ kind: NodeKind, by number: Int, in mapping: NodeID, of tree: inout NodeTree) -> NodeID {
    let created = kind == .scalar ? tree.makeScalar("", at: mapping) : tree.makeCollection(kind, at: mapping)
    return tree.set(Text(String(decoding: keys[steps[number].key], as: UTF8.self)), to: created, in: mapping)
  }

  // MARK: - Fields of one kind

  /// Adds all fields to `hits`, as ``find(in:of:into:)``.
  ///
  /// - Throws: `wrong-field-kind` for an obstacle, and for a field that is not of the kind, if one is asked for.
  func find(
    _ kind: NodeKind?,
    in resource: Resource,
    of tree: inout NodeTree,
    into hits: inout [Hit]
  ) throws(Diagnostic) {
    let start = hits.count
    find(in: resource.root, of: &tree, into: &hits)
    for hit in hits[start...] where !hit.isEnd || (kind != nil && tree.kind(of: hit.node) != kind) {
      // An obstacle says more than what another part of the same path has led to.
      let obstacle = hits[start...].first { $0.path == hit.path && !$0.isEnd }
      throw problem(at: obstacle ?? hit, of: resource, in: tree)
    }
  }

  /// What is wrong with an obstacle, or with a field of the wrong kind.
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

  /// Sets the text of every field, all of them scalars, made from its present text; a quoted one stays a string.
  ///
  /// Without a tag the text of the new value decides what it is. The scalars take their place in the source from a node.
  ///
  /// - Throws: `wrong-field-kind` where there is a mapping or list, or an obstacle.
  func setScalars(
    of resource: Resource,
    in tree: inout NodeTree,
    tag: Tag = .none,
    at place: NodeID?,
    to text: (Text) -> Text?
  ) throws(Diagnostic) {
    var fields: [Hit] = []
    try find(.scalar, in: resource, of: &tree, into: &fields)
    for field in fields {
      guard let text = text(tree.text(of: field.node)) else { continue }
      tree.replaceScalar(field.node, by: text, tag: tag, at: place)
    }
  }
}

extension Resource {
  /// The problem with a node where a field was looked for.
  func wrongField(_ path: String, _ problem: String, at node: NodeID, in tree: NodeTree) -> Diagnostic {
    .wrongFieldKind(path: path, of: title(in: tree), found: problem, at: tree.location(of: node))
  }
}

/// The searches for a transformer's field specs, one for each, by the types that the specs are for.
///
/// A build has many resources and few types, so which specs are for a type is worked out once.
struct FieldSearches {
  private let specs: [FieldSpec]
  private let creates: NodeKind?
  private let applies: (FieldSpec, GroupVersionKind) -> Bool
  private var byType = TypeCache<[FieldSearch]>()

  /// Takes specs, and what a search creates a missing field as; see ``FieldSearch``.
  ///
  /// A spec is for the types it selects, unless `applies` says otherwise.
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
