import OverlayDiagnostics

/// An entry of `replacements` before it is known whether it is a replacement or names a file.
struct ReplacementField: Sendable {
  /// The replacement, empty for a file.
  var replacement: Replacement
  /// The file.
  var path: Located<String>?

  init(at location: SourceLocation) { replacement = Replacement(at: location) }

  /// The entry.
  ///
  /// - Throws: `conflicting-fields` where it is both.
  func entry() throws(Diagnostic) -> ReplacementEntry {
    guard let path else { return .inline(replacement) }
    guard replacement.source == nil, replacement.sourceValue == nil, replacement.targets.isEmpty else {
      throw .replacementWithPathAndContent(at: path.location)
    }
    return .path(path)
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func replacementWithPathAndContent(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: .conflictingFields,
      message: "'path' and the source or targets of a replacement are mutually exclusive",
      at: location
    )
  }
}
