import Diagnostics
import YAMLTree

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

  func apply(to tree: inout NodeTree, budget: inout Int) throws(Diagnostic) {
    let operation = word("op", in: tree)
    switch operation {
    case "add": try add(value(in: &tree, budget: &budget), at: spot("path", in: tree), in: &tree)
    case "remove": try remove(at: spot("path", in: tree), in: &tree)
    case "replace": try replace(in: &tree, budget: &budget)
    case "move": try move(in: &tree)
    case "copy": try copy(in: &tree, budget: &budget)
    case "test": try test(in: &tree)
    default: throw unknownOperation(operation, in: tree)
    }
  }

  // MARK: - Operations

  private func add(_ value: NodeID, at spot: Spot, in tree: inout NodeTree) throws(Diagnostic) {
    try checkDepth(of: value, at: spot, in: tree)
    guard tree.kind(of: spot.parent) == .sequence else {
      tree.set(spot.key, to: value, in: spot.parent, keyTag: .string)
      return
    }
    if spot.key == "-" {
      tree.append(value, to: spot.parent)
    } else {
      tree.insert(value, after: try gap(spot, in: tree), in: spot.parent)
    }
  }

  private func remove(at spot: Spot, in tree: inout NodeTree) throws(Diagnostic) {
    if tree.kind(of: spot.parent) == .sequence {
      tree.removeChild(after: try element(spot, in: tree).previous, of: spot.parent)
    } else if tree.removeValue(spot.key, from: spot.parent) == nil {
      throw noKey(at: spot, in: tree)
    }
  }

  private func replace(in tree: inout NodeTree, budget: inout Int) throws(Diagnostic) {
    let value = try value(in: &tree, budget: &budget)
    if word("path", in: tree) == "" {
      guard tree.kind(of: value) != .scalar else { throw failure("a resource must be a mapping", in: tree) }
      return tree.become(root, value)
    }
    let spot = try spot("path", in: tree)
    try checkDepth(of: value, at: spot, in: tree)
    if tree.kind(of: spot.parent) == .sequence {
      tree.become(try element(spot, in: tree).node, value)
    } else {
      tree.set(spot.key, to: value, in: spot.parent, keyTag: .string)
    }
  }

  private func move(in tree: inout NodeTree) throws(Diagnostic) {
    let source = try spot("from", in: tree)
    let value = try find(source, in: tree)
    try remove(at: source, in: &tree)
    // The removed node's name may be taken over by what moves up, so the value gets one of its own.
    let moved = value.map { tree.copy($0) } ?? makeNull(in: &tree)
    try add(moved, at: try spot("path", in: tree), in: &tree)
  }

  private func copy(in tree: inout NodeTree, budget: inout Int) throws(Diagnostic) {
    let source = try find(try spot("from", in: tree), in: tree)
    let target = try spot("path", in: tree)
    if source == nil {
      let place = tree.location(of: tree.value("from", in: node) ?? node)
      tree.note(.copyOfNothing(word("from", in: tree) ?? "", at: place))
    }
    try add(
      try source.map { (node) throws(Diagnostic) in try duplicate(node, in: &tree, budget: &budget) }
        ?? makeNull(in: &tree),
      at: target,
      in: &tree
    )
  }

  private func test(in tree: inout NodeTree) throws(Diagnostic) {
    let found = try find(try spot("path", in: tree), in: tree)
    let expected = tree.value("value", in: node)
    let isMissing = found.map { tree.isNull($0) } ?? true
    let expectsNothing = expected.map { tree.isNull($0) } ?? true
    if isMissing, expectsNothing { return }
    if !isMissing, let found, let expected, !expectsNothing, areEqual(found, expected, in: tree) { return }
    throw testFailure(found: isMissing ? nil : found, expected: expectsNothing ? nil : expected, in: tree)
  }

  /// Keeps trees within the depth that everything after this step relies on.
  private func checkDepth(of value: NodeID, at spot: Spot, in tree: NodeTree) throws(Diagnostic) {
    guard spot.depth + tree.measure(value).height > YAMLReader.depthLimit else { return }
    throw failure("collections would be nested more than \(YAMLReader.depthLimit) levels deep", in: tree)
  }

  // MARK: - Paths

  private func spot(_ field: StaticString, in tree: NodeTree) throws(Diagnostic) -> Spot {
    guard let path = word(field, in: tree) else { throw failure("'\(field)' is missing or no string", in: tree) }
    let parts = Text(path).utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count >= 2 else { throw noPointer(path, in: field, of: tree) }
    var current = root
    for (depth, part) in parts.dropFirst().dropLast().enumerated() {
      let step = Spot(parent: current, key: Self.unescaped(part), depth: depth + 1, field: field)
      guard let next = try find(step, in: tree) else { throw noKey(at: step, in: tree) }
      guard tree.kind(of: next) != .scalar else {
        throw scalarOnTheWay(next, before: Self.unescaped(parts[depth + 2]), at: step, in: tree)
      }
      current = next
    }
    return Spot(parent: current, key: Self.unescaped(parts[parts.count - 1]), depth: parts.count - 1, field: field)
  }

  /// What stands at a spot; in a list it must be there, in a mapping it may be absent.
  private func find(_ spot: Spot, in tree: NodeTree) throws(Diagnostic) -> NodeID? {
    guard tree.kind(of: spot.parent) == .sequence else { return tree.value(under: spot.key, in: spot.parent) }
    return try element(spot, in: tree).node
  }

  /// The element of a list that a key means, and the one before it; negative indices count from the end.
  private func element(
    _ spot: Spot,
    in tree: NodeTree
  ) throws(Diagnostic) -> (previous: NodeID?, node: NodeID) {
    let number = try listIndex(spot, in: tree)
    var rest = number < 0 ? number + tree.count(of: spot.parent) : number
    var previous: NodeID?
    // Only as far as it has to go: the length of the list does not matter.
    while rest > 0, let current = tree.child(after: previous, of: spot.parent) {
      previous = current
      rest -= 1
    }
    guard rest == 0, let node = tree.child(after: previous, of: spot.parent) else {
      throw noElement(at: spot, in: tree)
    }
    return (previous, node)
  }

  /// The element of a list behind which a key means to add, or `nil` at its beginning; negative indices count from behind
  /// the end.
  private func gap(_ spot: Spot, in tree: NodeTree) throws(Diagnostic) -> NodeID? {
    let number = try listIndex(spot, in: tree)
    var rest = number < 0 ? number + tree.count(of: spot.parent) + 1 : number
    var previous: NodeID?
    while rest > 0, let next = tree.child(after: previous, of: spot.parent) {
      previous = next
      rest -= 1
    }
    guard rest == 0 else { throw noElement(at: spot, in: tree) }
    return previous
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

  /// A string field of the operation.
  func word(_ field: StaticString, in tree: NodeTree) -> String? {
    guard let value = tree.value(field, in: node), tree.kind(of: value) == .scalar,
      tree.storedTag(of: value) == .string
    else { return nil }
    return tree.string(of: value)
  }

  /// A copy of the operation's value; null where it has none.
  private func value(in tree: inout NodeTree, budget: inout Int) throws(Diagnostic) -> NodeID {
    guard let value = tree.value("value", in: node) else { return makeNull(in: &tree) }
    return try duplicate(value, in: &tree, budget: &budget)
  }

  private func duplicate(_ node: NodeID, in tree: inout NodeTree, budget: inout Int) throws(Diagnostic) -> NodeID {
    let before = tree.slotCount
    let copy = tree.copy(node)
    budget -= tree.slotCount - before
    guard budget >= 0 else { throw failure("the copies up to here are too large", in: tree) }
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
      return one.allSatisfy { entry in
        guard let value = tree.value(under: tree.text(of: entry.key), in: right) else { return false }
        return areEqual(entry.value, value, in: tree)
      }
    }
  }
}
