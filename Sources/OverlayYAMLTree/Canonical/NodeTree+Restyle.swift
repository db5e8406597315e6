extension NodeTree {
  /// Gives the scalars of a canonical document the styles they have in Kustomize after a trip through JSON.
  ///
  /// Styles matter because a later strategic merge keeps the quoting of what it replaces; and numbers are respelled, since
  /// the trip makes every one of them a floating-point number.
  ///
  /// Empty mappings and lists are written in flow style on the way, which shows once they get an empty scalar.
  ///
  /// With `keepsIntegers` integers stay what they are, as where the trip is one through values only.
  package mutating func restyleAfterJSON(_ node: NodeID, keepsIntegers: Bool = false, context: BuildContext? = nil) {
    guard kind(of: node) == .scalar else {
      for child in children(of: node) { restyleAfterJSON(child, keepsIntegers: keepsIntegers, context: context) }
      setFlow(node, to: isEmptyCollection(node))
      return
    }
    switch storedTag(of: node) {
    case .string where !keepsIntegers && hasText(node, "<<"):
      // It is written without quotes on the way, and then read as a merge key.
      setTag(of: node, to: .merge)
      setStyle(of: node, to: .plain)
    case .string:
      let style = withBytes(of: node) { Self.style(afterJSON: $0) }
      // Text that begins with a tab would not survive as a block; a trip through values alone does it no harm.
      let beginsWithTab = keepsIntegers && withBytes(of: node) { $0.first == ascii("\t") }
      setStyle(of: node, to: style == .literal && beginsWithTab ? .doubleQuoted : style)
    case .integer where keepsIntegers: break
    case .integer, .float: respellNumber(node, context)
    default: break
    }
  }

  /// Makes what is at and below a node look as if written in block style, with quotes around text of several lines.
  ///
  /// For a trip that goes through values alone: it does none of the damage that writing folded text and empty values in
  /// flow style would do.
  package mutating func forgetLayout(_ node: NodeID) {
    guard kind(of: node) == .scalar else {
      clearFlow(node)
      for child in children(of: node) { forgetLayout(child) }
      return
    }
    if style(of: node) == .folded || style(of: node) == .literal { setStyle(of: node, to: .doubleQuoted) }
  }

  private mutating func respellNumber(_ node: NodeID, _ context: BuildContext?) {
    guard let value = Double(string(of: node)) else { return }
    let text = Number.yaml(value)
    warnAboutLostDigits(of: node, now: value, context)
    let isInteger = Array(text.utf8).withUnsafeBufferPointer { Number.integer($0[...]) } != nil
    setText(of: node, to: text.utf8, tag: isInteger ? .integer : .float)
  }

  /// Warns of an integer that a floating-point number cannot hold.
  private func warnAboutLostDigits(of node: NodeID, now value: Double, _ context: BuildContext?) {
    guard storedTag(of: node) == .integer, value.magnitude >= 0x1p53 else { return }
    let digits = string(of: node)
    let printed = Number.json(value)
    if digits != printed { warnAboutLostDigits(of: node, digits, now: printed, context) }
  }

  private static func style(afterJSON text: UnsafeBufferPointer<UInt8>) -> ScalarStyle {
    let analysis = ScalarAnalysis(text, tabIsSpecial: false)
    if text.contains(ascii("\n")) { return analysis.allowsBlock ? .literal : .doubleQuoted }
    if PlainScalar.isReserved(text) { return .doubleQuoted }
    if analysis.allowsPlain { return .plain }
    return analysis.allowsSingleQuotes ? .singleQuoted : .doubleQuoted
  }
}

// MARK: - Quotes

extension NodeTree {
  /// Gives quotes to a scalar without any which is a string or has no tag, and would be no string to a YAML 1.1 parser.
  ///
  /// Kustomize does so to every scalar that a merge comes by, which makes strings of what other steps have set, and
  /// to the values of new fields. Text of several lines stays as it is.
  ///
  /// - Complexity: O(text), and almost always decided by the first byte.
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

  /// Whether a whole document of this text is anything but a string; what is not YAML at all counts as a string.
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

  /// Whether a plain scalar is not a string in YAML 1.1, where dates are strings.
  private static func isNoString(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch PlainScalar.resolve11(text) {
    case .string, .merge, .timestamp: false
    case .null, .boolean, .integer, .float: !text.isEmpty
    }
  }
}
