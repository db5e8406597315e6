import OverlayYAMLTree

/// Finds elements of a list by some of their fields, to replace or remove them.
///
/// Source: Kustomize sets list elements with this rule everywhere. `values` may be shorter than `keys`, and an empty
/// value asks only that the field is there; both happen in merges of incomplete elements and decide their outcome.
struct ElementSetter {
  /// The fields that identify an element; a single empty key means the element itself, a scalar.
  var keys: [Text]
  /// The texts that these fields must have.
  var values: [Text]

  /// Removes the elements that match, and those that are null or empty mappings.
  func remove(from elements: inout [NodeID], of tree: NodeTree) {
    elements.removeAll { tree.isVoid($0) || (isCandidate($0, tree) ? matches($0, tree) || values.isEmpty : false) }
  }

  /// Puts `element` in the place of every element that matches, or at the end where none does.
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

  /// Elements that are not mappings are passed over when a mapping is looked for.
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
  /// Whether an element has no content, so that it is dropped whenever its list is set.
  func isVoid(_ element: NodeID) -> Bool {
    isNull(element) || (kind(of: element) == .mapping && isEmptyCollection(element))
  }

  /// Whether a mapping has a key, and under it a text if one is wanted; where the key is repeated, any will do.
  func hasEntry(_ key: Text, in mapping: NodeID, withText text: Text?) -> Bool {
    guard kind(of: mapping) == .mapping else { return false }
    // Lists are gone through for each of their elements, so nothing is allocated here, and no closure holds the tree.
    var next = firstChild(of: mapping)
    while let name = next, let value = self.next(after: name) {
      if hasText(name, as: key), text.map({ hasText(value, as: $0) }) ?? true { return true }
      next = self.next(after: value)
    }
    return false
  }
}
