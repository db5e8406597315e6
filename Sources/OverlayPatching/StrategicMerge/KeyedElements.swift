import OverlayYAMLTree

/// The elements of a list whose keys identify them unambiguously.
///
/// Without keys, all elements are distinct scalars. With keys, all are mappings without a directive that have the same
/// subset of the keys, each once and with a text, and no two elements have equal texts for all of them. Almost all
/// lists are like that.
struct KeyedElements {
  let elements: [NodeID]
  /// The number of keys that each element has; 1 for a list of scalars.
  let width: Int
  /// Which of the keys the elements have; empty for a list of scalars and an empty list.
  private let present: [Bool]
  private let index: TupleIndex

  /// Indexes a list; `nil` if its keys do not identify its elements unambiguously.
  ///
  /// - Complexity: O(n) in the number of elements and their entries.
  init?(_ list: NodeID, keys: [Text], in tree: borrowing NodeTree) {
    guard tree.kind(of: list) == .sequence else { return nil }
    elements = tree.elements(of: list)
    var scalars: [NodeID] = []
    guard !keys.isEmpty, let first = elements.first else {
      guard elements.allSatisfy({ tree.kind(of: $0) == .scalar && !tree.isNull($0) }),
        let index = TupleIndex(elements, width: 1, in: tree)
      else { return nil }
      width = 1
      present = []
      self.index = index
      return
    }
    guard !keys.contains(where: \.isEmpty) else { return nil }
    let present = keys.map { tree.value(under: $0, in: first) != nil }
    let width = present.reduce(0) { $1 ? $0 + 1 : $0 }
    guard width > 0 else { return nil }
    scalars.reserveCapacity(elements.count * width)
    for element in elements {
      guard Self.appendKeys(of: element, keys, present, to: &scalars, in: tree) else { return nil }
    }
    guard let index = TupleIndex(scalars, width: width, in: tree) else { return nil }
    self.width = width
    self.present = present
    self.index = index
  }

  /// Whether the same keys identify the elements of both lists.
  func agrees(with other: KeyedElements) -> Bool {
    elements.isEmpty || other.elements.isEmpty || present == other.present
  }

  /// The position of the element with the same key texts as an element of another list.
  func position(ofElementAt position: Int, in other: KeyedElements, of tree: NodeTree) -> Int? {
    index.position(of: other.index.tuple(position), in: tree)
  }

  /// Appends the values of an element's keys, in the order of the keys.
  ///
  /// - Returns: Whether the element is a mapping without a directive that has exactly the keys in `present`, each once
  ///   and with a text.
  private static func appendKeys(
    of element: NodeID,
    _ keys: [Text],
    _ present: [Bool],
    to scalars: inout [NodeID],
    in tree: borrowing NodeTree
  ) -> Bool {
    guard tree.kind(of: element) == .mapping else { return false }
    let start = scalars.count
    for isPresent in present where isPresent { scalars.append(element) }
    var missing = scalars.count - start
    var next = tree.firstChild(of: element)
    while let name = next, let value = tree.next(after: name) {
      next = tree.next(after: value)
      if tree.hasText(name, "$patch") { return false }
      var position = start
      for (key, isPresent) in zip(keys, present) {
        if tree.hasText(name, as: key) {
          // The element itself marks a value that has not been found.
          guard isPresent, scalars[position] == element, isText(value, in: tree) else { return false }
          scalars[position] = value
          missing -= 1
          break
        }
        if isPresent { position += 1 }
      }
    }
    return missing == 0
  }

  /// Whether a key's value is a text that only a patch of the element itself can change.
  private static func isText(_ value: NodeID, in tree: NodeTree) -> Bool {
    tree.kind(of: value) == .scalar && !tree.isNull(value) && !tree.isShared(value)
      && tree.withBytes(of: value) { !$0.isEmpty }
  }
}
