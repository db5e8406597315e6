import OverlayDiagnostics

/// The entries of kustomizations that led to the current file, the outermost first.
struct Trail {
  /// An entry that names a file or directory.
  struct Step: Sendable {
    /// The kind of entry, such as `base`.
    var role: String
    /// The name as written.
    var name: String
    /// Where it is named.
    var location: SourceLocation

    /// The error with a note that names the entry, unless the error or one of its notes has the entry's place.
    func explain(_ error: Diagnostic) -> Diagnostic {
      // It is a matter of chance which file exceeds the limit.
      if error.code == .inputTooLarge, error.location == nil { return error }
      guard error.location != location, !error.notes.contains(where: { $0.location == location }) else { return error }
      return error.addingNote("from the \(role) '\(name)'", at: location)
    }
  }

  private var steps: [Step] = []

  /// Adds an entry, until ``leave()``.
  mutating func enter(_ role: String, _ name: String, at location: SourceLocation) {
    steps.append(Step(role: role, name: name, location: location))
  }

  /// The innermost entry.
  var last: Step? { steps.last }

  /// Removes the innermost entry.
  mutating func leave() { steps.removeLast() }

  /// The error with a note for each entry, the outermost last.
  func explain(_ error: Diagnostic) -> Diagnostic { steps.reversed().reduce(error) { $1.explain($0) } }
}
