import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree

/// A path of a replacement, such as `spec.template.spec.containers.[name=web].image`.
///
/// Source: Kustomize's field paths. `\.` is a dot in a key, and so are dots in brackets without `=`. One dot at the
/// beginning has no effect. Sources ignore all other empty steps, but in targets they match scalars only.
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
    if parts.count > 1, parts[0].isEmpty { parts.removeFirst() }
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
  func spend(on node: NodeID, _ part: String, of tree: inout NodeTree) throws(Diagnostic) {
    // They are counted, and then looked at.
    tree.spend(2 * tree.count(of: node))
    if Self.isBracketed(part) {
      for element in tree.elements(of: node) { tree.spend(2 * tree.count(of: element)) }
    }
    try tree.checkSize(at: location)
  }

  /// One step of ``source(in:of:)``.
  func sourceStep(_ part: String, from node: NodeID, of tree: NodeTree) throws(Diagnostic) -> NodeID? {
    guard part != "*" else {
      throw Diagnostic(
        code: .invalidReplacement,
        message: "'\(text.abridged)' contains '*', but a source is one value",
        at: location
      ).addingNote("name one field or element")
    }
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
        // A mapping or list counts as an empty text.
        if key.isEmpty { return tree.kind(of: element) == .scalar ? tree.text(of: element) == value : value.isEmpty }
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

  static func isBracketed(_ part: String) -> Bool {
    part.utf8.first == UInt8(ascii: "[") && part.utf8.last == UInt8(ascii: "]")
  }

  private static func isNumber(_ part: String) -> Bool {
    !part.isEmpty && part.utf8.allSatisfy { $0.isASCIIDigit }
  }

  /// The index that a part of a target names; signs and leading zeros are allowed.
  static func index(_ part: String) -> Int? { Int(part).flatMap { $0 >= 0 ? $0 : nil } }

  /// A part without the white space around it, which counts in no source.
  static func trimmed(_ part: String) -> String {
    let start = part.unicodeScalars.drop { $0.properties.isWhitespace }
    return start.lastIndex { !$0.properties.isWhitespace }.flatMap { String(start[...$0]) } ?? ""
  }

  func mismatch(_ expected: String, _ node: NodeID, _ tree: NodeTree, _ code: Diagnostic.Code) -> Diagnostic {
    Diagnostic(
      code: code,
      message: "'\(text)' meets a \(tree.kind(of: node).word) where a \(expected) is needed",
      at: location
    ).addingNote("this \(tree.kind(of: node).word)", at: tree.location(of: node))
  }
}
