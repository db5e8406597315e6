extension NodeTree {
  /// Gives quotes to a scalar without any which is a string or has no tag, and would be no string to a YAML 1.1 parser.
  ///
  /// Kustomize does so to every scalar that a merge comes by, which makes strings of what other steps have set, and
  /// to the values of new fields. Text of several lines stays as it is.
  ///
  /// - Complexity: O(text), and almost always told by the first byte.
  package mutating func quoteIfAmbiguous(_ node: NodeID) {
    guard kind(of: node) == .scalar, !isPlainString(node) else { return }
    guard style(of: node) == .plain, !hasExplicitTag(node) else { return }
    let stored = storedTag(of: node)
    guard stored == .none || tag(of: node) == .string else { return }
    // What was read as a plain scalar would be read as one again.
    let wasRead = stored == .unresolved
    guard withBytes(of: node, { wasRead ? Self.isNoString($0) : Self.isAmbiguous($0) }) else { return }
    setStyle(of: node, to: .doubleQuoted)
    spread(node)
  }

  /// Whether a whole document of this text is anything but a string; what is no YAML at all counts as a string.
  private static func isAmbiguous(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !text.isEmpty, !text.contains(ascii("\n")) else { return false }
    if ScalarAnalysis(text).allowsPlain { return isNoString(text) }
    guard let file = try? YAMLReader.readFirstDocument(Array(text), place: SourceText(file: "")) else { return false }
    guard let root = file.documents.first, file.tree.kind(of: root) == .scalar else { return true }
    switch file.tree.storedTag(of: root) {
    case .unresolved: return file.tree.withBytes(of: root) { isNoString($0) }
    case .integer, .float, .boolean, .null: return true
    default: return false
    }
  }

  /// Whether a plain scalar is no string in YAML 1.1, where dates are taken for strings.
  private static func isNoString(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch PlainScalar.resolve11(text) {
    case .string, .merge, .timestamp: false
    case .null, .boolean, .integer, .float: !text.isEmpty
    }
  }
}
