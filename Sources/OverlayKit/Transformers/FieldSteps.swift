import OverlayDiagnostics
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// A way to one field, such as `spec/template/spec/containers/[name=web]/image`, which is created where it is missing.
///
/// Source: Kustomize's path getter. A number or `-` is an element of a list by position, brackets choose an element by
/// a field's text; both must lead to a list.
struct FieldSteps: Sendable {
  private enum Step: Sendable {
    case field(Text)
    case index(Int)
    case last
    case element(key: Text, value: Text)

    var isElement: Bool {
      if case .field = self { false } else { true }
    }
  }

  /// Where the path is written.
  let location: SourceLocation
  /// Whether the path is that of a resource's namespace.
  let isNamespace: Bool
  private let text: String
  private let steps: [Step]

  /// - Throws: `invalid-plugin-configuration` for steps that mean nothing.
  init(_ path: Located<String>) throws(Diagnostic) {
    text = path.value
    location = path.location
    isNamespace = Text(path.value) == "metadata/namespace"
    var steps: [Step] = []
    for part in Self.parts(of: path.value) {
      let part = part.trimmingWhiteSpace
      if !part.isEmpty { steps.append(try Self.step(part, of: path)) }
    }
    guard steps.count <= YAMLReader.depthLimit else {
      throw .invalidPluginConfiguration("a path has at most \(YAMLReader.depthLimit) steps", at: path.location)
    }
    self.steps = steps
  }

  /// The parts between slashes, of which `\/` is none.
  private static func parts(of text: String) -> [String] {
    var parts: [String] = []
    var part: [UInt8] = []
    for byte in text.utf8 {
      if byte != UInt8(ascii: "/") {
        part.append(byte)
      } else if part.last == UInt8(ascii: "\\") {
        part[part.count - 1] = byte
      } else {
        parts.append(String(decoding: part, as: UTF8.self))
        part = []
      }
    }
    return parts + [String(decoding: part, as: UTF8.self)]
  }

  private static func step(_ part: String, of path: Located<String>) throws(Diagnostic) -> Step {
    if let index = Int(part) {
      guard index >= 0 else {
        throw .invalidPluginConfiguration("the index \(index) in '\(path.value)' is negative", at: path.location)
      }
      return .index(index)
    }
    if part == "-" { return .last }
    guard part != "*" else {
      throw .invalidPluginConfiguration("'*' is not possible in '\(path.value)'", at: path.location)
    }
    guard part.utf8.first == UInt8(ascii: "["), part.utf8.last == UInt8(ascii: "]") else { return .field(Text(part)) }
    let inner = part.dropFirst().dropLast()
    guard let equals = inner.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      throw .invalidPluginConfiguration(
        "'\(part)' in '\(path.value)' must have the form '[field=value]'",
        at: path.location
      )
    }
    let value = inner[inner.utf8.index(after: equals)...]
    return .element(key: Text(String(inner[..<equals])), value: Text(String(value)))
  }

  // MARK: - Walking

  /// The scalar at the end of the way.
  ///
  /// - Returns: `nil` if a list has no element at a position, or if there is a null on the way.
  /// - Throws: `wrong-field-kind` where something of the wrong shape stands on the way or at its end.
  func find(in resource: Resource, of tree: inout NodeTree) throws(Diagnostic) -> NodeID? {
    var node = resource.root
    for (index, step) in steps.enumerated() {
      let next = index + 1 < steps.count ? steps[index + 1] : nil
      guard let found = try self.step(step, from: node, before: next, of: &tree, resource) else { return nil }
      node = found
    }
    guard tree.kind(of: node) == .scalar else { throw mismatch("scalar", node, tree, resource) }
    return node
  }

  private func step(
    _ step: Step,
    from node: NodeID,
    before next: Step?,
    of tree: inout NodeTree,
    _ resource: Resource
  ) throws(Diagnostic) -> NodeID? {
    let wanted: NodeKind = step.isElement ? .sequence : .mapping
    guard tree.kind(of: node) == wanted else { throw mismatch(wanted.word, node, tree, resource) }
    switch step {
    case .field(let name):
      if let present = tree.value(under: name, in: node) {
        return tree.isNull(present) && next != nil ? nil : present
      }
      let created = make(before: next, in: &tree, at: node)
      return tree.set(name, to: created, in: node)
    case .index(let index):
      let elements = tree.elements(of: node)
      return index < elements.count ? elements[index] : nil
    case .last: return tree.lastChild(of: node)
    case .element(let key, let value):
      let found = tree.elements(of: node).first { element in
        if key.isEmpty { return tree.kind(of: element) == .scalar && tree.text(of: element) == value }
        return tree.value(under: key, in: element).map { tree.text(of: $0) == value } ?? false
      }
      return found ?? makeElement(key, value, in: node, of: &tree)
    }
  }

  private func make(before next: Step?, in tree: inout NodeTree, at place: NodeID) -> NodeID {
    guard let next else { return tree.makeScalar("", at: place) }
    return tree.makeCollection(next.isElement ? .sequence : .mapping, at: place)
  }

  private func makeElement(_ key: Text, _ value: Text, in list: NodeID, of tree: inout NodeTree) -> NodeID {
    let scalar = tree.makeScalar(value.utf8, at: list)
    var element = scalar
    if !key.isEmpty {
      element = tree.makeCollection(.mapping, at: list)
      tree.append(key: tree.makeScalar(key.utf8, at: list), value: scalar, to: element)
    }
    tree.append(element, to: list)
    return element
  }

  private func mismatch(_ expected: String, _ node: NodeID, _ tree: NodeTree, _ resource: Resource) -> Diagnostic {
    .wrongFieldKind(
      path: text,
      of: resource.title(in: tree),
      found: "there is a \(tree.kind(of: node).word) where a \(expected) is needed",
      at: tree.location(of: node)
    ).addingNote("the path", at: location)
  }
}
