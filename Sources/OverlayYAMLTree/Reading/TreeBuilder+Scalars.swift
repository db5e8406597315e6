import COverlayYAML
import OverlayDiagnostics

// MARK: - Scalars and tags

extension TreeBuilder {
  /// Adds the scalar of an event to the tree.
  mutating func makeScalar(_ event: UnsafePointer<yaml_event_t>) throws(Diagnostic) -> NodeID {
    let scalar = event.pointee.data.scalar
    let start = event.pointee.start_mark
    let style: ScalarStyle =
      switch scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    if style == .doubleQuoted {
      try escapes?.check(from: start.index, to: event.pointee.end_mark.index, chunk: nodes.document)
    }
    if style == .plain, level.isFlow { try checkFlowScalar(event) }
    let known = Self.tag(scalar.tag)
    // A lone exclamation mark makes a plain scalar a string, but only in Kustomize's YAML 1.1 files.
    let isText = style != .plain || (mergesInPosition && scalar.tag != nil)
    let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let tag = known ?? (isText ? .string : .unresolved)
    func add(_ text: UnsafeBufferPointer<UInt8>) -> NodeID {
      let (line, column) = (start.line, start.column)
      return nodes.addScalar(text, tag: tag, isTagExplicit: known != nil, style: style, line: line, column: column)
    }
    let original = placeholders?.original(text, isDoubleQuoted: style == .doubleQuoted)
    let node = original?.withUnsafeBufferPointer { add($0) } ?? add(text)
    // The tag of a key is rejected later, unless the key is at the top level.
    let isKey = level.isMapping && level.isKeyNext && !mergesInPosition && outerLevels.count > 1
    if known == .custom, !isKey { warnAboutLostTag(of: node) }
    return node
  }

  /// Rejects plain scalars in flow collections that Kustomize reads differently.
  ///
  /// Source: its scanner is based on an older libyaml, in which a question mark ends a plain scalar in a flow
  /// collection, and a comma may be part of a tag.
  private mutating func checkFlowScalar(_ event: UnsafePointer<yaml_event_t>) throws(Diagnostic) {
    let scalar = event.pointee.data.scalar
    let (start, end) = (event.pointee.start_mark, event.pointee.end_mark)
    let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    if let mark = text.position(of: ascii("?")) {
      let offset = start.line == end.line ? text[..<mark].count { $0 & 0xC0 != 0x80 } : 0
      throw .questionMarkInFlow(at: nodes.document.location(line: start.line, column: start.column + offset))
    }
    guard text.isEmpty, scalar.tag != nil else { return }
    cursor?.advance(to: end.index)
    guard let cursor, cursor.current == ascii(",") else { return }
    // An anchor may be between the tag and the comma.
    let anchor = scalar.anchor.map { Array(("&" + String(cString: $0)).utf8) } ?? []
    let isAfterAnchor = !anchor.isEmpty && cursor.before.suffix(anchor.count).elementsEqual(anchor)
    if !isAfterAnchor { throw .commaAfterTag(at: location(of: end)) }
  }

  /// Warns about a tag that has no meaning here.
  mutating func warnAboutLostTag(of node: NodeID) {
    nodes.warn(.tagLost(at: nodes.tree.location(of: node)))
  }

  /// The tag with a name; `nil` without a name and for a lone exclamation mark.
  static func tag(_ text: UnsafeMutablePointer<UInt8>?) -> Tag? {
    guard let text else { return nil }
    let name = String(cString: text)
    guard name.hasPrefix("tag:yaml.org,2002:") else { return name == "!" ? nil : .custom }
    switch name.dropFirst(18) {
    case "str": return .string
    case "int": return .integer
    case "float": return .float
    case "bool": return .boolean
    case "null": return .null
    case "timestamp": return .timestamp
    case "binary": return .binary
    case "merge": return .merge
    case "map": return .mapping
    case "seq": return .sequence
    case "set": return .set
    default: return .custom
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  /// Kustomize ends plain scalars in flow collections at a question mark.
  fileprivate static func questionMarkInFlow(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: .yamlSyntax,
      message: "found unexpected '?' in a plain scalar in braces or brackets",
      at: location
    ).addingNote("put the string in quotes")
  }

  /// Kustomize reads the comma as part of the tag.
  fileprivate static func commaAfterTag(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .yamlSyntax, message: "found unexpected ',' directly after a tag", at: location)
      .addingNote("put a space before the comma, or quotes: \"\"")
  }

  /// The tag is left out: it may be a secret value that starts with an exclamation mark.
  fileprivate static func tagLost(at location: SourceLocation?) -> Diagnostic {
    warning(.tagLost, "this tag has no effect and is dropped", at: location)
  }
}
