import OverlayDiagnostics
import OverlayYAMLTree

/// Applies the operations of a patch to a resource, one after another.
struct JSONPatchRun {
  /// The resource.
  let root: NodeID
  /// The current operation: its mapping, in the resource's tree, and its index in the patch.
  private(set) var node: NodeID
  private(set) var index = 0
  private(set) var progress = JSONPatchProgress()

  let context: BuildContext

  init(on root: NodeID, context: BuildContext) {
    (self.root, node) = (root, root)
    self.context = context
  }

  /// What a JSON pointer leads to: a collection, and a key or index in it.
  struct ResolvedPointer {
    var parent: NodeID
    var key: Text
    /// The number of parts of the path up to here, including the key.
    var depth = 0
    /// The field of the operation that contains the path.
    var field: StaticString = "path"
  }

  mutating func apply(_ operation: NodeID, at index: Int, to tree: inout NodeTree) throws(Diagnostic) {
    (node, self.index) = (operation, index)
    if context.isObserved { context.operation = index }
    let operation = word("op", in: tree)
    if operation == "remove" || operation == "replace" || operation == "move" { progress.resetPosition() }
    switch operation {
    case "add": try add(value(in: &tree), at: resolve("path", in: tree), in: &tree)
    case "remove": try remove(at: resolve("path", in: tree), in: &tree)
    case "replace": try replace(in: &tree)
    case "move": try move(in: &tree)
    case "copy": try copy(in: &tree)
    case "test": try test(in: tree)
    default: throw unknownOperation(operation, in: tree)
    }
  }

  // MARK: - Operations

  private mutating func add(_ value: NodeID, at pointer: ResolvedPointer, in tree: inout NodeTree) throws(Diagnostic) {
    try checkDepth(of: value, at: pointer, in: tree)
    guard tree.kind(of: pointer.parent) == .sequence else {
      guard progress.set(pointer.key, to: value, in: pointer.parent, of: &tree) else { throw tooManySteps(in: tree) }
      if context.isObserved, let field = tree.value(under: pointer.key, in: pointer.parent) {
        didSet(field, under: pointer.parent, in: tree)
      }
      return
    }
    if pointer.key == "-" {
      tree.append(value, to: pointer.parent)
    } else {
      let gap = try gap(pointer, in: tree)
      tree.insert(value, after: gap.previous, in: pointer.parent)
      progress.didAdd(value, at: gap.position, to: pointer.parent)
    }
    didSet(value, under: pointer.parent, in: tree)
  }

  private mutating func remove(at pointer: ResolvedPointer, in tree: inout NodeTree) throws(Diagnostic) {
    if tree.kind(of: pointer.parent) == .sequence {
      let element = try element(pointer, in: tree)
      tree.removeChild(after: element.previous, of: pointer.parent)
      context.didRemove(
        element.node,
        at: tree.location(of: node),
        from: pointer.parent,
        index: Int(pointer.key.string),
        in: tree
      )
      return
    }
    try countVisits(tree.count(of: pointer.parent), in: tree)
    guard let field = tree.removeEntry(pointer.key, from: pointer.parent) else {
      throw missingKey(at: pointer, in: tree)
    }
    context.didRemove(field.key, at: tree.location(of: node), from: pointer.parent, in: tree)
  }

  private mutating func replace(in tree: inout NodeTree) throws(Diagnostic) {
    let value = try value(in: &tree)
    if word("path", in: tree) == "" {
      guard tree.kind(of: value) != .scalar else { throw failure("a resource must be a mapping", in: tree) }
      tree.replaceContent(of: root, with: value)
      return didSet(root, in: tree)
    }
    let pointer = try resolve("path", in: tree)
    try checkDepth(of: value, at: pointer, in: tree)
    if tree.kind(of: pointer.parent) == .sequence {
      let element = try element(pointer, in: tree).node
      tree.replaceContent(of: element, with: value)
      didSet(element, under: pointer.parent, in: tree)
    } else {
      try countVisits(tree.count(of: pointer.parent), in: tree)
      let field = tree.set(pointer.key, to: value, in: pointer.parent, keyTag: .string)
      if field == value { warnAboutAddedKey(pointer, in: tree) }
      didSet(field, under: pointer.parent, in: tree)
    }
  }

  private mutating func move(in tree: inout NodeTree) throws(Diagnostic) {
    let source = try resolve("from", in: tree)
    let value = try find(source, in: tree)
    try remove(at: source, in: &tree)
    // A copy, because the node's content may be replaced once it is removed.
    let moved = try duplicate(value, in: &tree)
    try add(moved, at: try resolve("path", in: tree), in: &tree)
  }

  private mutating func copy(in tree: inout NodeTree) throws(Diagnostic) {
    let source = try find(try resolve("from", in: tree), in: tree)
    let target = try resolve("path", in: tree)
    if source == nil {
      let place = tree.location(of: tree.value("from", in: node) ?? node)
      context.warn(.copyOfNothing(word("from", in: tree) ?? "", at: place))
    }
    try add(try duplicate(source, in: &tree), at: target, in: &tree)
  }

  private mutating func test(in tree: NodeTree) throws(Diagnostic) {
    let isValue: (NodeID?) -> NodeID? = { node in node.flatMap { tree.isNull($0) ? nil : $0 } }
    let found = isValue(try find(try resolve("path", in: tree), in: tree))
    let expected = isValue(tree.value("value", in: node))
    if found == nil, expected == nil { return }
    if let found, let expected {
      try countVisits(tree.measure(expected).size, in: tree)
      if tree.haveSameContent(found, expected) { return }
    }
    throw testFailure(found: found, expected: expected, in: tree)
  }

  /// Keeps trees within the depth that later steps rely on.
  private func checkDepth(of value: NodeID, at pointer: ResolvedPointer, in tree: NodeTree) throws(Diagnostic) {
    guard pointer.depth + tree.measure(value).height > YAMLReader.depthLimit else { return }
    throw failure("collections would be nested more than \(YAMLReader.depthLimit) levels deep", in: tree)
  }

  /// Reports that the operation has set a node, whose location is that of the value in the operation, if it has one.
  private func didSet(_ field: NodeID, under parent: NodeID? = nil, in tree: NodeTree) {
    let isLocated = tree.value("value", in: node) != nil
    context.didSet(field, at: isLocated ? nil : tree.location(of: node), under: parent, in: tree)
  }

  // MARK: - Paths

  private mutating func resolve(_ field: StaticString, in tree: NodeTree) throws(Diagnostic) -> ResolvedPointer {
    guard let path = word(field, in: tree) else { throw failure("'\(field)' is missing or not a string", in: tree) }
    let parts = Text(path).utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count >= 2 else { throw invalidPointer(path, in: field, of: tree) }
    var current = root
    for (depth, part) in parts.dropFirst().dropLast().enumerated() {
      let step = ResolvedPointer(parent: current, key: Self.unescaped(part), depth: depth + 1, field: field)
      guard let next = try find(step, in: tree) else { throw missingKey(at: step, in: tree) }
      guard tree.kind(of: next) != .scalar else {
        throw scalarOnPath(next, before: Self.unescaped(parts[depth + 2]), at: step, in: tree)
      }
      current = next
    }
    return ResolvedPointer(
      parent: current,
      key: Self.unescaped(parts[parts.count - 1]),
      depth: parts.count - 1,
      field: field
    )
  }

  /// The node at a pointer; it must exist in a list, and may be absent in a mapping.
  private mutating func find(_ pointer: ResolvedPointer, in tree: NodeTree) throws(Diagnostic) -> NodeID? {
    guard tree.kind(of: pointer.parent) == .sequence else {
      // In the worst case, the lookup visits all entries.
      try countVisits(tree.count(of: pointer.parent), in: tree)
      return tree.value(under: pointer.key, in: pointer.parent)
    }
    return try element(pointer, in: tree).node
  }

  /// Counts visited elements and entries.
  private mutating func countVisits(_ count: Int, in tree: NodeTree) throws(Diagnostic) {
    guard progress.didVisit(count) else { throw tooManySteps(in: tree) }
  }

  private func tooManySteps(in tree: NodeTree) -> Diagnostic {
    failure("the operations up to here are too many for lists and mappings of this length", in: tree)
  }

  /// The list element at an index, and the element before it; negative indices count from the end.
  private mutating func element(
    _ pointer: ResolvedPointer,
    in tree: NodeTree
  ) throws(Diagnostic) -> (previous: NodeID?, node: NodeID) {
    let number = try listIndex(pointer, in: tree)
    let position = try number < 0 ? number + countElements(of: pointer.parent, in: tree) : number
    let found = try walk(to: position, in: pointer.parent, of: tree)
    guard found.rest == 0, let node = tree.child(after: found.previous, of: pointer.parent) else {
      throw missingElement(at: pointer, in: tree)
    }
    return (found.previous, node)
  }

  /// The list element after which an index adds an element, or `nil` at the beginning; negative indices count from the
  /// end of the list after the addition.
  private mutating func gap(_ pointer: ResolvedPointer, in tree: NodeTree) throws(Diagnostic) -> (
    previous: NodeID?, position: Int
  ) {
    let number = try listIndex(pointer, in: tree)
    let position = try number < 0 ? number + countElements(of: pointer.parent, in: tree) + 1 : number
    let found = try walk(to: position, in: pointer.parent, of: tree)
    guard found.rest == 0 else { throw missingElement(at: pointer, in: tree) }
    return (found.previous, position)
  }

  /// The length of a list, which takes a visit of each element.
  private mutating func countElements(of list: NodeID, in tree: NodeTree) throws(Diagnostic) -> Int {
    let count = tree.count(of: list)
    try countVisits(count, in: tree)
    return count
  }

  /// Walks a list up to a position; the cost does not depend on the length of the list.
  ///
  /// - Returns: The element before the position, and the number of elements missing up to the position.
  private mutating func walk(
    to position: Int,
    in list: NodeID,
    of tree: NodeTree
  ) throws(Diagnostic) -> (previous: NodeID?, rest: Int) {
    var rest = position
    var previous: NodeID?
    if position > 0, let known = progress.element(atOrBefore: position - 1, of: list) {
      previous = known.element
      rest = position - 1 - known.position
    }
    let start = rest
    while rest > 0, let current = tree.child(after: previous, of: list) {
      previous = current
      rest -= 1
    }
    try countVisits(max(start - rest, 0), in: tree)
    return (previous, rest)
  }

  private func listIndex(_ pointer: ResolvedPointer, in tree: NodeTree) throws(Diagnostic) -> Int {
    guard let number = Int(pointer.key.string) else { throw invalidIndex(at: pointer, in: tree) }
    return number
  }

  private static func unescaped(_ part: Substring.UTF8View) -> Text {
    var result: [UInt8] = []
    var index = part.startIndex
    while index < part.endIndex {
      let next = part.index(after: index)
      let follows = part[index] == UInt8(ascii: "~") && next < part.endIndex ? part[next] : 0
      switch follows {
      case UInt8(ascii: "0"): result.append(UInt8(ascii: "~"))
      case UInt8(ascii: "1"): result.append(UInt8(ascii: "/"))
      default:
        result.append(part[index])
        index = next
        continue
      }
      index = part.index(after: next)
    }
    return Text(String(decoding: result, as: UTF8.self))
  }

  // MARK: - Values

  /// A string field of the operation.
  func word(_ field: StaticString, in tree: NodeTree) -> String? { tree.word(field, of: node) }

  /// A copy of the operation's value, or a null if it has none.
  private mutating func value(in tree: inout NodeTree) throws(Diagnostic) -> NodeID {
    try duplicate(tree.value("value", in: node), in: &tree)
  }

  /// A copy of a node, or a null if there is none.
  private mutating func duplicate(_ original: NodeID?, in tree: inout NodeTree) throws(Diagnostic) -> NodeID {
    guard let original else { return tree.makeScalar("null", tag: .null, at: node) }
    let before = tree.slotCount
    let copy = tree.copy(original)
    guard progress.didCopy(tree.slotCount - before) else {
      throw failure("the copies up to here are too large", in: tree)
    }
    return copy
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func copyOfNothing(_ path: String, at location: SourceLocation?) -> Diagnostic {
    warning(.copyOfNothing, "'\(path)' does not exist, so null is copied", at: location)
  }
}
