import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

// MARK: - Lists that merge by keys or values

extension StrategicMerge {
  /// Merges two lists whose elements are identified by keys, or by their own text if the schema defines no keys.
  ///
  /// The result has the patch's elements first, then the remaining elements of the target.
  mutating func walkList(
    _ sources: Sources,
    merge: ListMerge,
    place: Schema.Place,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID? {
    guard let list = try visitList(sources, of: &tree) else { return nil }
    let patch = sources.patch == list ? nil : sources.patch
    guard !usesFullAlgorithm, let elements = KeyedElements(list, keys: merge.keys, in: tree) else {
      return try setElements(of: list, patch: sources.patch, merge: merge, place: place, of: &tree)
    }
    guard let patch else {
      for element in elements.elements {
        let both = Sources(target: element, patch: sources.patch == nil ? nil : element)
        _ = try walk(both, place: self.element(of: place), of: &tree)
      }
      return list
    }
    guard let changes = KeyedElements(patch, keys: merge.keys, in: tree), elements.agrees(with: changes) else {
      return try setElements(of: list, patch: patch, merge: merge, place: place, of: &tree)
    }
    let merged = try mergeElements(of: changes, into: elements, keys: merge.keys, place: place, of: &tree)
    if merged.count > elements.elements.count {
      ListLosses.warnAboutRepeatedNames(in: merged, from: changes.elements, keys: merge.keys, tree, context)
    }
    tree.setChildren(of: list, to: merged)
    return list
  }

  /// Merges lists with unambiguous keys, with the same result as the full algorithm.
  ///
  /// The full algorithm merges such elements by their keys, and merging does not change keys, so no element is lost.
  ///
  /// - Returns: The patch's elements, merged into the target's elements with their keys, then the target's other
  ///   elements. If elements have several keys, Kustomize puts new elements first and then the target's elements in
  ///   their order.
  private mutating func mergeElements(
    of patch: KeyedElements,
    into target: KeyedElements,
    keys: [Text],
    place: Schema.Place,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> [NodeID] {
    context.charge(Self.elementEffort * (target.elements.count + patch.elements.count))
    let inner = element(of: place)
    let keepsOrder = target.width > 1
    var merged: [NodeID] = []
    merged.reserveCapacity(target.elements.count + patch.elements.count)
    var isNamed = Array(repeating: false, count: target.elements.count)
    for (index, element) in patch.elements.enumerated() {
      let position = target.position(ofElementAt: index, in: patch, of: tree)
      let both = Sources(target: position.map { target.elements[$0] }, patch: element)
      let value = try walk(both, place: inner, of: &tree)
      if let position { isNamed[position] = true }
      // Of equal scalars, the target's is kept.
      if let result = both.target ?? value, position == nil || !keepsOrder { merged.append(result) }
      if let result = both.target ?? value, position == nil || tree.kind(of: result) == .scalar {
        context.didSet(result, at: tree.location(of: element), in: tree)
      }
      if position != nil, let result = both.target { reportChosen(result, by: keys, in: tree) }
    }
    for (element, isNamed) in zip(target.elements, isNamed) {
      if !isNamed { try walkRest(element, place: inner, of: &tree) }
      if !isNamed || keepsOrder { merged.append(element) }
    }
    return merged
  }

  /// Reports that the keys of a patched element have only chosen it, and were not written.
  private func reportChosen(_ element: NodeID, by keys: [Text], in tree: NodeTree) {
    guard context.isObserved else { return }
    for key in keys { context.didRestore(tree.value(under: key, in: element), in: tree) }
  }

  /// Visits an element that is not in the patch, which usually changes nothing.
  private mutating func walkRest(_ element: NodeID, place: Schema.Place?, of tree: inout NodeTree) throws(Diagnostic) {
    if depth <= YAMLReader.depthLimit, let count = tree.countOfPlainEntries(in: element) {
      context.charge(count)
    } else {
      _ = try walk(Sources(target: element, patch: nil), place: place, of: &tree)
    }
  }

  /// The number of steps for finding an element by its keys.
  private static let elementEffort = 8

  private func visitList(_ sources: Sources, of tree: inout NodeTree) throws(Diagnostic) -> NodeID? {
    guard let target = sources.target, !tree.isNull(target) else { return sources.patch }
    if let patch = sources.patch {
      if tree.isNull(patch) { return nil }
      if tree.isEmptyCollection(target) { tree.setFlow(target, to: tree.isFlow(patch)) }
    }
    switch try takeDirective(from: sources.patch, of: &tree) {
    case .delete: return nil
    case .replace: return sources.patch
    case .merge: return target
    }
  }

  /// Rejects elements in which Kustomize cannot look up a key, or which it cannot compare.
  private func checkElements(_ elements: [NodeID], keys: [Text], in tree: NodeTree) throws(Diagnostic) {
    let expected: NodeKind = keys.isEmpty ? .scalar : .mapping
    for element in elements where tree.kind(of: element) != expected && !tree.isNull(element) {
      let found = tree.kind(of: element)
      throw .wrongElementKind(expected: expected, found: found, keys: keys, at: tree.location(of: element))
    }
  }

  /// Merges lists with the full algorithm, including its treatment of incomplete and repeated elements.
  private mutating func setElements(
    of list: NodeID,
    patch: NodeID?,
    merge: ListMerge,
    place: Schema.Place,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID? {
    let lists = Lists(target: tree.elements(of: list), patch: patch.map { tree.elements(of: $0) } ?? [])
    try checkElements(lists.target, keys: merge.keys, in: tree)
    // Elements of a patch are skipped if they have no keys, or if there is nothing to compare them with.
    if merge.keys.isEmpty, lists.target.contains(where: { !tree.isNull($0) }) {
      try checkElements(lists.patch, keys: [], in: tree)
    }
    let isShared = patch == list
    var target = lists.target
    let keys = merge.keys.isEmpty ? [""] : Array(merge.keys)
    var tuples = keyTuples(lists, keys: keys, of: tree)
    // All elements are searched for each tuple.
    let steps = tuples.count * lists.count
    context.charge(steps)
    guard steps <= Self.stepLimit else {
      throw .listTooLong(keys: keys, at: tree.location(of: patch ?? list), target: tree.location(of: list))
    }
    if keys.count > 1 { Self.uniteTuples(&tuples) }
    let validIndices = keys.indices.filter { index in tuples.contains { !$0[index].isEmpty } }
    let chosen = validIndices.isEmpty ? Array(keys.indices) : validIndices
    let validKeys = chosen.map { keys[$0] }
    var merged: [NodeID] = []
    var losses = ListLosses(lists.target, lists.patch, keys: keys)
    for tuple in tuples {
      let values = chosen.map { tuple[$0] }
      let setter = ElementSetter(keys: validKeys, values: values)
      let both = Sources(
        target: find(validKeys, values, in: target, of: tree),
        patch: patch == nil ? nil : find(validKeys, values, in: isShared ? target : lists.patch, of: tree)
      )
      let directive = both.patch.flatMap { tree.value("$patch", in: $0) }
      let value = try walk(both, place: element(of: place), of: &tree)
      losses.didMerge(both, into: value, directive: directive)
      guard let value, !tree.isVoid(value) else {
        let before = target
        setter.remove(from: &target, of: tree)
        if let patch = both.patch {
          losses.didDelete(before, leaving: target)
          if let element = both.target { context.didRemove(element, at: tree.location(of: patch), in: tree) }
        }
        continue
      }
      if value == both.patch, value != both.target { context.didSet(value, in: tree) }
      if both.patch != nil, value == both.target { reportChosen(value, by: validKeys, in: tree) }
      addMissingKeys(validKeys, values, to: value, of: &tree)
      setter.set(value, in: &merged, of: tree)
    }
    if !tuples.isEmpty { appendRest(target, to: &merged, keys: validKeys, of: tree) }
    // An element that replaced several is in the list more than once, but a node can have only one position.
    var placed: Set<NodeID> = []
    let elements = (tuples.isEmpty ? target : merged).map { placed.insert($0).inserted ? $0 : tree.copy($0) }
    tree.setChildren(of: list, to: elements)
    losses.warn(comparedWith: elements, in: tree, context: context)
    ListLosses.warnAboutRepeatedNames(in: elements, from: lists.patch, keys: keys, tree, context)
    return list
  }

  private struct Lists {
    var target: [NodeID]
    var patch: [NodeID]

    var count: Int { target.count + patch.count }
  }

  /// The maximum number of element visits of the full algorithm, about a second's worth.
  private static let stepLimit = 60_000_000

  /// The text of a key field; empty for a null or a collection.
  private func keyText(_ value: NodeID, of tree: NodeTree) -> Text {
    tree.isNull(value) ? "" : tree.text(of: value)
  }

  /// The key texts of the patch's elements, then of the target's elements, without duplicates.
  private func keyTuples(_ lists: Lists, keys: [Text], of tree: NodeTree) -> [[Text]] {
    var seen: Set<[Text]> = []
    var tuples: [[Text]] = []
    for element in lists.patch + lists.target {
      let tuple = keys.map { key in
        key.isEmpty ? tree.text(of: element) : tree.value(under: key, in: element).map { keyText($0, of: tree) } ?? ""
      }
      if seen.insert(tuple).inserted { tuples.append(tuple) }
    }
    return tuples
  }

  /// Unites tuples that share a text and do not contradict each other: they count as the same, partially specified
  /// element.
  private static func uniteTuples(_ tuples: inout [[Text]]) {
    guard tuples.contains(where: { $0.contains(where: \.isEmpty) }) else { return }
    var positions = KeyPositions(of: tuples)
    for first in tuples.indices {
      let original = tuples[first]
      for second in positions.mayUnite(with: original) ?? Array(tuples.indices) {
        guard let union = union(original, tuples[second]) else { continue }
        tuples[first] = union
        tuples[second] = union
        positions.add(union, at: first)
        positions.add(union, at: second)
      }
    }
  }

  private static func union(_ left: [Text], _ right: [Text]) -> [Text]? {
    var agrees = false
    var result: [Text] = []
    for (one, other) in zip(left, right) {
      if one == other { agrees = true } else if !one.isEmpty, !other.isEmpty { return nil }
      result.append(one.isEmpty ? other : one)
    }
    return agrees ? result : nil
  }

  /// The first element with the given texts; keys without a text are ignored unless all are.
  private func find(_ keys: [Text], _ values: [Text], in elements: [NodeID], of tree: NodeTree) -> NodeID? {
    if keys == [""] {
      return elements.first { tree.hasText($0, as: values[0]) }
    }
    var wanted = Array(zip(keys, values))
    if wanted.contains(where: { !$0.1.isEmpty }) { wanted.removeAll { $0.1.isEmpty } }
    return elements.first { element in
      tree.kind(of: element) == .mapping
        && wanted.allSatisfy { key, value in
          tree.hasEntry(key, in: element, withText: value)
        }
    }
  }

  private func addMissingKeys(_ keys: [Text], _ values: [Text], to element: NodeID, of tree: inout NodeTree) {
    guard tree.kind(of: element) == .mapping else { return }
    for (key, value) in zip(keys, values) where !value.isEmpty && !key.isEmpty {
      guard tree.value(under: key, in: element) == nil else { continue }
      let field = tree.makeScalar(value.utf8, at: element)
      tree.quoteIfAmbiguous(field)
      tree.set(key, to: field, in: element)
    }
  }

  /// Adds the target's elements: each replaces the merged element with its keys, which is the same node, or is
  /// appended.
  private func appendRest(_ rest: [NodeID], to merged: inout [NodeID], keys: [Text], of tree: NodeTree) {
    for element in rest {
      guard keys != [""] else {
        ElementSetter(keys: keys, values: [tree.text(of: element)]).set(element, in: &merged, of: tree)
        continue
      }
      var values: [Text] = []
      for key in keys {
        if let value = tree.value(under: key, in: element) {
          values.append(tree.text(of: value))
        } else {
          merged.append(element)
        }
      }
      let setter = ElementSetter(keys: keys, values: values)
      if keys.count > 1 { setter.remove(from: &merged, of: tree) }
      setter.set(element, in: &merged, of: tree)
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  /// The time to merge lists whose elements lack or repeat keys is not linear in their length.
  fileprivate static func listTooLong(
    keys: [Text],
    at location: SourceLocation?,
    target: SourceLocation?
  ) -> Diagnostic {
    let names = keys.map { "'\($0)'" }.joined(separator: " and ")
    return Diagnostic(
      code: .inputTooLarge,
      message: "the list is too long to merge, because some elements have no \(names) or repeat it",
      at: location
    ).addingNote("it is merged into this list", at: target)
  }

  fileprivate static func wrongElementKind(
    expected: NodeKind,
    found: NodeKind,
    keys: [Text],
    at location: SourceLocation?
  ) -> Diagnostic {
    let names = keys.map { "'\($0)'" }.joined(separator: " and ")
    return Diagnostic(
      code: .wrongNodeKind,
      message: "expected a \(expected.word) in this list, found a \(found.word)",
      at: location
    ).addingNote(keys.isEmpty ? "the elements are merged by their values" : "the elements are merged by \(names)")
  }
}
