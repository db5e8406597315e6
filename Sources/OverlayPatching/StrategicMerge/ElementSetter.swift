import OverlayYAMLTree

/// Finds elements of a list by some of their fields, to replace or remove them.
///
/// Source: Kustomize sets all list elements by this rule. `values` may be shorter than `keys`, and an empty value only
/// requires that the field exists; both occur in merges of incomplete elements and affect their results.
struct ElementSetter {
  /// The fields that identify an element; a single empty key means the element itself, a scalar.
  var keys: [Text]
  /// The texts that the fields must have.
  var values: [Text]

  /// Removes matching elements, nulls and empty mappings.
  func remove(from elements: inout [NodeID], of tree: NodeTree) {
    elements.removeAll { tree.isVoid($0) || (isCandidate($0, tree) ? matches($0, tree) || values.isEmpty : false) }
  }

  /// Replaces every matching element with `element`, or appends `element` if there is none.
  func set(_ element: NodeID, in elements: inout [NodeID], of tree: NodeTree) {
    var isFound = false
    var result: [NodeID] = []
    for candidate in elements where !tree.isVoid(candidate) {
      guard isCandidate(candidate, tree), matches(candidate, tree) else {
        if !isCandidate(candidate, tree) || !values.isEmpty { result.append(candidate) }
        continue
      }
      isFound = true
      result.append(element)
    }
    if !isFound { result.append(element) }
    elements = result
  }

  /// Whether an element may match: only mappings do if the search is for a mapping.
  private func isCandidate(_ element: NodeID, _ tree: NodeTree) -> Bool {
    let looksForMapping = keys.first?.isEmpty == false && values.first?.isEmpty == false
    return tree.kind(of: element) == .mapping || !looksForMapping
  }

  private func matches(_ element: NodeID, _ tree: NodeTree) -> Bool {
    var isFieldFound = false
    for (index, key) in keys.enumerated() {
      if index < values.count { isFieldFound = hasField(element, key, values[index], tree) }
      guard isFieldFound else { return false }
    }
    return true
  }

  private func hasField(_ element: NodeID, _ key: Text, _ value: Text, _ tree: NodeTree) -> Bool {
    if key.isEmpty { return tree.kind(of: element) == .scalar && tree.hasText(element, as: value) }
    return tree.hasEntry(key, in: element, withText: value.isEmpty ? nil : value)
  }
}

extension NodeTree {
  /// Whether an element is null or an empty mapping, so that setting its list drops it.
  func isVoid(_ element: NodeID) -> Bool {
    isNull(element) || (kind(of: element) == .mapping && isEmptyCollection(element))
  }

  /// Whether a mapping has a key, with the given text unless that is `nil`; of a repeated key, any may match.
  func hasEntry(_ key: Text, in mapping: NodeID, withText text: Text?) -> Bool {
    guard kind(of: mapping) == .mapping else { return false }
    // A list is searched once for each of its elements, so this avoids allocations and closures that capture the tree.
    var next = firstChild(of: mapping)
    while let name = next, let value = self.next(after: name) {
      if hasText(name, as: key), text.map({ hasText(value, as: $0) }) ?? true { return true }
      next = self.next(after: value)
    }
    return false
  }
}
