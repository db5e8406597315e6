extension NodeTree {
  /// Gives the scalars of a canonical document the styles they have in Kustomize after a conversion to JSON and back.
  ///
  /// Styles matter because a later strategic merge keeps the quoting of the scalars it replaces. Numbers change their
  /// notation because the conversion makes all of them floating-point numbers.
  ///
  /// Empty mappings and lists are written in flow style in between, which matters once they get an empty scalar.
  ///
  /// With `keepsIntegers` integers do not change, as in conversions of values without text.
  package mutating func restyleAfterJSON(_ node: NodeID, keepsIntegers: Bool = false, context: BuildContext? = nil) {
    guard kind(of: node) == .scalar else {
      for child in children(of: node) { restyleAfterJSON(child, keepsIntegers: keepsIntegers, context: context) }
      setFlow(node, to: isEmptyCollection(node))
      return
    }
    switch storedTag(of: node) {
    case .string where !keepsIntegers && hasText(node, "<<"):
      // It is written without quotes in between, and then read as a merge key.
      setTag(of: node, to: .merge)
      setStyle(of: node, to: .plain)
    case .string:
      let style = withBytes(of: node) { Self.style(afterJSON: $0) }
      // A block scalar cannot begin with a tab; a conversion of values alone does not write one.
      let beginsWithTab = keepsIntegers && withBytes(of: node) { $0.first == ascii("\t") }
      setStyle(of: node, to: style == .literal && beginsWithTab ? .doubleQuoted : style)
    case .integer where keepsIntegers: break
    case .integer, .float: reformatNumber(node, context)
    default: break
    }
  }

  /// Marks everything at and below a node as written in block style, and block scalars as quoted.
  ///
  /// For conversions of values without text: they do not cause the damage that writing folded text, or empty values in
  /// flow style, would cause.
  package mutating func resetLayout(of node: NodeID) {
    guard kind(of: node) == .scalar else {
      clearFlow(node)
      for child in children(of: node) { resetLayout(of: child) }
      return
    }
    if style(of: node) == .folded || style(of: node) == .literal { setStyle(of: node, to: .doubleQuoted) }
  }

  private mutating func reformatNumber(_ node: NodeID, _ context: BuildContext?) {
    guard let value = Double(string(of: node)) else { return }
    let text = Number.yaml(value)
    warnAboutLostDigits(of: node, now: value, context)
    let isInteger = Array(text.utf8).withUnsafeBufferPointer { Number.integer($0[...]) } != nil
    setText(of: node, to: text.utf8, tag: isInteger ? .integer : .float)
  }

  /// Warns about an integer that a floating-point number cannot represent.
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
  /// Quotes a plain scalar that is a string or has no tag if a YAML 1.1 parser would not read it as a string.
  ///
  /// Kustomize quotes every such scalar that a merge visits, which turns values that other steps have set into strings,
  /// and the values of new fields. Text with several lines does not change.
  ///
  /// - Complexity: O(text), and almost always decided by the first byte.
  package mutating func quoteIfAmbiguous(_ node: NodeID) {
    guard kind(of: node) == .scalar, !isPlainString(node) else { return }
    guard style(of: node) == .plain, !hasExplicitTag(node) else { return }
    let stored = storedTag(of: node)
    guard stored == .none || tag(of: node) == .string else { return }
    // A scalar that was read as plain would be read as plain again.
    let wasRead = stored == .unresolved
    guard withBytes(of: node, { wasRead ? Self.isNotString($0) : Self.isAmbiguous($0) }) else { return }
    setStyle(of: node, to: .doubleQuoted)
    updateSharers(of: node)
  }

  /// Whether the text, read as a document, is anything but a string; invalid YAML counts as a string.
  private static func isAmbiguous(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !text.isEmpty, !text.contains(ascii("\n")) else { return false }
    if ScalarAnalysis(text).allowsPlain { return isNotString(text) }
    guard let file = try? YAMLReader.readFirstDocument(Array(text), place: SourceText(file: "")) else { return false }
    guard let root = file.documents.first, file.tree.kind(of: root) == .scalar else { return true }
    switch file.tree.storedTag(of: root) {
    case .unresolved: return file.tree.withBytes(of: root) { isNotString($0) }
    case .integer, .float, .boolean, .null: return true
    default: return false
    }
  }

  /// Whether a plain scalar is not a string in YAML 1.1, where dates are strings.
  private static func isNotString(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch PlainScalar.resolve11(text) {
    case .string, .merge, .timestamp: false
    case .null, .boolean, .integer, .float: !text.isEmpty
    }
  }
}
