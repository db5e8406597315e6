import Diagnostics
import Patching
import YAMLTree

/// A path of a replacement, such as `spec.template.spec.containers.[name=web].image`.
///
/// Source: the reference's field paths. `\.` is a dot in a key, and so are dots in brackets without `=`.
struct ReplacementPath {
  /// As written.
  let text: String
  /// Where it is written.
  let location: SourceLocation
  let parts: [String]

  /// How many steps the path has.
  var stepCount: Int { parts.count }

  init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
    parts = Self.split(text)
  }

  /// The end of another path, from a step on.
  private init(_ path: ReplacementPath, from step: Int) {
    text = path.text
    location = path.location
    parts = Array(path.parts[step...])
  }

  /// Reads the path of a variable, in which an index may stand right behind a field: `ports[0].port`.
  init(variable text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
    parts = Self.split(text).flatMap { Self.withoutIndex($0) }
  }

  /// A part, or field and index where it ends in an index in brackets.
  private static func withoutIndex(_ part: String) -> [String] {
    guard part.utf8.last == UInt8(ascii: "]"), let open = part.utf8.lastIndex(of: UInt8(ascii: "[")) else {
      return [part]
    }
    let index = String(part[part.utf8.index(after: open)...].dropLast())
    guard isNumber(index) else { return [part] }
    return open == part.startIndex ? [index] : [String(part[..<open]), index]
  }

  private static func split(_ text: String) -> [String] {
    var pieces: [String] = []
    for piece in text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).map({ Substring($0) }) {
      // The last piece is changed where it stands, as many may be joined.
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
    return parts
  }

  /// Brackets with an equals sign choose an element; others only hold a key together.
  private static func unbracketed(_ part: String) -> String {
    guard !part.utf8.contains(UInt8(ascii: "=")) else { return part }
    let brackets: Set<UInt8> = [UInt8(ascii: "["), UInt8(ascii: "]")]
    let inner = part.utf8.drop { brackets.contains($0) }
    let end = inner.lastIndex { !brackets.contains($0) }
    return end.flatMap { String(inner[...$0]) } ?? ""
  }

  // MARK: - Source

  /// The one node that the path leads to, or `nil` where a field is missing.
  ///
  /// - Throws: `replacement-source-not-found` where the path meets something of the wrong shape, or `input-too-large`.
  func source(in root: NodeID, of tree: inout NodeTree) throws(Diagnostic) -> NodeID? {
    var current = root
    for part in parts {
      let part = Self.trimmed(part)
      if part.isEmpty { continue }
      try spend(on: current, part, of: &tree)
      guard !tree.isNull(current), let next = try sourceStep(part, from: current, of: tree) else { return nil }
      current = next
    }
    return current
  }

  /// Takes note that all entries or elements of a collection may be looked at, and those of elements where a part of the
  /// path chooses among them.
  private func spend(on node: NodeID, _ part: String, of tree: inout NodeTree) throws(Diagnostic) {
    // They are counted, and then looked at.
    tree.spend(2 * tree.count(of: node))
    if Self.isBracketed(part) {
      for element in tree.elements(of: node) { tree.spend(2 * tree.count(of: element)) }
    }
    try tree.checkSize(at: location)
  }

  /// One step of ``source(in:of:)``.
  func sourceStep(_ part: String, from node: NodeID, of tree: NodeTree) throws(Diagnostic) -> NodeID? {
    let isLast = part == "-"
    if isLast || Int(part) != nil {
      guard tree.kind(of: node) == .sequence else { throw mismatch("list", node, tree, .replacementSourceNotFound) }
      let elements = tree.elements(of: node)
      guard let index = Int(part) else { return elements.last }
      guard index >= 0 else {
        throw Diagnostic(
          code: .invalidReplacement,
          message: "the index \(index) in '\(text)' is negative",
          at: location
        )
      }
      return index < elements.count ? elements[index] : nil
    }
    if let (key, value) = try elementCondition(part) {
      guard tree.kind(of: node) == .sequence else { throw mismatch("list", node, tree, .replacementSourceNotFound) }
      return tree.elements(of: node).first { element in
        if key.isEmpty { return tree.text(of: element) == value && tree.kind(of: element) == .scalar }
        return tree.value(under: key, in: element).map { tree.text(of: $0) == value } ?? false
      }
    }
    guard tree.kind(of: node) == .mapping else { throw mismatch("mapping", node, tree, .replacementSourceNotFound) }
    return tree.value(under: Text(part), in: node)
  }

  /// The scalar that stands in the middle of the path, and the path from there on; `nil` where there is none.
  ///
  /// Elements of lists are found as in sources: by equal text, and only the first.
  func scalarOnTheWay(in root: NodeID, of tree: NodeTree) -> (scalar: NodeID, rest: ReplacementPath)? {
    var current = root
    for (step, part) in parts.dropLast().enumerated() {
      let part = Self.trimmed(part)
      if part.isEmpty { continue }
      guard let next = try? sourceStep(part, from: current, of: tree), !tree.isNull(next) else { return nil }
      current = next
      if tree.kind(of: current) == .scalar { return (current, ReplacementPath(self, from: step + 1)) }
    }
    return nil
  }

  // MARK: - Targets

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
    if Self.isNumber(part) { return try indexed(part, node, after, creating: creating, of: &tree) }
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
    if tree.isNull(node) { return [] }
    guard tree.kind(of: node) == .mapping else { throw mismatch("mapping", node, tree, .replacementTargetNotFound) }
    var field = tree.value(under: Text(part), in: node)
    if field == nil, let creating {
      field = tree.set(Text(part), to: make(creating, before: after.first, in: &tree), in: node)
    }
    guard let field else { return [] }
    return try targets(from: field, after, creating: creating, of: &tree)
  }

  private func indexed(
    _ part: String,
    _ node: NodeID,
    _ after: ArraySlice<String>,
    creating: NodeKind?,
    of tree: inout NodeTree
  ) throws(Diagnostic) -> [NodeID] {
    var elements = try elements(of: node, tree)
    let index = Int(part) ?? .max
    if index == elements.count, let creating {
      let element = make(creating, before: after.first, in: &tree)
      tree.append(element, to: node)
      elements.append(element)
    }
    guard index < elements.count else {
      throw Diagnostic(
        code: .replacementTargetNotFound,
        message: "'\(text.abridged)' asks for index \(part), but the list has \(elements.count) elements",
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
        if expression.matches(Self.written(element, tree)) { result.append(element) }
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
    tree.append(element, to: node)
    guard expression.matches(value.string) else { return [] }
    return key.isEmpty ? [element] : try targets(from: element, after, creating: creating, of: &tree)
  }

  /// A new field or element, which comes from where the path is written.
  private func make(_ leaf: NodeKind, before next: String?, in tree: inout NodeTree) -> NodeID {
    var kind = leaf
    if let next { kind = Self.isNumber(next) || Self.isBracketed(next) ? .sequence : .mapping }
    let node = kind == .scalar ? tree.makeScalar("") : tree.makeCollection(kind)
    tree.setLocation(of: node, to: location)
    return node
  }

  private func elements(of node: NodeID, _ tree: NodeTree) throws(Diagnostic) -> [NodeID] {
    if tree.isNull(node) { return [] }
    guard tree.kind(of: node) == .sequence else { throw mismatch("list", node, tree, .replacementTargetNotFound) }
    return tree.elements(of: node)
  }

  // MARK: - Parts

  func elementCondition(_ part: String) throws(Diagnostic) -> (key: Text, value: Text)? {
    guard Self.isBracketed(part) else { return nil }
    let inner = part.dropFirst().dropLast()
    guard let equals = inner.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      throw Diagnostic(
        code: .invalidReplacement,
        message: "'\(part)' in '\(text)' must have the form '[field=value]'",
        at: location
      )
    }
    return (Text(String(inner[..<equals])), Text(String(inner[inner.utf8.index(after: equals)...])))
  }

  private static func isBracketed(_ part: String) -> Bool {
    part.utf8.first == UInt8(ascii: "[") && part.utf8.last == UInt8(ascii: "]")
  }

  private static func isNumber(_ part: String) -> Bool {
    !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  static func trimmed(_ part: String) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) }
    let start = part.utf8.drop(while: isBlank)
    return start.lastIndex { !isBlank($0) }.flatMap { String(start[...$0]) } ?? ""
  }

  /// A scalar as it is written, quotes included: that is what regular expressions are held against.
  private static func written(_ node: NodeID, _ tree: NodeTree) -> String {
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

  private func mismatch(_ expected: String, _ node: NodeID, _ tree: NodeTree, _ code: Diagnostic.Code) -> Diagnostic {
    Diagnostic(
      code: code,
      message: "'\(text)' meets a \(tree.kind(of: node).word) where a \(expected) is needed",
      at: location
    ).noting("this \(tree.kind(of: node).word)", at: tree.location(of: node))
  }
}
