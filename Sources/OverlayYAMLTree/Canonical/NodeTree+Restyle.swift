extension NodeTree {
  /// Gives the scalars of a canonical document the styles they have in Kustomize after a trip through JSON.
  ///
  /// Styles matter because a later strategic merge keeps the quoting of what it replaces; and numbers are respelled, since
  /// the trip makes every one of them a floating-point number.
  ///
  /// Empty mappings and lists are written in flow style on the way, which shows once they get an empty scalar.
  ///
  /// With `keepsIntegers` integers stay what they are, as where the trip is one through values only.
  package mutating func restyleAfterJSON(_ node: NodeID, keepsIntegers: Bool = false) {
    guard kind(of: node) == .scalar else {
      var child = firstChild(of: node)
      while let current = child {
        restyleAfterJSON(current, keepsIntegers: keepsIntegers)
        child = next(after: current)
      }
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
    case .integer, .float: respellNumber(node)
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
      var child = firstChild(of: node)
      while let current = child {
        forgetLayout(current)
        child = next(after: current)
      }
      return
    }
    if style(of: node) == .folded || style(of: node) == .literal { setStyle(of: node, to: .doubleQuoted) }
  }

  private mutating func respellNumber(_ node: NodeID) {
    guard let value = Double(string(of: node)) else { return }
    let text = Number.yaml(value)
    noteLostDigits(of: node, now: value)
    let isInteger = Array(text.utf8).withUnsafeBufferPointer { Number.integer($0[...]) } != nil
    setText(of: node, to: text.utf8, tag: isInteger ? .integer : .float)
  }

  /// Warns of an integer that a floating-point number cannot hold.
  private mutating func noteLostDigits(of node: NodeID, now value: Double) {
    guard storedTag(of: node) == .integer, value.magnitude >= 0x1p53 else { return }
    let digits = string(of: node)
    let printed = Number.json(value)
    if digits != printed { noteLostDigits(of: node, digits, now: printed) }
  }

  private static func style(afterJSON text: UnsafeBufferPointer<UInt8>) -> ScalarStyle {
    let analysis = ScalarAnalysis(text, tabIsSpecial: false)
    if text.contains(ascii("\n")) { return analysis.allowsBlock ? .literal : .doubleQuoted }
    if PlainScalar.isReserved(text) { return .doubleQuoted }
    if analysis.allowsPlain { return .plain }
    return analysis.allowsSingleQuotes ? .singleQuoted : .doubleQuoted
  }
}
