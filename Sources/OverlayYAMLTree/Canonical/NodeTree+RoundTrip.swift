import OverlayDiagnostics

// MARK: - Round trips of strings

extension NodeTree {
  /// Changes a string the way Kustomize does when it writes and reads it again on the way to the output.
  mutating func applyRoundTrip(to node: NodeID, inFlow: Bool, _ context: BuildContext?) throws(Diagnostic) {
    if !inFlow { try applyYAMLRoundTrip(to: node, context) }
    if withBytes(of: node, { $0.contains { $0 >= 0x7F } }) { try applyJSONRoundTrip(to: node, context) }
  }

  /// Changes a string the way writing it as a block scalar and reading that does.
  private mutating func applyYAMLRoundTrip(to node: NodeID, _ context: BuildContext?) throws(Diagnostic) {
    let style = style(of: node)
    guard style != .singleQuoted, style != .doubleQuoted else { return }
    // A plain scalar with several lines becomes a block.
    let fails = withBytes(of: node) { text in
      text.first == ascii("\t") && (style != .plain || text.contains(ascii("\n")))
        && ScalarAnalysis(text, tabIsSpecial: false).allowsBlock
    }
    guard !fails else {
      throw .unwritableValue("a block scalar that begins with a tab cannot be written", at: location(of: node))
        .addingNote("use double quotes, with \\t for the tab")
    }
    guard style == .folded, let damaged = withBytes(of: node, { FoldedScalar.afterRoundTrip($0) }) else { return }
    // An additional or missing empty line rarely matters, except if a shell command continues in the next line.
    let isChangeRelevant = withBytes(of: node) { text in
      let (old, new) = (text.split(separator: ascii("\n")), damaged.split(separator: ascii("\n")))
      return old.count != new.count || zip(old, new).contains { !$0.elementsEqual($1) }
        || Self.countEndedCommands(in: text) != Self.countEndedCommands(in: damaged)
    }
    setText(of: node, to: damaged)
    if isChangeRelevant { context?.warn(.foldedTextChanged(at: location(of: node))) }
  }

  /// The number of backslashes before a line break that an empty line follows.
  private static func countEndedCommands(in text: some Collection<UInt8>) -> Int {
    var last = (ascii("x"), ascii("x"))
    return text.reduce(0) { count, byte in
      defer { last = (last.1, byte) }
      return last == (ascii("\\"), ascii("\n")) && byte == ascii("\n") ? count + 1 : count
    }
  }

  /// Changes a string the way writing it as JSON and reading that with a YAML parser does.
  private mutating func applyJSONRoundTrip(to node: NodeID, _ context: BuildContext?) throws(Diagnostic) {
    let problem = withBytes(of: node) { text -> String? in
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        switch scalar.value {
        case 0x7F..<0x85, 0x86..<0xA0, 0xFFFE, 0xFFFF:
          return "the control character \(scalar.escaped(asASCII: true)) cannot be written"
        default: break
        }
      }
      return nil
    }
    if let problem { throw .unwritableValue(problem, at: location(of: node)) }
    guard withBytes(of: node, { NextLine.isIn($0) }) else { return }
    guard let folded = withBytes(of: node, { NextLine.folded($0) }) else {
      throw .unwritableValue(
        "a line that begins with '---' or '...' after the line break U+0085 cannot be written",
        at: location(of: node)
      )
    }
    setText(of: node, to: folded)
    context?.warn(.characterChanged("U+0085", to: "a space", at: location(of: node)))
  }
}

/// U+0085, which Kustomize's parser reads as a line break, but which its JSON encoder does not escape.
enum NextLine {
  /// Whether a text contains the character.
  static func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    zip(text, text.dropFirst()).contains { $0 == 0xC2 && $1 == 0x85 }
  }

  /// The text after folding, as in double-quoted scalars: a single line break becomes a space, of several consecutive
  /// ones the first is dropped and the others become line feeds, and spaces around them are lost.
  ///
  /// - Returns: `nil` if a line would be read as the end of the document.
  static func folded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var spaces = 0
    var breaks = 0
    var index = text.startIndex
    func endGap() {
      result += breaks == 0 ? Array(repeating: ascii(" "), count: spaces) : breaks == 1 ? [ascii(" ")] : []
      if breaks > 1 { result += Array(repeating: ascii("\n"), count: breaks - 1) }
      (spaces, breaks) = (0, 0)
    }
    while index < text.endIndex {
      if text[index] == ascii(" ") {
        if breaks == 0 { spaces += 1 }
        index += 1
      } else if text[index] == 0xC2, index + 1 < text.endIndex, text[index + 1] == 0x85 {
        (spaces, breaks) = (0, breaks + 1)
        index += 2
        if isDocumentIndicator(text[index...]) { return nil }
      } else {
        endGap()
        result.append(text[index])
        index += 1
      }
    }
    endGap()
    return result
  }

  private static func isDocumentIndicator(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard line.starts(with: "---".utf8) || line.starts(with: "...".utf8), line.count > 3 else { return false }
    let rest = line.dropFirst(3)
    return rest.first == ascii(" ") || rest.starts(with: [0xC2, 0x85])
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func foldedTextChanged(at location: SourceLocation?) -> Diagnostic {
    warning(.foldedTextChanged, "the line breaks of this folded string differ in the output", at: location)
      .addingNote("write it with '|' to keep it as it is")
  }

  fileprivate static func characterChanged(_ character: String, to replacement: String, at location: SourceLocation?)
    -> Diagnostic
  {
    warning(
      .characterChanged,
      "the character \(character) becomes \(replacement) in the output",
      at: location
    )
  }
}
