package import OverlayDiagnostics
package import OverlayKubernetesModel
package import OverlayYAMLTree

/// Applies strategic merge patches.
///
/// Source: strategic merge patch, Kubernetes API conventions, as implemented by Kustomize: with its merge keys, its
/// directives (`$patch`), and the side effects of its algorithm on other fields than the patched ones. This type
/// therefore performs the same steps, even if a simpler algorithm would give a better result.
package struct StrategicMerge {
  /// Defines the merge keys.
  let schema: Schema
  /// Receives the warnings and the charges for work.
  let context: BuildContext

  /// Whether lists are merged with the full algorithm even if a simpler one gives the same result.
  let usesFullAlgorithm: Bool

  /// Whether the schema knows the type of the target, so that a field without a value is the same as no field.
  private(set) var isOfKnownType = false
  /// The resource that is patched.
  private(set) var root: NodeID?
  /// The depth of the nodes that are currently merged.
  private(set) var depth = 0

  /// Whether a document under `openapi` defines types.
  var usesOwnSchema: Bool { schema.hasOwnTypes }

  /// Creates a merge that uses the lists and keys of `schema`.
  ///
  /// - Parameters:
  ///   - schema: Defines the merge keys.
  ///   - context: Receives the warnings and the charges for work.
  ///   - usesFullAlgorithm: Whether lists are merged with the full algorithm even if a simpler one gives the same
  ///     result; tests compare the two.
  package init(
    schema: Schema = .kubernetes,
    context: BuildContext = BuildContext(),
    usesFullAlgorithm: Bool = false
  ) {
    self.schema = schema
    self.context = context
    self.usesFullAlgorithm = usesFullAlgorithm
  }

  /// Merges `patch` into `target`.
  ///
  /// - Parameters:
  ///   - patch: The root of a patch in the same tree; parts of it become parts of the target, so it is consumed.
  ///   - target: The root of a resource.
  ///   - tree: The tree of both.
  /// - Returns: `false` if the patch deletes the whole resource.
  /// - Throws: `wrong-node-kind` or `unknown-patch-directive`, at the patch.
  package func merge(_ patch: NodeID, into target: NodeID, of tree: inout NodeTree) throws(Diagnostic) -> Bool {
    let directive = tree.value("$patch", in: patch)
    var merge = self
    merge.isOfKnownType = schema.root(of: target, in: tree) != nil
    merge.root = target
    let result = try merge.walk(Sources(target: target, patch: patch), place: nil, of: &tree)
    // A patch that replaces the whole resource has no effect: Kustomize drops the result that is not the target.
    if let directive, result == patch {
      context.warn(.patchReplaceIgnored("a whole resource", at: tree.location(of: directive)))
    }
    return result != nil
  }

  /// Merges `patch` into `target`, and applies a directive that replaces the whole target.
  ///
  /// - Parameters:
  ///   - patch: The root of a patch in the same tree; parts of it become parts of the result, so it is consumed.
  ///   - target: The node to patch, which is consumed, too.
  ///   - tree: The tree of both.
  /// - Returns: The result, or `nil` if nothing remains.
  /// - Throws: `wrong-node-kind` or `unknown-patch-directive`, at the patch.
  package func result(of patch: NodeID, over target: NodeID, in tree: inout NodeTree) throws(Diagnostic) -> NodeID? {
    var merge = self
    return try merge.walk(Sources(target: target, patch: patch), place: nil, of: &tree)
  }

  /// The two sides of a merge.
  struct Sources {
    var target: NodeID?
    var patch: NodeID?
  }

  // MARK: - Walking

  /// Merges two nodes.
  ///
  /// - Returns: The node with the result, or `nil` if nothing remains.
  mutating func walk(_ sources: Sources, place: Schema.Place?, of tree: inout NodeTree) throws(Diagnostic) -> NodeID? {
    guard depth <= YAMLReader.depthLimit else {
      throw .nestingTooDeep(at: (sources.patch ?? sources.target).flatMap { tree.location(of: $0) })
    }
    depth += 1
    defer { depth -= 1 }
    let target = sources.target.flatMap { tree.isNull($0) ? nil : $0 }
    let patch = sources.patch.flatMap { tree.isNull($0) ? nil : $0 }
    guard let first = target ?? patch else { return try walkMapping(sources, place: nil, of: &tree) }
    let kind = tree.kind(of: first)
    if let patch, tree.kind(of: patch) != kind {
      throw .wrongNodeKind(
        expected: kind,
        found: tree.kind(of: patch),
        at: tree.location(of: patch),
        target: tree.location(of: first)
      )
    }
    switch kind {
    case .mapping:
      let place = place ?? ownPlace(of: sources, in: tree)
      return try walkMapping(sources, place: place, of: &tree)
    case .scalar:
      let result = sources.patch ?? sources.target
      if let result { tree.quoteIfAmbiguous(result) }
      return result
    case .sequence:
      guard let place, let merge = schema.listMerge(of: place), merge.merges else {
        return sources.patch ?? sources.target
      }
      return try walkList(sources, merge: merge, place: place, of: &tree)
    }
  }

  /// The schema place of an object with its own apiVersion and kind, inside of an object of unknown type.
  private func ownPlace(of sources: Sources, in tree: NodeTree) -> Schema.Place? {
    sources.target.flatMap { schema.root(of: $0, in: tree) } ?? sources.patch.flatMap { schema.root(of: $0, in: tree) }
  }

  // MARK: - Mappings

  private mutating func walkMapping(
    _ sources: Sources,
    place: Schema.Place?,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID? {
    guard let result = try visitMapping(sources, of: &tree) else { return nil }
    guard tree.kind(of: result) == .mapping else { return result }
    let patch = sources.patch.flatMap { tree.isNull($0) ? nil : $0 }
    if let patch, patch != result {
      try mergeFields(of: patch, into: result, place: place, of: &tree)
    } else {
      try walkFields(of: result, patch: patch, place: place, of: &tree)
    }
    return result
  }

  /// The mapping that results from a merge of two mappings, before their fields are merged; removes the patch's
  /// directive.
  private func visitMapping(_ sources: Sources, of tree: inout NodeTree) throws(Diagnostic) -> NodeID? {
    guard let target = sources.target, !tree.isNull(target) else {
      if try takeDirective(from: sources.patch, of: &tree) == .delete { return nil }
      guard let patch = sources.patch else { return keptNull(sources.target, of: tree) }
      return tree.isNull(patch) ? nil : patch
    }
    if let patch = sources.patch {
      if tree.isNull(patch) { return nil }
      copyFlowToEmpty(target, from: patch, of: &tree)
    }
    switch try takeDirective(from: sources.patch, of: &tree) {
    case .delete: return nil
    case .replace: return sources.patch
    case .merge: return target
    }
  }

  /// A null that the patch does not mention: it is kept if it was written out, and dropped if the value was left empty.
  private func keptNull(_ target: NodeID?, of tree: NodeTree) -> NodeID? {
    guard let target, tree.withBytes(of: target, { !$0.isEmpty }) else { return nil }
    return target
  }

  /// Gives an empty collection block style if the collection that is merged into it has block style.
  private func copyFlowToEmpty(_ target: NodeID, from patch: NodeID, of tree: inout NodeTree) {
    guard tree.isEmptyCollection(target), !tree.isFlow(patch) else { return }
    tree.clearFlow(target)
  }

  /// Visits the fields of a mapping that is only in the target, or only in the patch.
  private mutating func walkFields(
    of mapping: NodeID,
    patch: NodeID?,
    place: Schema.Place?,
    of tree: inout NodeTree
  ) throws(Diagnostic) {
    var dropped: [NodeID] = []
    var count = 0
    defer { context.charge(count) }
    var next = tree.firstChild(of: mapping)
    while let key = next, let value = tree.next(after: key) {
      count += 1
      // Visiting a value may replace its content, but does not move it.
      next = tree.next(after: value)
      let sources = Sources(target: value, patch: patch == nil ? nil : value)
      let isKept = try walkField(key, value, sources, place: place, of: &tree)
      if !isKept { dropped.append(key) }
    }
    tree.removeEntries(dropped, from: mapping)
  }

  /// Merges the value of a mapping's field.
  ///
  /// - Returns: Whether the field is kept.
  private mutating func walkField(
    _ key: NodeID,
    _ value: NodeID,
    _ sources: Sources,
    patchKey: NodeID? = nil,
    place: Schema.Place?,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> Bool {
    try checkKey(key, of: tree)
    let kind = tree.kind(of: value)
    if sources.patch == nil, kind == .scalar, !tree.isNull(value) {
      tree.quoteIfAmbiguous(value)
      return true
    }
    if kind == .mapping { warnAboutLostNulls(in: value, under: key, patch: sources.patch, of: tree) }
    let commented = commentedPlace(key, of: tree) ?? patchKey.flatMap { commentedPlace($0, of: tree) }
    let inner = commented ?? place.flatMap { field(key, of: $0, in: tree) }
    if sources.patch == nil, kind == .sequence, inner.map({ schema.merges(listAt: $0) }) != true { return true }
    guard let result = try walk(sources, place: inner, of: &tree),
      result == value || !tree.isNull(result)
    else {
      if sources.patch == nil, !isOfKnownType, tree.isNull(value) {
        context.warn(.nullLost(tree.string(of: key), toKeep: "'{}' or 'null'", at: tree.location(of: key)))
      }
      context.didRemove(key, at: tree.location(of: sources.patch ?? value), in: tree)
      return false
    }
    if kind == .sequence, result == sources.patch, inner.map({ schema.merges(listAt: $0) }) != true {
      warnAboutReplacedList(value, by: result, place: inner, in: &tree)
    }
    tree.replaceContentKeepingStyle(of: value, with: result)
    // Deeper writes have already been reported.
    if result == sources.patch, result != sources.target { context.didSet(value, in: tree) }
    return true
  }

  /// Merges the fields of `patch` into `mapping`, which is another node.
  private mutating func mergeFields(
    of patch: NodeID,
    into mapping: NodeID,
    place: Schema.Place?,
    of tree: inout NodeTree
  ) throws(Diagnostic) {
    var additions = PatchEntries(of: patch, in: tree)
    for (key, first) in additions.repeated {
      // Kustomize looks up each key of the target in the patch, and uses the first match.
      context.warn(
        .keyRepeated(
          tree.string(of: key),
          firstCounts: true,
          at: tree.location(of: key),
          first: tree.location(of: first)
        )
      )
    }
    var dropped: [NodeID] = []
    var count = 0
    defer { context.charge(count) }
    var next = tree.firstChild(of: mapping)
    while let key = next, let value = tree.next(after: key) {
      count += 1
      next = tree.next(after: value)
      let change = additions.take(key, in: tree)
      let sources = Sources(target: value, patch: change?.value)
      let isKept = try walkField(key, value, sources, patchKey: change?.key, place: place, of: &tree)
      if !isKept { dropped.append(key) }
    }
    tree.removeEntries(dropped, from: mapping)
    for addition in additions.rest {
      try checkKey(addition.key, of: tree)
      let inner = place.flatMap { field(addition.key, of: $0, in: tree) }
      let sources = Sources(target: nil, patch: addition.value)
      guard let value = try walk(sources, place: inner, of: &tree), !tree.isNull(value) else {
        continue
      }
      // Kustomize creates a new key here, with the old quotes but without a tag, so its text decides its type.
      tree.setTag(of: addition.key, to: .none)
      tree.append(key: addition.key, value: value, to: mapping)
      context.didSet(value, under: mapping, in: tree)
    }
  }

  /// Rejects an empty key, which Kustomize cannot look up in a mapping.
  private func checkKey(_ key: NodeID, of tree: NodeTree) throws(Diagnostic) {
    guard tree.kind(of: key) == .scalar, tree.hasText(key, "") else { return }
    throw .emptyKeyInMerge(at: tree.location(of: key))
  }

  /// The fields of Kubernetes types that are maps with arbitrary keys.
  private static let maps: [StaticString] = [
    "annotations", "labels", "matchLabels", "nodeSelector", "data", "stringData", "binaryData",
  ]

  /// Warns about nulls that will be lost in a map with arbitrary keys, where every key matters.
  private func warnAboutLostNulls(in map: NodeID, under key: NodeID, patch: NodeID?, of tree: NodeTree) {
    guard isOfKnownType, Self.maps.contains(where: { tree.hasText(key, $0) }) else { return }
    var next = tree.firstChild(of: map)
    while let key = next, let value = tree.next(after: key) {
      next = tree.next(after: value)
      guard tree.kind(of: value) == .scalar, tree.isNull(value), keptNull(value, of: tree) == nil,
        patch.map({ !hasKey(key, in: $0, of: tree) }) ?? true
      else { continue }
      context.warn(.nullLost(tree.string(of: key), toKeep: "'\"\"'", at: tree.location(of: key)))
    }
  }

  private func hasKey(_ key: NodeID, in mapping: NodeID, of tree: NodeTree) -> Bool {
    tree.entries(of: mapping).contains { tree.haveSameText($0.key, key) }
  }

  private func field(_ key: NodeID, of place: Schema.Place, in tree: NodeTree) -> Schema.Place? {
    tree.withBytes(of: key) { schema.field($0, of: place) }
  }

  /// The schema place that a comment defines for a field.
  private func commentedPlace(_ key: NodeID, of tree: NodeTree) -> Schema.Place? {
    guard schema.hasCommentedFields else { return nil }
    return tree.location(of: key).flatMap { schema.commentedField(at: $0) }
  }

  func element(of place: Schema.Place) -> Schema.Place? { schema.element(of: place) }
}

extension NodeTree {
  /// Removes entries, given by their keys, from a mapping.
  fileprivate mutating func removeEntries(_ keys: [NodeID], from mapping: NodeID) {
    guard !keys.isEmpty else { return }
    let removed = Set(keys)
    setEntries(of: mapping, to: entries(of: mapping).filter { !removed.contains($0.key) })
  }

  /// Replaces the content of a node the way Kustomize sets fields: the node keeps its style.
  ///
  /// So a quoted scalar remains a string, whatever replaces it.
  package mutating func replaceContentKeepingStyle(of node: NodeID, with other: NodeID) {
    guard node != other else { return }
    let style = style(of: node)
    let isFlow = isFlow(node)
    let isTagged = hasExplicitTag(node)
    replaceContent(of: node, with: other)
    setStyle(of: node, to: style)
    setFlow(node, to: isFlow)
    setTag(of: node, to: storedTag(of: node), explicit: isTagged)
    updateSharers(of: node)
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func wrongNodeKind(
    expected: NodeKind,
    found: NodeKind,
    at location: SourceLocation?,
    target: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      code: .wrongNodeKind,
      message: "expected a \(expected.word), as in the target, found a \(found.word)",
      at: location
    ).addingNote("the target's \(expected.word)", at: target)
  }

  fileprivate static func emptyKeyInMerge(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .invalidPatch,
      message: "a strategic merge patch cannot change a mapping with an empty key",
      at: location
    ).addingNote("remove the key, or use a JSON patch")
  }

  static func patchReplaceIgnored(_ what: String, at location: SourceLocation?) -> Diagnostic {
    warning(.patchReplaceIgnored, "'$patch: replace' has no effect for \(what), which stays as it was", at: location)
  }

  fileprivate static func nullLost(_ key: String, toKeep value: String, at location: SourceLocation?) -> Diagnostic {
    warning(.nullLost, "the field '\(key)' has no value and is dropped, because the resource is patched", at: location)
      .addingNote("write \(value) to keep it")
  }
}
