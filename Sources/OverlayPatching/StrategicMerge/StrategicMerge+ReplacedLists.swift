import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

// MARK: - Lists that replace others

extension StrategicMerge {
  /// The fields by which people tell the elements of a list apart.
  private static let identifyingKeys: [Text] = ["name", "id", "key"]
  /// The longest list that is looked at.
  private static let comparedElementLimit = 1_000
  /// The most names in a message.
  private static let shownNameLimit = 3

  /// Warns about a list of mappings that replaces another, because the schema says nothing of either, if parts of the other
  /// are lost that nobody may have meant to remove.
  ///
  /// In lists that Kubernetes itself replaces, only lost fields of elements with the same name count: people know that,
  /// for example, `tolerations` are replaced. A field that a built-in type does not have has no effect, whatever is lost
  /// there.
  func warnAboutReplacedList(
    _ target: NodeID,
    by patch: NodeID,
    place: Schema.Place?,
    in tree: inout NodeTree
  ) {
    guard !isReplacedOnPurpose(at: place), let key = Self.identifyingKey(of: target, patch, in: tree) else { return }
    let elements = tree.elements(of: patch)
    let names = Dictionary(
      elements.compactMap { element in tree.value(under: key, in: element).map { (tree.text(of: $0), element) } },
      uniquingKeysWith: { first, _ in first }
    )
    var lost: [NodeID] = []
    var incomplete: (element: NodeID, fields: [NodeID])?
    var keptCount = 0
    for element in tree.elements(of: target) {
      guard let name = tree.value(under: key, in: element) else { continue }
      guard let change = names[tree.text(of: name)] else {
        // A directive that an earlier patch has left behind.
        if tree.value("$patch", in: element) == nil { lost.append(name) }
        continue
      }
      if tree.haveSameContent(element, change) { keptCount += 1 }
      var changed = KeyIndex(of: change)
      let fields = tree.entries(of: element).map(\.key).filter { field in
        changed.value(under: tree.text(of: field), in: tree) == nil
      }
      if incomplete == nil, !fields.isEmpty { incomplete = (name, fields) }
    }
    guard incomplete != nil || !lost.isEmpty else { return }
    // A list with some of the elements as they are removes the others on purpose.
    if keptCount == elements.count { return }
    // Without a schema of the user's own, the list would be merged if Kubernetes merged it.
    if incomplete == nil, !usesOwnSchema, isOfKnownType { return }
    let path = usesOwnSchema ? address(of: target, in: tree) : nil
    let usual = path.flatMap { usualMerge(at: $0, in: tree) }
    guard usual.map(\.isField) ?? true, incomplete != nil || usual.map(\.isReplacing) != true else { return }
    var losses: [String] = []
    if !lost.isEmpty {
      losses.append("\(lost.count == 1 ? "its element" : "its \(lost.count) elements")\(list(lost, in: tree))")
    }
    if let incomplete, let name = tree.quotable(incomplete.element) {
      losses.append("the fields\(list(incomplete.fields, in: tree)) of '\(name.abridged)'")
    }
    let problem = Diagnostic.warning(
      .listReplaced,
      "this list replaces the one of the target, which loses \(losses.joined(separator: " and "))",
      at: tree.location(of: patch)
    ).addingNote("the list of the target", at: tree.location(of: target))
    context.warn(problem) { problem in
      guard let path = path ?? address(of: target, in: tree) else {
        return problem.addingNote("repeat what is to be kept")
      }
      let explained = explain(problem, usual: usual, key: key)
      if !isOfKnownType { recordReplacedList(at: path, in: tree) }
      return explained.addingNote(alternative(to: patch, over: target, at: path, key: key, in: &tree))
    }
  }

  /// Whether the schema has no such field, or the user's own schema has another strategy than merging for it.
  private func isReplacedOnPurpose(at place: Schema.Place?) -> Bool {
    guard usesOwnSchema else { return isOfKnownType && place == nil }
    return place.flatMap { schema.listMerge(of: $0) }.map { !$0.merges } ?? false
  }

  /// The field by which the elements of two lists of mappings can be told apart; `nil` for other lists.
  static func identifyingKey(of target: NodeID, _ patch: NodeID, in tree: NodeTree) -> Text? {
    identifyingKeys.first { isKey($0, of: target, tree) && isKey($0, of: patch, tree) }
  }

  /// The address of a list, unless too many have been searched for, each in the whole resource.
  private func address(of list: NodeID, in tree: NodeTree) -> NodeAddress? {
    context.maySearch() ? NodeAddress(of: list, below: root, in: tree) : nil
  }

  // MARK: Causes

  /// How Kubernetes merges a list of a built-in type.
  private struct UsualMerge {
    /// The merge keys; empty for a list that is replaced.
    let keys: [Text]
    /// Whether the type has the field.
    var isField = true

    var isReplacing: Bool { keys.isEmpty }
  }

  /// How the built-in schema merges a list; `nil` in types that it does not know.
  private func usualMerge(at path: NodeAddress, in tree: NodeTree) -> UsualMerge? {
    let schema = Schema.kubernetes
    guard let root, let start = schema.root(of: root, in: tree) else { return nil }
    var place: Schema.Place? = start
    for step in path.steps {
      switch step {
      case .key(let key): place = place.flatMap { schema.field(key, of: $0) }
      case .index: place = place.flatMap { schema.element(of: $0) }
      }
    }
    guard let place else { return UsualMerge(keys: [], isField: false) }
    guard let merge = schema.listMerge(of: place), merge.merges else { return UsualMerge(keys: []) }
    return UsualMerge(keys: merge.keys)
  }

  /// Adds why the list is replaced, if a schema of the user is the cause.
  private func explain(_ problem: Diagnostic, usual: UsualMerge?, key: Text) -> Diagnostic {
    guard usesOwnSchema else { return problem }
    if let keys = usual?.keys, !keys.isEmpty {
      let names = keys.map { "'\($0)'" }.joined(separator: " and ")
      return problem.addingNote(
        "the schema under 'openapi' replaces the built-in one, which merges this list by \(names)"
      )
    }
    guard isOfKnownType else { return problem }
    return problem.addingNote(
      "to merge the list, give it '\"x-kubernetes-patch-strategy\": \"merge\"' and "
        + "'\"x-kubernetes-patch-merge-key\": \"\(key)\"' in the schema under 'openapi'"
    )
  }

  /// Records the list, because a definition of its type may say by which keys it merges.
  private func recordReplacedList(at path: NodeAddress, in tree: NodeTree) {
    guard !usesOwnSchema, let keys = path.keys, let root, let apiVersion = tree.value("apiVersion", in: root),
      let kind = tree.value("kind", in: root)
    else { return }
    context.recordReplacedList(
      ReplacedList(apiVersion: tree.text(of: apiVersion), kind: tree.text(of: kind), path: keys)
    )
  }

  // MARK: Advice

  /// The largest list for which a JSON patch is made, in nodes, and the longest one that is shown, in bytes.
  private static let operationLimits = (nodes: 100, bytes: 400)

  /// What to write instead of the list.
  private func alternative(
    to patch: NodeID,
    over target: NodeID,
    at path: NodeAddress,
    key: Text,
    in tree: inout NodeTree
  ) -> String {
    let general = "repeat what is to be kept, or change elements of '\(path.pointer.abridged)' with a JSON patch"
    guard tree.measure(patch).size <= Self.operationLimits.nodes, !tree.containsSecret(patch),
      !hasDirective(below: patch, in: tree)
    else { return general }
    var operations = MergingOperations()
    operations.merge(patch, into: target, at: path.pointer, by: key, in: tree)
    guard let json = operations.json(in: &tree), json.utf8.count <= Self.operationLimits.bytes,
      // Parts of URLs may be credentials, which messages withhold.
      !json.contains("://")
    else { return general }
    return "repeat what is to be kept, or use a JSON patch: \(json)"
  }

  private func hasDirective(below node: NodeID, in tree: NodeTree) -> Bool {
    tree.value("$patch", in: node) != nil
      || tree.entries(of: node).contains { hasDirective(below: $0.value, in: tree) }
      || tree.elements(of: node).contains { hasDirective(below: $0, in: tree) }
  }

  /// Whether all elements of a list are mappings, with a different scalar under the key in each.
  private static func isKey(_ key: Text, of list: NodeID, _ tree: NodeTree) -> Bool {
    guard tree.kind(of: list) == .sequence else { return false }
    var seen: Set<Text> = []
    var element = tree.firstChild(of: list)
    while let current = element {
      guard seen.count < comparedElementLimit, tree.kind(of: current) == .mapping,
        let value = tree.value(under: key, in: current), tree.kind(of: value) == .scalar, !tree.isNull(value),
        seen.insert(tree.text(of: value)).inserted
      else { return false }
      element = tree.next(after: current)
    }
    return !seen.isEmpty
  }

  /// The first names, in quotes: ` 'a', 'b' and 3 others`; nothing if one may be a value of a Secret.
  private func list(_ names: [NodeID], in tree: NodeTree) -> String {
    let shown = names.prefix(Self.shownNameLimit).compactMap { tree.quotable($0)?.abridged }
    guard shown.count == min(names.count, Self.shownNameLimit) else { return "" }
    let rest = names.count - shown.count
    let quoted = shown.map { "'\($0)'" }.joined(separator: ", ")
    return " \(quoted)" + (rest == 0 ? "" : " and \(rest) other\(rest == 1 ? "" : "s")")
  }
}

// MARK: - Addresses

/// The keys and indices that lead from a resource to a node.
struct NodeAddress {
  enum Step {
    case key(Text)
    case index(Int)
  }

  let steps: [Step]

  /// Searches for a node; `nil` if it is not below the root.
  ///
  /// - Complexity: O(n) in the number of nodes.
  init?(of node: NodeID, below root: NodeID?, in tree: NodeTree) {
    guard let root else { return nil }
    // Each visited node has the index of its parent and the step from there.
    var visited: [(node: NodeID, parent: Int, step: Step)] = [(root, -1, .index(0))]
    var next = 0
    while next < visited.count, visited[next].node != node {
      let current = visited[next].node
      for entry in tree.entries(of: current) where tree.kind(of: entry.value) != .scalar {
        visited.append((entry.value, next, .key(tree.text(of: entry.key))))
      }
      for (index, element) in tree.elements(of: current).enumerated() where tree.kind(of: element) != .scalar {
        visited.append((element, next, .index(index)))
      }
      next += 1
    }
    guard next < visited.count else { return nil }
    var steps: [Step] = []
    while visited[next].parent >= 0 {
      steps.append(visited[next].step)
      next = visited[next].parent
    }
    self.steps = steps.reversed()
  }

  /// The steps, if all are keys.
  var keys: [Text]? {
    let keys = steps.compactMap { step in if case .key(let key) = step { key } else { nil } }
    return keys.count == steps.count ? keys : nil
  }

  /// The JSON pointer.
  var pointer: String {
    steps.map { step in
      switch step {
      case .key(let key): "/\(key.string.escapedInPointer)"
      case .index(let index): "/\(index)"
      }
    }.joined()
  }
}
