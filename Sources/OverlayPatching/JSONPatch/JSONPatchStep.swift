import OverlayDiagnostics
import OverlayYAMLTree

/// One operation of a patch on its way through a resource.
struct JSONPatchStep {
  /// The operation's mapping, in the resource's tree.
  var node: NodeID
  /// Its place in the list, from 0.
  var index: Int
  /// The resource.
  var root: NodeID

  /// Where an operation does its work: a collection and what is meant in it.
  struct Spot {
    var parent: NodeID
    var key: Text
    /// How many parts of the path lead here, the key included.
    var depth = 0
    /// The field of the operation that leads here.
    var field: StaticString = "path"
  }

  func apply(to tree: inout NodeTree, _ progress: inout JSONPatchProgress) throws(Diagnostic) {
    let operation = word("op", in: tree)
    if operation == "remove" || operation == "replace" || operation == "move" { progress.forgetPlaces() }
    switch operation {
    case "add": try add(value(in: &tree, &progress), at: spot("path", in: tree, &progress), in: &tree, &progress)
    case "remove": try remove(at: spot("path", in: tree, &progress), in: &tree, &progress)
    case "replace": try replace(in: &tree, &progress)
    case "move": try move(in: &tree, &progress)
    case "copy": try copy(in: &tree, &progress)
    case "test": try test(in: &tree, &progress)
    default: throw unknownOperation(operation, in: tree)
    }
  }

  // MARK: - Operations

  private func add(
    _ value: NodeID,
    at spot: Spot,
    in tree: inout NodeTree,
    _ progress: inout JSONPatchProgress
  ) throws(Diagnostic) {
    try checkDepth(of: value, at: spot, in: tree)
    guard tree.kind(of: spot.parent) == .sequence else {
      guard progress.set(spot.key, to: value, in: spot.parent, of: &tree) else { throw tooManySteps(in: tree) }
      return
    }
    if spot.key == "-" {
      tree.append(value, to: spot.parent)
    } else {
      let gap = try gap(spot, in: tree, &progress)
      tree.insert(value, after: gap.previous, in: spot.parent)
      progress.didAdd(value, at: gap.position, to: spot.parent)
    }
  }

  private func remove(
    at spot: Spot,
    in tree: inout NodeTree,
    _ progress: inout JSONPatchProgress
  ) throws(Diagnostic) {
    if tree.kind(of: spot.parent) == .sequence {
      tree.removeChild(after: try element(spot, in: tree, &progress).previous, of: spot.parent)
      return
    }
    try pass(tree.count(of: spot.parent), in: tree, &progress)
    if tree.removeValue(spot.key, from: spot.parent) == nil {
      throw noKey(at: spot, in: tree)
    }
  }

  private func replace(in tree: inout NodeTree, _ progress: inout JSONPatchProgress) throws(Diagnostic) {
    let value = try value(in: &tree, &progress)
    if word("path", in: tree) == "" {
      guard tree.kind(of: value) != .scalar else { throw failure("a resource must be a mapping", in: tree) }
      return tree.become(root, value)
    }
    let spot = try spot("path", in: tree, &progress)
    try checkDepth(of: value, at: spot, in: tree)
    if tree.kind(of: spot.parent) == .sequence {
      tree.become(try element(spot, in: tree, &progress).node, value)
    } else {
      try pass(tree.count(of: spot.parent), in: tree, &progress)
      tree.set(spot.key, to: value, in: spot.parent, keyTag: .string)
    }
  }

  private func move(in tree: inout NodeTree, _ progress: inout JSONPatchProgress) throws(Diagnostic) {
    let source = try spot("from", in: tree, &progress)
    let value = try find(source, in: tree, &progress)
    try remove(at: source, in: &tree, &progress)
    // The removed node's name may be taken over by what moves up, so the value gets one of its own.
    let moved =
      try value.map { (node) throws(Diagnostic) in try duplicate(node, in: &tree, &progress) } ?? makeNull(in: &tree)
    try add(moved, at: try spot("path", in: tree, &progress), in: &tree, &progress)
  }

  private func copy(in tree: inout NodeTree, _ progress: inout JSONPatchProgress) throws(Diagnostic) {
    let source = try find(try spot("from", in: tree, &progress), in: tree, &progress)
    let target = try spot("path", in: tree, &progress)
    if source == nil {
      let place = tree.location(of: tree.value("from", in: node) ?? node)
      tree.note(.copyOfNothing(word("from", in: tree) ?? "", at: place))
    }
    try add(
      try source.map { (node) throws(Diagnostic) in try duplicate(node, in: &tree, &progress) } ?? makeNull(in: &tree),
      at: target,
      in: &tree,
      &progress
    )
  }

  private func test(in tree: inout NodeTree, _ progress: inout JSONPatchProgress) throws(Diagnostic) {
    let found = try find(try spot("path", in: tree, &progress), in: tree, &progress)
    let expected = tree.value("value", in: node)
    let isMissing = found.map { tree.isNull($0) } ?? true
    let expectsNothing = expected.map { tree.isNull($0) } ?? true
    if isMissing, expectsNothing { return }
    if !isMissing, let found, let expected, !expectsNothing {
      try pass(tree.measure(expected).size, in: tree, &progress)
      if areEqual(found, expected, in: tree) { return }
    }
    throw testFailure(found: isMissing ? nil : found, expected: expectsNothing ? nil : expected, in: tree)
  }

  /// Keeps trees within the depth that everything after this step relies on.
  private func checkDepth(of value: NodeID, at spot: Spot, in tree: NodeTree) throws(Diagnostic) {
    guard spot.depth + tree.measure(value).height > YAMLReader.depthLimit else { return }
    throw failure("collections would be nested more than \(YAMLReader.depthLimit) levels deep", in: tree)
  }

  // MARK: - Paths

  private func spot(
    _ field: StaticString,
    in tree: NodeTree,
    _ progress: inout JSONPatchProgress
  ) throws(Diagnostic) -> Spot {
    guard let path = word(field, in: tree) else { throw failure("'\(field)' is missing or not a string", in: tree) }
    let parts = Text(path).utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count >= 2 else { throw noPointer(path, in: field, of: tree) }
    var current = root
    for (depth, part) in parts.dropFirst().dropLast().enumerated() {
      let step = Spot(parent: current, key: Self.unescaped(part), depth: depth + 1, field: field)
      guard let next = try find(step, in: tree, &progress) else { throw noKey(at: step, in: tree) }
      guard tree.kind(of: next) != .scalar else {
        throw scalarOnTheWay(next, before: Self.unescaped(parts[depth + 2]), at: step, in: tree)
      }
      current = next
    }
    return Spot(parent: current, key: Self.unescaped(parts[parts.count - 1]), depth: parts.count - 1, field: field)
  }

  /// What stands at a spot; in a list it must be there, in a mapping it may be absent.
  private func find(
    _ spot: Spot,
    in tree: NodeTree,
    _ progress: inout JSONPatchProgress
  ) throws(Diagnostic) -> NodeID? {
    guard tree.kind(of: spot.parent) == .sequence else {
      // What is looked for may be the last of all.
      try pass(tree.count(of: spot.parent), in: tree, &progress)
      return tree.value(under: spot.key, in: spot.parent)
    }
    return try element(spot, in: tree, &progress).node
  }

  /// Counts elements and entries that are passed by.
  private func pass(_ count: Int, in tree: NodeTree, _ progress: inout JSONPatchProgress) throws(Diagnostic) {
    guard progress.didPass(count) else { throw tooManySteps(in: tree) }
  }

  private func tooManySteps(in tree: NodeTree) -> Diagnostic {
    failure("the operations up to here are too many for lists and mappings of this length", in: tree)
  }

  /// The element of a list that a key means, and the one before it; negative indices count from the end.
  private func element(
    _ spot: Spot,
    in tree: NodeTree,
    _ progress: inout JSONPatchProgress
  ) throws(Diagnostic) -> (previous: NodeID?, node: NodeID) {
    let number = try listIndex(spot, in: tree)
    let position = number < 0 ? number + tree.count(of: spot.parent) : number
    let found = try walk(to: position, in: spot.parent, of: tree, &progress)
    guard found.rest == 0, let node = tree.child(after: found.previous, of: spot.parent) else {
      throw noElement(at: spot, in: tree)
    }
    return (found.previous, node)
  }

  /// The element of a list behind which a key means to add, or `nil` at its beginning; negative indices count from behind
  /// the end.
  private func gap(
    _ spot: Spot,
    in tree: NodeTree,
    _ progress: inout JSONPatchProgress
  ) throws(Diagnostic) -> (previous: NodeID?, position: Int) {
    let number = try listIndex(spot, in: tree)
    let position = number < 0 ? number + tree.count(of: spot.parent) + 1 : number
    let found = try walk(to: position, in: spot.parent, of: tree, &progress)
    guard found.rest == 0 else { throw noElement(at: spot, in: tree) }
    return (found.previous, position)
  }

  /// Goes along a list up to a position, only as far as that is: the length of the list does not matter.
  ///
  /// - Returns: The element before the position, and how many are missing up to it.
  private func walk(
    to position: Int,
    in list: NodeID,
    of tree: NodeTree,
    _ progress: inout JSONPatchProgress
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
    try pass(max(start - rest, 0), in: tree, &progress)
    return (previous, rest)
  }

  private func listIndex(_ spot: Spot, in tree: NodeTree) throws(Diagnostic) -> Int {
    guard let number = Int(spot.key.string) else { throw noIndex(at: spot, in: tree) }
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

  /// Marks the operation's value as one of a Secret, unless it is the name or namespace of it.
  func markValue(in tree: inout NodeTree) {
    guard word("path", in: tree)?.hasPrefix("/metadata/name") != true else { return }
    for entry in tree.entries(of: node) where tree.hasText(entry.key, "value") { tree.markSecret(entry.value) }
  }

  /// A string field of the operation.
  func word(_ field: StaticString, in tree: NodeTree) -> String? {
    guard let value = tree.value(field, in: node), tree.kind(of: value) == .scalar,
      tree.storedTag(of: value) == .string
    else { return nil }
    return tree.string(of: value)
  }

  /// A copy of the operation's value; null where it has none.
  private func value(
    in tree: inout NodeTree,
    _ progress: inout JSONPatchProgress
  ) throws(Diagnostic) -> NodeID {
    guard let value = tree.value("value", in: node) else { return makeNull(in: &tree) }
    return try duplicate(value, in: &tree, &progress)
  }

  private func duplicate(
    _ node: NodeID,
    in tree: inout NodeTree,
    _ progress: inout JSONPatchProgress
  ) throws(Diagnostic) -> NodeID {
    let before = tree.slotCount
    let copy = tree.copy(node)
    guard progress.didCopy(tree.slotCount - before) else {
      throw failure("the copies up to here are too large", in: tree)
    }
    return copy
  }

  private func makeNull(in tree: inout NodeTree) -> NodeID { tree.makeScalar("null", tag: .null, at: node) }

  func areEqual(_ left: NodeID, _ right: NodeID, in tree: NodeTree) -> Bool {
    guard tree.kind(of: left) == tree.kind(of: right) else { return false }
    switch tree.kind(of: left) {
    case .scalar:
      return tree.storedTag(of: left) == tree.storedTag(of: right) && tree.haveSameText(left, right)
    case .sequence:
      let (one, other) = (tree.elements(of: left), tree.elements(of: right))
      return one.count == other.count && zip(one, other).allSatisfy { areEqual($0, $1, in: tree) }
    case .mapping:
      let one = tree.entries(of: left)
      guard one.count == tree.count(of: right) else { return false }
      var other = KeyIndex(of: right)
      return one.allSatisfy { entry in
        other.value(under: tree.text(of: entry.key), in: tree).map { areEqual(entry.value, $0, in: tree) } ?? false
      }
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func copyOfNothing(_ path: String, at location: SourceLocation?) -> Diagnostic {
    warning(.copyOfNothing, "'\(path)' does not exist, so null is copied", at: location)
  }
}
