import Diagnostics
import Patching
import YAMLTree

// MARK: - Targets

extension ReplacementPath {
  /// Every node that the path leads to.
  ///
  /// A missing last field is created as `creating`, unless that is `nil`.
  ///
  /// - Throws: `replacement-target-not-found` where the path meets something of the wrong shape, or `input-too-large`.
  func targets(
    in root: NodeID,
    creating: NodeKind?,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> [NodeID] {
    guard parts.count <= YAMLReader.depthLimit else {
      throw .invalidReplacement("a path has at most \(YAMLReader.depthLimit) steps", at: location)
    }
    return try targets(from: root, parts[...], creating: creating, of: &tree)
  }

  private func targets(
    from node: NodeID,
    _ rest: ArraySlice<String>,
    creating: NodeKind?,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> [NodeID] {
    guard let part = rest.first else { return [node] }
    try spend(on: node, part, of: &tree)
    let after = rest.dropFirst()
    if let index = Self.index(part) { return try indexed(index, node, after, creating: creating, of: &tree) }
    if let (key, value) = try elementCondition(part) {
      return try matching(key, value, node, after, creating: creating, of: &tree)
    }
    if part == "*" {
      var result: [NodeID] = []
      for element in try elements(of: node, tree) {
        result += try targets(from: element, after, creating: creating, of: &tree)
      }
      return result
    }
    guard let field = try field(part, node, before: after.first, creating: creating, of: &tree) else { return [] }
    if after.isEmpty { return [field] }
    return try targets(from: contents(of: field, in: &tree), after, creating: creating, of: &tree)
  }

  /// The value of a field, created if it is missing.
  ///
  /// What is created in a null belongs to no resource, so it has no effect.
  private func field(
    _ part: String,
    _ node: NodeID,
    before next: String?,
    creating: NodeKind?,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID? {
    if part.isEmpty { return try emptyStep(node, before: next, creating: creating, of: &tree) }
    if tree.isNull(node) { return creating.map { make($0, before: next, in: &tree) } }
    guard tree.kind(of: node) == .mapping else { throw mismatch("mapping", node, tree, .replacementTargetNotFound) }
    if let present = tree.value(under: Text(part), in: node) { return present }
    guard let creating else { return nil }
    return tree.set(Text(part), to: make(creating, before: next, in: &tree), in: node)
  }

  /// Where a step without a name leads: an empty scalar stays, any other scalar has no such field.
  ///
  /// Creating the field empties the scalar, and the value goes to a node that belongs to no resource.
  private func emptyStep(
    _ node: NodeID,
    before next: String?,
    creating: NodeKind?,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID? {
    guard tree.kind(of: node) == .scalar else { throw mismatch("scalar", node, tree, .replacementTargetNotFound) }
    if tree.hasText(node, "") { return node }
    guard let creating else { return nil }
    tree.becomeKeepingStyle(node, make(creating, before: next, in: &tree))
    return make(creating, before: next, in: &tree)
  }

  /// What a path goes on in behind a field: a string is read as YAML, and changes to what it contains are lost.
  ///
  /// ``ReplacementTransformer`` tries first to change the string itself.
  private func contents(of field: NodeID, in tree: inout NodeTree) throws(Diagnostic) -> NodeID {
    guard tree.kind(of: field) == .scalar, !tree.isNull(field) || tree.hasText(field, "") else { return field }
    let text = tree.withBytes(of: field) { Array($0) }
    tree.spend(text.count)
    let document = try? YAMLReader.readFirstDocument(text, place: tree.placeOfText(in: field, otherwise: location))
    guard let document, let root = document.documents.first else {
      throw Diagnostic(
        code: .replacementTargetNotFound,
        message: "'\(self.text.abridged)' goes on in a string that \(document == nil ? "is not YAML" : "is empty")",
        at: location
      ).noting("this string", at: tree.location(of: field))
    }
    return root.shifted(by: tree.absorb(document.tree))
  }

  private func indexed(
    _ index: Int,
    _ node: NodeID,
    _ after: ArraySlice<String>,
    creating: NodeKind?,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> [NodeID] {
    var elements = try elements(of: node, tree)
    if index == elements.count, let creating {
      let element = make(creating, before: after.first, in: &tree)
      append(element, to: node, in: &tree)
      elements.append(element)
    }
    guard index < elements.count else {
      throw Diagnostic(
        code: .replacementTargetNotFound,
        message: "'\(text.abridged)' asks for index \(index), but the list has \(elements.count) elements",
        at: location
      ).noting("the list is here", at: tree.location(of: node))
    }
    return try targets(from: elements[index], after, creating: creating, of: &tree)
  }

  private func matching(
    _ key: Text,
    _ value: Text,
    _ node: NodeID,
    _ after: ArraySlice<String>,
    creating: NodeKind?,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> [NodeID] {
    let expression: RegularExpression
    do throws(RegularExpression.SyntaxError) {
      expression = try RegularExpression(value.string)
    } catch {
      throw Diagnostic(
        code: .invalidRegularExpression,
        message: "invalid regular expression '\(value)': \(error.message)",
        at: location
      )
    }
    var result: [NodeID] = []
    var isFound = false
    for element in try elements(of: node, tree) {
      if key.isEmpty {
        let text = Self.written(element, tree)
        tree.spend(text.utf8.count)
        if expression.matches(text) { result.append(element) }
        continue
      }
      guard let field = tree.value(under: key, in: element), expression.matches(Self.written(field, tree)) else {
        continue
      }
      isFound = true
      result += try targets(from: element, after, creating: creating, of: &tree)
    }
    guard result.isEmpty, !isFound, creating != nil else { return result }
    let scalar = tree.makeScalar(value.utf8, at: node)
    var element = scalar
    if !key.isEmpty {
      element = tree.makeCollection(.mapping, at: node)
      tree.append(key: tree.makeScalar(key.utf8, at: node), value: scalar, to: element)
    }
    append(element, to: node, in: &tree)
    guard expression.matches(value.string) else { return [] }
    return key.isEmpty ? [element] : try targets(from: element, after, creating: creating, of: &tree)
  }

  /// Adds a new element to a list; a null takes none.
  private func append(_ element: NodeID, to node: NodeID, in tree: inout NodeTree) {
    if !tree.isNull(node) { tree.append(element, to: node) }
  }

  /// A new field or element, which comes from where the path is written.
  private func make(_ leaf: NodeKind, before next: String?, in tree: inout NodeTree) -> NodeID {
    var kind = leaf
    if let next, !next.isEmpty {
      kind = Self.index(next) != nil || Self.isBracketed(next) ? .sequence : .mapping
    }
    let node = kind == .scalar ? tree.makeScalar("") : tree.makeCollection(kind)
    tree.setLocation(of: node, to: location)
    return node
  }

  private func elements(of node: NodeID, _ tree: NodeTree) throws(Diagnostic) -> [NodeID] {
    if tree.isNull(node) { return [] }
    guard tree.kind(of: node) == .sequence else { throw mismatch("list", node, tree, .replacementTargetNotFound) }
    return tree.elements(of: node)
  }

  /// What remains of a scalar in which a target with an empty step is created, such as `a..b`: an empty scalar, mapping or
  /// list, as the value goes to a node that belongs to no resource.
  ///
  /// - Throws: `replacement-target-not-found` if the steps behind it lead nowhere.
  func remainder(creating: NodeKind, of tree: inout NodeTree) throws(Diagnostic) -> String? {
    guard parts.first == "" else { return nil }
    let rest = parts.dropFirst()
    let created = make(creating, before: rest.first, in: &tree)
    if !rest.isEmpty {
      _ = try targets(from: contents(of: created, in: &tree), rest, creating: creating, of: &tree)
    }
    switch tree.kind(of: created) {
    case .scalar: return ""
    case .mapping: return "{}"
    case .sequence: return "[]"
    }
  }

  /// A node as it is written, quotes included, which is what regular expressions match.
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
