import OverlayDiagnostics

// MARK: - Numbers with leading zeros

extension BuildContext {
  /// Whether any scalar that is printed in another notation has a leading zero.
  package var hasLeadingZeros: Bool { originalNotations.values.contains { Self.hasLeadingZero($0) } }

  /// Warns about integers with leading zeros in a resource, which may not have been meant as octal numbers.
  ///
  /// Fields for file modes are meant so; there, only numbers that are not octal are reported. Metadata has warnings of its
  /// own.
  package func warnAboutLeadingZeros(in root: NodeID, of tree: NodeTree) {
    // With each value, the key that it or the list with it is under.
    var pending = tree.entries(of: root).filter { !tree.hasText($0.key, "metadata") }.reversed() as [Entry]
    var visited = 0
    while let entry = pending.popLast() {
      visited += 1
      let node = entry.value
      guard tree.kind(of: node) == .scalar else {
        pending += tree.elements(of: node).reversed().map { Entry(key: entry.key, value: $0) }
        pending += tree.entries(of: node).reversed()
        continue
      }
      guard tree.storedTag(of: node) == .integer, let original = originalNotations[node],
        Self.hasLeadingZero(original)
      else { continue }
      let isMode = Self.isMode(tree.string(of: entry.key))
      guard !isMode || !Self.isOctal(original) else { continue }
      let change = tree.mayQuote(node) ? (original, tree.string(of: node)) : nil
      warn(.leadingZero(change, isMode: isMode, at: tree.location(of: node)))
    }
    charge(visited)
  }

  private static func isMode(_ key: String) -> Bool {
    let key = key.lowercased()
    return ["mode", "modes", "permissions", "umask"].contains { key.hasSuffix($0) }
  }

  private static func hasLeadingZero(_ number: String) -> Bool {
    let digits = number.utf8.drop { $0 == ascii("-") || $0 == ascii("+") }
    return digits.count > 1 && digits.first == ascii("0") && digits.allSatisfy(\.isASCIIDigit)
  }

  fileprivate static func isOctal(_ number: String) -> Bool {
    !number.utf8.contains { $0 == ascii("8") || $0 == ascii("9") }
  }
}

// MARK: - Messages

extension Diagnostic {
  /// The change is the scalar and how it is written, unless they are secret.
  fileprivate static func leadingZero(
    _ change: (text: String, now: String)?,
    isMode: Bool,
    at location: SourceLocation?
  ) -> Diagnostic {
    let (subject, now) = change.map { ("'\($0.text)'", "as \($0.now)") } ?? ("this number", "in another notation")
    let message: String
    if let change, !BuildContext.isOctal(change.text) {
      message = "\(subject) is written \(now), as octal numbers have only the digits 0 to 7"
    } else if let change, change.now.utf8.drop(while: { $0 == ascii("-") }).count == 1 {
      message = "\(subject) is written \(now), without its leading zeros"
    } else {
      message = "\(subject) is read as an octal number and written \(now)"
    }
    let advice =
      isMode
      ? "correct the digits" : "put it in quotes if it is a string, or leave out the leading zeros if it is decimal"
    return warning(.leadingZero, message, at: location).addingNote(advice)
  }
}
