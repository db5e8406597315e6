import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// A path that also names elements of lists, such as `spec.template.spec.containers.[name=web].image`: of a
/// replacement, a variable or a `ValueAddTransformer`.
///
/// Source: Kustomize's field paths. `\.` is a dot in a key, and so are dots in brackets without `=`. One dot at the
/// beginning has no effect. Sources ignore all other empty steps, but in targets they match scalars only.
struct NodePath: Sendable {
  /// One step from a node to another.
  enum Step {
    case field(Text)
    /// An element of a list by its position; a negative one is an error when the step is taken.
    case index(Int)
    case last
    /// An element of a list by the value of a field or, if the key is empty, by its own value.
    case element(key: Text, value: Text)
    /// All elements of a list.
    case each
    /// Brackets without an equals sign.
    case malformed

    /// The kind of the node that the step is taken from.
    var parent: NodeKind {
      if case .field = self { .mapping } else { .sequence }
    }
  }

  /// Why a step cannot be taken from a node.
  enum Obstacle: Error {
    case wrongKind(NodeID, expected: NodeKind)
    /// A step that cannot be taken from any node.
    case invalidStep(String, note: String? = nil)
  }

  /// The path as written.
  let text: String
  let location: SourceLocation
  let parts: [String]

  private init(_ text: String, at location: SourceLocation, parts: [String]) {
    (self.text, self.location, self.parts) = (text, location, parts)
  }

  init(_ text: String, at location: SourceLocation) {
    self.init(text, at: location, parts: Self.split(text))
  }

  /// Reads the path of a variable, in which an index may directly follow a field: `ports[0].port`.
  init(variable text: String, at location: SourceLocation) {
    self.init(text, at: location, parts: Self.split(text).flatMap { Self.withoutIndex($0) })
  }

  /// Reads a path with slashes between its steps, and `\/` for a slash in a key.
  ///
  /// - Throws: `invalid-plugin-configuration` for steps without a meaning.
  init(slashed path: Located<String>) throws(Diagnostic) {
    let parts = FieldPath.split(path.value.utf8).map { String(decoding: $0, as: UTF8.self).trimmingWhiteSpace }
    self.init(path.value, at: path.location, parts: parts.filter { !$0.isEmpty })
    for part in self.parts {
      if let problem = problem(with: part) { throw .invalidPluginConfiguration(problem, at: location) }
    }
    guard self.parts.count <= YAMLReader.depthLimit else {
      throw .tooManySteps(.invalidPluginConfiguration, at: location)
    }
  }

  /// Splits a part that ends in an index in brackets.
  private static func withoutIndex(_ part: String) -> [String] {
    guard part.utf8.last == UInt8(ascii: "]"), let open = part.utf8.lastIndex(of: UInt8(ascii: "[")) else {
      return [part]
    }
    let index = String(part[part.utf8.index(after: open)...].dropLast())
    guard !index.isEmpty, index.utf8.allSatisfy({ $0.isASCIIDigit }) else { return [part] }
    return open == part.startIndex ? [index] : [String(part[..<open]), index]
  }

  private static func split(_ text: String) -> [String] {
    var pieces: [String] = []
    for piece in text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).map({ Substring($0) }) {
      // In place, since many pieces may be joined.
      if pieces.last?.utf8.last == UInt8(ascii: "\\") {
        pieces[pieces.count - 1].unicodeScalars.removeLast()
        pieces[pieces.count - 1] += ".\(piece)"
      } else {
        pieces.append(String(piece))
      }
    }
    var parts: [String] = []
    var open = ""
    for piece in pieces {
      let isClosed = piece.utf8.last == UInt8(ascii: "]")
      if !open.isEmpty {
        open += ".\(piece)"
        guard isClosed else { continue }
        parts.append(unbracketed(open))
        open = ""
      } else if piece.utf8.first == UInt8(ascii: "["), !isClosed {
        open = piece
      } else {
        parts.append(piece)
      }
    }
    if !open.isEmpty { parts.append(unbracketed(open)) }
    if parts.count > 1, parts[0].isEmpty { parts.removeFirst() }
    return parts
  }

  /// Removes brackets without an equals sign, which only protect the dots of a key.
  private static func unbracketed(_ part: String) -> String {
    guard !part.utf8.contains(UInt8(ascii: "=")) else { return part }
    let brackets: Set<UInt8> = [UInt8(ascii: "["), UInt8(ascii: "]")]
    let inner = part.utf8.drop { brackets.contains($0) }
    let end = inner.lastIndex { !brackets.contains($0) }
    return end.flatMap { String(inner[...$0]) } ?? ""
  }

  // MARK: - Steps

  static func step(_ part: String) -> Step {
    if part == "-" { return .last }
    if part == "*" { return .each }
    if let index = Int(part) { return .index(index) }
    guard isBracketed(part) else { return .field(Text(part)) }
    let inner = part.dropFirst().dropLast()
    guard let equals = inner.utf8.firstIndex(of: UInt8(ascii: "=")) else { return .malformed }
    let value = inner[inner.utf8.index(after: equals)...]
    return .element(key: Text(String(inner[..<equals])), value: Text(String(value)))
  }

  private static func isBracketed(_ part: String) -> Bool {
    part.utf8.first == UInt8(ascii: "[") && part.utf8.last == UInt8(ascii: "]")
  }

  /// Why a part can never lead to a single node.
  private func problem(with part: String) -> String? {
    switch Self.step(part) {
    case .each: "'\(text)' cannot contain '*'"
    case .malformed: malformed(part)
    case .index(let index) where index < 0: "the index \(index) in '\(text)' is negative"
    default: nil
    }
  }

  func malformed(_ part: String) -> String { "'\(part)' in '\(text)' must have the form '[field=value]'" }

  /// Charges for the entries or elements of a collection, and for those of its elements if the part selects by a field.
  func charge(for node: NodeID, _ part: String, of tree: NodeTree, to context: BuildContext) throws(Diagnostic) {
    // Counting and comparing visit each of them.
    context.charge(2 * tree.count(of: node))
    if Self.isBracketed(part) {
      for element in tree.elements(of: node) { context.charge(2 * tree.count(of: element)) }
    }
    try context.checkLimits(tree, at: location)
  }

  /// The node that a step leads to, or `nil` if there is none.
  func node(at part: String, from node: NodeID, of tree: NodeTree) throws(Obstacle) -> NodeID? {
    let step = Self.step(part)
    switch step {
    case .each:
      throw .invalidStep(
        "'\(text.abridged)' contains '*', but a source is one value",
        note: "name one field or element"
      )
    case .malformed: throw .invalidStep(malformed(part))
    default: break
    }
    guard tree.kind(of: node) == step.parent else { throw .wrongKind(node, expected: step.parent) }
    switch step {
    case .field(let name): return tree.value(under: name, in: node)
    case .last: return tree.lastChild(of: node)
    case .index(let index):
      if let problem = problem(with: part) { throw .invalidStep(problem) }
      let elements = tree.elements(of: node)
      return index < elements.count ? elements[index] : nil
    case .element(let key, let value):
      return tree.elements(of: node).first { element in
        // A mapping or list counts as an empty string.
        if key.isEmpty { return tree.kind(of: element) == .scalar ? tree.text(of: element) == value : value.isEmpty }
        return tree.value(under: key, in: element).map { tree.text(of: $0) == value } ?? false
      }
    case .each, .malformed: return nil
    }
  }

  // MARK: - Source

  /// The node that the path leads to, or `nil` if a field is missing.
  ///
  /// - Throws: `replacement-source-not-found` for a node of the wrong kind, `invalid-replacement` for an invalid step,
  ///   or `input-too-large`.
  func source(in root: NodeID, of tree: NodeTree, context: BuildContext) throws(Diagnostic) -> NodeID? {
    var current = root
    for part in parts {
      let part = part.trimmingWhiteSpace
      if part.isEmpty { continue }
      try charge(for: current, part, of: tree, to: context)
      guard !tree.isNull(current) else { return nil }
      do throws(Obstacle) {
        guard let next = try node(at: part, from: current, of: tree) else { return nil }
        current = next
      } catch {
        switch error {
        case .wrongKind(let node, let expected): throw mismatch(expected, node, tree, .replacementSourceNotFound)
        case .invalidStep(let problem, let note):
          let error = Diagnostic(code: .invalidReplacement, message: problem, at: location)
          throw note.map { error.addingNote($0) } ?? error
        }
      }
    }
    return current
  }

  /// The scalar before the end of the path, and the rest of the path; `nil` if there is none.
  ///
  /// As in sources, a condition selects only the first matching element.
  func scalarOnPath(in root: NodeID, of tree: NodeTree) -> (scalar: NodeID, rest: NodePath)? {
    var current = root
    for (position, part) in parts.dropLast().enumerated() {
      let part = part.trimmingWhiteSpace
      if part.isEmpty { continue }
      guard let next = try? node(at: part, from: current, of: tree), !tree.isNull(next) else { return nil }
      current = next
      if tree.kind(of: current) == .scalar {
        return (current, NodePath(text, at: location, parts: Array(parts[(position + 1)...])))
      }
    }
    return nil
  }

  func mismatch(_ expected: NodeKind, _ node: NodeID, _ tree: NodeTree, _ code: Diagnostic.Code) -> Diagnostic {
    Diagnostic(
      code: code,
      message: "expected a \(expected.word) on the path '\(text)', found a \(tree.kind(of: node).word)",
      at: location
    ).addingNote("this \(tree.kind(of: node).word)", at: tree.location(of: node))
  }

  // MARK: - Fields that get a value

  /// The scalar at the end of the path, which is created if it is missing.
  ///
  /// - Returns: `nil` if a list has no element at a position, or if the path leads through a null.
  /// - Throws: `wrong-field-kind` for a node of the wrong kind.
  func scalar(
    in resource: Resource,
    of tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> NodeID? {
    var current = resource.root
    do throws(Obstacle) {
      for (position, part) in parts.enumerated() {
        let following = position + 1 < parts.count ? parts[position + 1] : nil
        if let next = try node(at: part, from: current, of: tree) {
          if following != nil, tree.isNull(next), tree.kind(of: current) == .mapping { return nil }
          current = next
          continue
        }
        switch Self.step(part) {
        case .field(let name):
          let kind = following.map { Self.step($0).parent } ?? .scalar
          let field = kind == .scalar ? tree.makeScalar("", at: current) : tree.makeCollection(kind, at: current)
          current = tree.set(name, to: field, in: current)
        case .element(let key, let value):
          let element = tree.makeElement(key, value, at: current)
          tree.append(element, to: current)
          context.didSet(element, at: location, under: current, in: tree)
          current = element
        default: return nil
        }
      }
      guard tree.kind(of: current) == .scalar else { throw .wrongKind(current, expected: .scalar) }
      return current
    } catch {
      guard case .wrongKind(let node, let expected) = error else { return nil }
      let problem = "expected a \(expected.word), found a \(tree.kind(of: node).word)"
      throw resource.wrongField(text, problem, at: node, in: tree).addingNote("the path", at: location)
    }
  }
}

extension NodeTree {
  /// Creates an element for a list: a mapping with one entry, or a scalar if the key is empty.
  mutating func makeElement(_ key: Text, _ value: Text, at list: NodeID) -> NodeID {
    let scalar = makeScalar(value.utf8, at: list)
    guard !key.isEmpty else { return scalar }
    let element = makeCollection(.mapping, at: list)
    append(key: makeScalar(key.utf8, at: list), value: scalar, to: element)
    return element
  }
}

// MARK: - Messages

extension Diagnostic {
  /// The error for a path with more steps than a resource can have levels.
  static func tooManySteps(_ code: Code, at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: code, message: "a path has at most \(YAMLReader.depthLimit) steps", at: location)
  }
}
