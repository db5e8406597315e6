import OverlayDiagnostics
import OverlayPatching
import OverlayRegularExpressions
import OverlayYAMLTree

extension NodePath {
  /// The nodes that a path leads to.
  struct Targets {
    var nodes: [NodeID] = []
    /// Whether some of the nodes do not belong to a resource, so that values set there are lost.
    var areLost = false
  }

  /// Every node that the path leads to.
  ///
  /// A missing last field is created as `creating`, unless that is `nil`.
  ///
  /// - Throws: `replacement-target-not-found` for a node of the wrong kind on the path, or `input-too-large`.
  func targets(
    in root: NodeID,
    creating: NodeKind?,
    of tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> Targets {
    guard parts.count <= YAMLReader.depthLimit else {
      throw .tooManySteps(.invalidReplacement, at: location)
    }
    var search = TargetSearch(path: self, creating: creating, context: context)
    try search.follow(parts[...], from: root, in: &tree)
    return search.found
  }

  /// The text that a scalar gets when a target with an empty step, such as `a..b`, is created in it: an empty scalar,
  /// mapping or list, because the value is set in a node that does not belong to a resource.
  ///
  /// - Returns: `nil` if the path does not begin with an empty step.
  /// - Throws: `replacement-target-not-found` if the steps after it do not exist.
  func remainder(
    creating: NodeKind,
    of tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> String? {
    guard parts.first == "" else { return nil }
    let rest = parts.dropFirst()
    var search = TargetSearch(path: self, creating: creating, context: context)
    let created = search.make(creating, before: rest.first, in: &tree)
    try search.follow(rest, afterField: created, in: &tree)
    switch tree.kind(of: created) {
    case .scalar: return ""
    case .mapping: return "{}"
    case .sequence: return "[]"
    }
  }
}

/// Follows a path to all its targets.
private struct TargetSearch {
  let path: NodePath
  let creating: NodeKind?
  let context: BuildContext
  var found = NodePath.Targets()

  init(path: NodePath, creating: NodeKind?, context: BuildContext) {
    self.path = path
    self.creating = creating
    self.context = context
  }

  mutating func follow(_ rest: ArraySlice<String>, from node: NodeID, in tree: inout NodeTree) throws(Diagnostic) {
    guard let part = rest.first else { return found.nodes.append(node) }
    try path.charge(for: node, part, of: tree, to: context)
    let after = rest.dropFirst()
    switch NodePath.step(part) {
    case .index(let index) where index >= 0: try follow(after, at: index, of: node, in: &tree)
    case .element(let key, let value): try follow(after, where: key, matches: value, of: node, in: &tree)
    case .each: for element in try elements(of: node, tree) { try follow(after, from: element, in: &tree) }
    case .malformed: throw .invalidReplacement(path.malformed(part), at: path.location)
    case .field, .index, .last:
      guard let field = try field(part, node, before: after.first, in: &tree) else { return }
      try follow(after, afterField: field, in: &tree)
    }
  }

  // MARK: - Fields

  /// The value of a field, created if it is missing.
  ///
  /// A field that is created in a null does not belong to a resource, so it has no effect.
  private mutating func field(
    _ part: String,
    _ node: NodeID,
    before next: String?,
    in tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID? {
    if part.isEmpty { return try emptyStep(node, before: next, in: &tree) }
    if tree.isNull(node) {
      guard let creating else { return nil }
      found.areLost = true
      return make(creating, before: next, in: &tree)
    }
    guard tree.kind(of: node) == .mapping else { throw mismatch(.mapping, node, tree) }
    if let present = tree.value(under: Text(part), in: node) { return present }
    guard let creating else { return nil }
    return tree.set(Text(part), to: make(creating, before: next, in: &tree), in: node)
  }

  /// The node that a step without a name leads to: an empty scalar itself; other scalars have no such field.
  ///
  /// Creating the field empties the scalar, and the value is set in a node that does not belong to a resource.
  private mutating func emptyStep(
    _ node: NodeID,
    before next: String?,
    in tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID? {
    guard tree.kind(of: node) == .scalar else { throw mismatch(.scalar, node, tree) }
    if !tree.isNull(node), tree.hasText(node, "") { return node }
    guard let creating else { return nil }
    found.areLost = true
    tree.replaceContentKeepingStyle(of: node, with: make(creating, before: next, in: &tree))
    return make(creating, before: next, in: &tree)
  }

  /// Follows the rest of a path after a field.
  ///
  /// A string is parsed as YAML, and changes to the parsed nodes are lost. ``ReplacementTransformer`` first tries to change
  /// the string itself.
  mutating func follow(
    _ rest: ArraySlice<String>,
    afterField field: NodeID,
    in tree: inout NodeTree
  ) throws(Diagnostic) {
    guard !rest.isEmpty, tree.kind(of: field) == .scalar, !tree.isNull(field) || tree.hasText(field, "") else {
      return try follow(rest, from: field, in: &tree)
    }
    let text = tree.withBytes(of: field) { Array($0) }
    context.charge(text.count)
    let place = tree.placeOfText(in: field, otherwise: path.location)
    let document = try? YAMLReader.readFirstDocument(text, place: place)
    guard let document, let root = document.documents.first else {
      let problem = document == nil ? "is not YAML" : "is empty"
      throw Diagnostic(
        code: .replacementTargetNotFound,
        message: "'\(path.text.abridged)' continues in a string that \(problem)",
        at: path.location
      ).addingNote("this string", at: tree.location(of: field))
    }
    found.areLost = true
    try follow(rest, from: root.shifted(by: tree.absorb(document.tree)), in: &tree)
  }

  // MARK: - Elements

  private mutating func follow(
    _ rest: ArraySlice<String>,
    at index: Int,
    of node: NodeID,
    in tree: inout NodeTree
  ) throws(Diagnostic) {
    var elements = try elements(of: node, tree)
    if index == elements.count, let creating {
      let element = make(creating, before: rest.first, in: &tree)
      append(element, to: node, in: &tree)
      elements.append(element)
    }
    guard index < elements.count else {
      throw Diagnostic(
        code: .replacementTargetNotFound,
        message: "'\(path.text.abridged)' has the index \(index), but the length of the list is \(elements.count)",
        at: path.location
      ).addingNote("the list is here", at: tree.location(of: node))
    }
    try follow(rest, from: elements[index], in: &tree)
  }

  private mutating func follow(
    _ rest: ArraySlice<String>,
    where key: Text,
    matches value: Text,
    of node: NodeID,
    in tree: inout NodeTree
  ) throws(Diagnostic) {
    let expression: RegularExpression
    do throws(RegularExpression.SyntaxError) {
      expression = try RegularExpression(value.string)
    } catch {
      throw .invalidRegularExpression(value.string, error, at: path.location)
    }
    var hasMatches = false
    for element in try elements(of: node, tree) {
      if key.isEmpty {
        let text = Self.written(element, tree)
        context.charge(text.utf8.count)
        guard expression.matches(text) else { continue }
        hasMatches = true
        found.nodes.append(element)
        continue
      }
      guard let field = tree.value(under: key, in: element), expression.matches(Self.written(field, tree)) else {
        continue
      }
      hasMatches = true
      try follow(rest, from: element, in: &tree)
    }
    guard !hasMatches, creating != nil else { return }
    let element = tree.makeElement(key, value, at: node)
    append(element, to: node, in: &tree)
    guard expression.matches(value.string) else { return }
    if key.isEmpty { found.nodes.append(element) } else { try follow(rest, from: element, in: &tree) }
  }

  private func elements(of node: NodeID, _ tree: NodeTree) throws(Diagnostic) -> [NodeID] {
    if tree.isNull(node) { return [] }
    guard tree.kind(of: node) == .sequence else { throw mismatch(.sequence, node, tree) }
    return tree.elements(of: node)
  }

  /// Appends a new element to a list; a null cannot have elements, so the new one is lost.
  private mutating func append(_ element: NodeID, to node: NodeID, in tree: inout NodeTree) {
    guard !tree.isNull(node) else {
      found.areLost = true
      return
    }
    tree.append(element, to: node)
    context.didSet(element, at: path.location, under: node, in: tree)
  }

  /// Creates a field or element, located at the path.
  func make(_ leaf: NodeKind, before next: String?, in tree: inout NodeTree) -> NodeID {
    var kind = leaf
    if let next, !next.isEmpty {
      switch NodePath.step(next) {
      case .index(0...), .element, .malformed: kind = .sequence
      default: kind = .mapping
      }
    }
    let node = kind == .scalar ? tree.makeScalar("") : tree.makeCollection(kind)
    tree.setLocation(of: node, to: path.location)
    return node
  }

  private func mismatch(_ expected: NodeKind, _ node: NodeID, _ tree: NodeTree) -> Diagnostic {
    path.mismatch(expected, node, tree, .replacementTargetNotFound)
  }

  /// The text of a node as written, quotes included, which regular expressions are matched against.
  private static func written(_ node: NodeID, _ tree: NodeTree) -> String {
    guard tree.kind(of: node) == .scalar else { return tree.writtenCollection(node) }
    let text = tree.string(of: node)
    switch tree.style(of: node) {
    case .singleQuoted: return "'\(text)'"
    case .doubleQuoted: return "\"\(text)\""
    case .plain:
      let isReserved = tree.storedTag(of: node) == .string && tree.withBytes(of: node) { PlainScalar.isReserved($0) }
      return isReserved ? "\"\(text)\"" : text
    case .literal, .folded: return text
    }
  }
}
