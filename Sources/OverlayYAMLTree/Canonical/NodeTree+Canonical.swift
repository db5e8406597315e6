package import OverlayDiagnostics

/// A pass over a document that makes it canonical.
struct CanonicalPass {
  /// Receives the warnings.
  let context: BuildContext?
  /// The approximate number of bytes of the document in the output.
  var outputSize = 0
}

extension NodeTree {
  /// Brings a document into its final form: scalars typed and formatted as in the output, keys checked and sorted.
  ///
  /// Afterwards every scalar is tagged as string, integer, float, boolean or null and has the text that is printed.
  /// The operation is idempotent. Without a `context` there are no warnings or charges.
  ///
  /// Source: Kustomize writes each resource as text, reads it, converts it to JSON, and reads that again. This combines
  /// those steps, errors included.
  ///
  /// - Throws: `duplicate-key`, `non-string-key`, `invalid-scalar`, `unwritable-value` or `nesting-too-deep`.
  /// - Complexity: O(nodes + text), and O(n log n) in the keys of a mapping.
  package mutating func canonicalize(_ root: NodeID, context: BuildContext? = nil) throws(Diagnostic) {
    var pass = CanonicalPass(context: context)
    defer { context?.chargeOutput(pass.outputSize) }
    try canonicalize(root, inFlow: false, depth: 0, &pass)
  }

  private mutating func canonicalize(
    _ node: NodeID,
    inFlow: Bool,
    depth: Int,
    _ pass: inout CanonicalPass
  ) throws(Diagnostic) {
    guard depth <= YAMLReader.depthLimit else {
      throw .nestingTooDeep(at: location(of: node))
    }
    pass.outputSize += outputSize(of: node, depth: depth)
    switch kind(of: node) {
    case .scalar:
      if !finishPlainString(node) { try canonicalizeScalar(node, inFlow: inFlow, pass.context) }
    case .sequence:
      let isFlow = inFlow || isFlow(node)
      finishCollection(node, tag: .sequence)
      var child = firstChild(of: node)
      while let element = child {
        try canonicalize(element, inFlow: isFlow, depth: depth + 1, &pass)
        child = next(after: element)
      }
    case .mapping:
      try canonicalizeMapping(node, inFlow: inFlow || isFlow(node), depth: depth, &pass)
    }
  }

  private mutating func canonicalizeMapping(
    _ node: NodeID,
    inFlow: Bool,
    depth: Int,
    _ pass: inout CanonicalPass
  ) throws(Diagnostic) {
    finishCollection(node, tag: .mapping)
    var order = (isSorted: true, isAscending: true)
    var previous: NodeID?
    var hasMergeKey = false
    var child = firstChild(of: node)
    while let key = child, let value = next(after: key) {
      pass.outputSize += outputSize(of: key, depth: depth)
      if !finishPlainString(key) {
        if isMergeKey(key) {
          hasMergeKey = true
          // A step created it, so it has not been resolved.
          if storedTag(of: key) == .none, style(of: key) == .plain, kind(of: value) == .scalar {
            throw .unwritableValue("the key '<<' merges a mapping, but this is a scalar", at: location(of: value))
          }
        }
        try canonicalizeKey(key, inFlow: inFlow, isTopLevel: depth == 0, pass.context)
      }
      try canonicalize(value, inFlow: inFlow, depth: depth + 1, &pass)
      if let previous {
        if order.isSorted { order.isSorted = keyPrecedes(previous, key) }
        if order.isAscending { order.isAscending = isBelow(previous, key) }
      }
      previous = key
      child = next(after: value)
    }
    if !order.isSorted || !order.isAscending { try orderKeys(of: node, order) }
    if hasMergeKey { dropMergeKeys(from: node, pass.context) }
  }

  /// Sets the tag of a collection, and block style.
  private mutating func finishCollection(_ node: NodeID, tag: Tag) {
    let kept = slots[Int(node.index)].bits & ~(Bits.tag | Bits.explicitTag | Bits.flow)
    slots[Int(node.index)].bits = kept | UInt16(tag.rawValue) << Bits.tagShift
  }

  /// Converts a key to a string.
  ///
  /// Source: Kustomize decodes a resource into a map with string keys, so numbers, booleans and dates at the top level
  /// become strings. Nested mappings become maps with keys of any type, which have no form in JSON unless all keys are
  /// strings; a key with a custom tag is not one.
  private mutating func canonicalizeKey(
    _ key: NodeID,
    inFlow: Bool,
    isTopLevel: Bool,
    _ context: BuildContext?
  ) throws(Diagnostic) {
    guard kind(of: key) == .scalar else {
      throw .nonStringKey(kind(of: key) == .mapping ? "{…}" : "[…]", at: location(of: key))
    }
    guard !withBytes(of: key, { NextLine.isIn($0) }) else {
      throw .unwritableValue("a key with the line break U+0085 cannot be written", at: location(of: key))
    }
    let stored = storedTag(of: key)
    if !isTopLevel, stored == .custom || stored == .binary, !isMergeKey(key) {
      throw .taggedKey(string(of: key), at: location(of: key))
    }
    if becomesQuoted(key, isInFlow: inFlow, isKey: true) { return try finishString(key, inFlow: inFlow, context) }
    guard let other = otherThanString(key) else { return try canonicalizeScalar(key, inFlow: inFlow, context) }
    let text = string(of: key)
    // This rejects a text that does not match its tag.
    if hasExplicitTag(key) { try canonicalizeScalar(key, inFlow: inFlow, context) }
    guard isTopLevel, other != .null else { throw .nonStringKey(isSecret(key) ? nil : text, at: location(of: key)) }
    setText(of: key, to: text.utf8, tag: .string)
    finish(key, tag: .string)
  }

  /// The tag of a scalar that is not a string.
  private func otherThanString(_ node: NodeID) -> Tag? {
    guard style(of: node) == .plain || hasExplicitTag(node) else { return nil }
    let tag = tag(of: node)
    return [.integer, .float, .boolean, .null, .timestamp].contains(tag) ? tag : nil
  }

  /// Whether Kustomize writes a plain scalar in quotes, which makes it a string.
  ///
  /// It quotes empty keys, and in flow collections also empty values and dates with a colon.
  private func becomesQuoted(_ node: NodeID, isInFlow: Bool, isKey: Bool = false) -> Bool {
    guard isInFlow || isKey, style(of: node) == .plain, !hasExplicitTag(node) else { return false }
    return withBytes(of: node) { $0.isEmpty || isInFlow && $0.contains(ascii(":")) }
  }

  /// Drops keys that Kustomize mistakes for merge keys and loses; merge keys were resolved when the file was read.
  private mutating func dropMergeKeys(from node: NodeID, _ context: BuildContext?) {
    let kept = entries(of: node).filter { entry in
      let isLost = isMergeKey(entry.key)
      if isLost { context?.warn(.mergeKeyLost(at: location(of: entry.key))) }
      return !isLost
    }
    setEntries(of: node, to: kept)
  }

  private func isMergeKey(_ key: NodeID) -> Bool { kind(of: key) == .scalar && hasText(key, "<<") }

  // MARK: - Scalars

  /// Finishes a scalar that needs no analysis: a plain string whose tag does not make it anything else.
  private mutating func finishPlainString(_ node: NodeID) -> Bool {
    let bits = slots[Int(node.index)].bits
    // The tags under which a string remains a string come first.
    guard bits & Bits.plainString != 0, bits & Bits.tag <= UInt16(Tag.string.rawValue) << Bits.tagShift else {
      return false
    }
    finish(node, tag: .string)
    return true
  }

  private mutating func canonicalizeScalar(_ node: NodeID, inFlow: Bool, _ context: BuildContext?) throws(Diagnostic) {
    let stored = storedTag(of: node)
    let isPlain = style(of: node) == .plain
    switch stored {
    case .string:
      try finishString(node, inFlow: inFlow, context)
    case .unresolved, .none:
      guard isPlain else { return try finishString(node, inFlow: inFlow, context) }
      if stored == .unresolved, withBytes(of: node, { Number.isPrintedInteger($0) }) {
        return finish(node, tag: .integer)
      }
      if becomesQuoted(node, isInFlow: inFlow) {
        let isEmpty = withBytes(of: node) { $0.isEmpty }
        if isEmpty, stored == .unresolved { context?.warn(.emptyValueQuoted(at: location(of: node))) }
        return try finishString(node, inFlow: inFlow, context)
      }
      let value = withBytes(of: node) { PlainScalar.resolve($0) }
      guard stored == .none, value.tag != .string else { return try finish(node, as: value, inFlow: inFlow, context) }
      let text = string(of: node)
      try finish(node, as: value, inFlow: inFlow, context)
      context?.didFinish(node, text: text, in: self)
    case .null where inFlow && isPlain && withBytes(of: node, { $0.isEmpty }):
      // Only a step that empties a null creates such a scalar.
      try finishString(node, inFlow: inFlow, context)
    case .integer, .float, .boolean, .null, .timestamp, .merge:
      let value = withBytes(of: node) { PlainScalar.resolve($0) }
      guard hasExplicitTag(node) || value.tag != stored else {
        if !isPlain { return try finishString(node, inFlow: inFlow, context) }
        return try finish(node, as: value, inFlow: inFlow, context)
      }
      try finishTagged(node, value, tag: stored, inFlow: inFlow, context)
    case .binary:
      guard let decoded = withBytes(of: node, { Base64.decode($0) }) else { throw invalid(node, as: .binary) }
      setText(of: node, to: Array(String(decoding: decoded, as: UTF8.self).utf8))
      try finishString(node, inFlow: inFlow, context)
    case .custom: try finishString(node, inFlow: inFlow, context)
    case .mapping, .sequence, .set: throw invalid(node, as: stored)
    }
  }

  /// Finishes a scalar whose tag Kustomize writes because the text alone would have another type.
  private mutating func finishTagged(
    _ node: NodeID,
    _ value: ScalarValue,
    tag: Tag,
    inFlow: Bool,
    _ context: BuildContext?
  ) throws(Diagnostic) {
    if value.tag == tag { return try finish(node, as: value, inFlow: inFlow, context) }
    guard tag == .float, case .integer(let negative, let magnitude) = value else { throw invalid(node, as: tag) }
    try finish(node, as: .float(negative ? -Double(magnitude) : Double(magnitude)), inFlow: inFlow, context)
  }

  private func invalid(_ node: NodeID, as tag: Tag) -> Diagnostic {
    .invalidScalar(as: tag, at: location(of: node))
  }

  private mutating func finish(
    _ node: NodeID,
    as value: ScalarValue,
    inFlow: Bool,
    _ context: BuildContext?
  ) throws(Diagnostic) {
    switch value {
    case .string, .merge: try finishString(node, inFlow: inFlow, context)
    case .null: finish(node, tag: .null, text: "null", context)
    case .boolean(let value): finish(node, tag: .boolean, text: value ? "true" : "false", context)
    case .integer(let negative, let magnitude):
      finish(node, tag: .integer, text: (negative ? "-" : "") + String(magnitude), context)
    case .float(let value):
      guard value.isFinite else {
        throw .unwritableValue("infinity and 'not a number' have no form in JSON", at: location(of: node))
      }
      let text = withBytes(of: node) { Self.isWhole($0) } ? string(of: node) : nil
      finishFloat(node, value, context)
      if let text { warnAboutLostDigits(of: node, text, now: string(of: node), context) }
    case .timestamp(let time):
      let text = string(of: node)
      let printed = time.rfc3339
      if text != printed {
        let change = mayQuote(node) ? (text, printed) : nil
        context?.warn(.dateRewritten(change, at: location(of: node)))
      }
      setText(of: node, to: printed.utf8)
      finish(node, tag: .string)
    }
  }

  /// Finishes a float.
  ///
  /// Kustomize converts it to JSON, where a whole one loses its decimal point and becomes an integer if 64 bits can
  /// hold it.
  private mutating func finishFloat(_ node: NodeID, _ value: Double, _ context: BuildContext?) {
    let json = Number.json(value)
    let integer = Array(json.utf8).withUnsafeBufferPointer { Number.integer($0[...]) }
    guard let (negative, magnitude) = integer else {
      return finish(node, tag: .float, text: Number.yaml(value), context)
    }
    finish(node, tag: .integer, text: (negative ? "-" : "") + String(magnitude), context)
  }

  /// Whether a number that became a float was written as an integer that is too large.
  private static func isWhole(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = text.first == ascii("-") || text.first == ascii("+") ? text.dropFirst() : text[...]
    return digits.count > 18 && digits.allSatisfy { $0.isASCIIDigit || $0 == ascii("_") }
  }

  private mutating func finish(_ node: NodeID, tag: Tag, text: String, _ context: BuildContext?) {
    var text = text
    let isUnchanged = text.withUTF8 { hasText(node, $0) }
    if !isUnchanged {
      if tag != .null { context?.didChangeNotation(of: node, original: string(of: node)) }
      setText(of: node, to: text.utf8)
    }
    finish(node, tag: tag)
  }

  private mutating func finish(_ node: NodeID, tag: Tag) {
    // The plain style is represented by 0.
    let kept = slots[Int(node.index)].bits & ~(Bits.tag | Bits.explicitTag | Bits.style)
    slots[Int(node.index)].bits = kept | UInt16(tag.rawValue) << Bits.tagShift
  }

  private mutating func finishString(_ node: NodeID, inFlow: Bool, _ context: BuildContext?) throws(Diagnostic) {
    let wasBlock = isBlock(node)
    try applyRoundTrip(to: node, inFlow: inFlow, context)
    if let context, wasBlock, isBlock(node) { warnIfQuoted(node, context) }
    finish(node, tag: .string)
  }

  private func isBlock(_ node: NodeID) -> Bool { style(of: node) == .literal || style(of: node) == .folded }

  /// Warns about a block scalar that is not written as one because of white space that nobody sees.
  ///
  /// Tabs at the start of a line, as in a makefile, and the line ends of Windows are meant.
  private func warnIfQuoted(_ node: NodeID, _ context: BuildContext) {
    let reason = withBytes(of: node) { text -> (line: Int, problem: String)? in
      var reason: (line: Int, problem: String)?
      var (line, isIndentation) = (1, true)
      for (index, byte) in text.enumerated() {
        let endsLine = index + 1 == text.count || text[index + 1] == ascii("\n")
        switch byte {
        case ascii("\n"): (line, isIndentation) = (line + 1, true)
        case ascii("\r"): return nil
        case ascii("\t"):
          if isIndentation, !endsLine { return nil }
          reason = reason ?? (line, endsLine ? "ends with a tab" : "contains a tab")
        case ascii(" "): if endsLine { reason = reason ?? (line, "ends with a space") }
        default: isIndentation = false
        }
      }
      guard reason != nil, text.contains(ascii("\n")), !ScalarAnalysis(text).allowsBlock else { return nil }
      return reason
    }
    guard let (line, problem) = reason else { return }
    context.warn(.blockQuoted(line: line, problem, at: location(of: node)))
  }
}

extension NodeTree {
  /// Warns about a number that loses precision.
  func warnAboutLostDigits(of node: NodeID, _ digits: String, now printed: String, _ context: BuildContext?) {
    let change = mayQuote(node) ? (digits, printed) : nil
    context?.warn(.digitsLost(change, at: location(of: node)))
  }
}

// MARK: - Messages

extension Diagnostic {
  /// The change is the scalar before and after, unless it is secret.
  fileprivate static func digitsLost(_ change: (text: String, now: String)?, at location: SourceLocation?) -> Diagnostic
  {
    let (subject, end) = change.map { ("the number \($0.text)", "becomes \($0.now)") } ?? ("this number", "is rounded")
    return warning(.digitsLost, "\(subject) is too large to keep exactly and \(end)", at: location)
      .addingNote("put it in quotes if it may be a string")
  }

  package static func duplicateKey(_ key: String?, at location: SourceLocation?, first: SourceLocation?) -> Diagnostic {
    let subject = key.map { "the key '\($0)'" } ?? "this key"
    return Diagnostic(code: .duplicateKey, message: "\(subject) is already defined in this mapping", at: location)
      .addingNote("first defined here", at: first)
  }

  static func nonStringKey(_ key: String?, at location: SourceLocation?) -> Diagnostic {
    let subject = key.map { "the key '\($0)'" } ?? "a key"
    return Diagnostic(code: .nonStringKey, message: "\(subject) is not a string", at: location)
      .addingNote("put it in quotes")
  }

  fileprivate static func taggedKey(_ key: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .nonStringKey, message: "the key '\(key)' is not a string because of its tag", at: location)
      .addingNote("remove the tag")
  }

  /// The value is left out: a replacement may have copied it from a Secret.
  fileprivate static func invalidScalar(as tag: Tag, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidScalar, message: "this is not a valid \(tag.word), as its tag requires", at: location)
  }

  static func unwritableValue(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .unwritableValue, message: reason, at: location)
  }

  /// The change is the scalar before and after, unless it is secret.
  fileprivate static func dateRewritten(_ change: (text: String, time: String)?, at location: SourceLocation?)
    -> Diagnostic
  {
    let message = change.map { "the date '\($0.text)' becomes '\($0.time)'" } ?? "this date gets a time and time zone"
    return warning(.dateRewritten, message, at: location)
      .addingNote("put it in quotes to keep it as it is")
  }

  fileprivate static func blockQuoted(line: Int, _ problem: String, at location: SourceLocation?) -> Diagnostic {
    warning(
      .blockQuoted,
      "the output has this text in quotes on one line, because line \(line) of it \(problem)",
      at: location
    )
  }

  fileprivate static func emptyValueQuoted(at location: SourceLocation?) -> Diagnostic {
    warning(.emptyValueQuoted, "an empty value in braces or brackets becomes an empty string, not null", at: location)
      .addingNote("write 'null' or '\"\"'")
  }

  fileprivate static func mergeKeyLost(at location: SourceLocation?) -> Diagnostic {
    warning(.mergeKeyLost, "the key '<<' is read as a merge key and dropped", at: location)
  }
}
