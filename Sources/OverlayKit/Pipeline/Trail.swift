import OverlayDiagnostics

/// The entries of kustomizations that led to the current file, the outermost first.
struct Trail {
  private var entries: [TrailEntry] = []

  /// Adds an entry, until ``leave()``.
  mutating func enter(_ role: String, _ name: String, at location: SourceLocation) {
    entries.append(TrailEntry(role: role, name: name, location: location))
  }

  /// The innermost entry.
  var last: TrailEntry? { entries.last }

  /// Removes the innermost entry.
  mutating func leave() { entries.removeLast() }

  /// The error with a note for each entry, the outermost last.
  func explain(_ error: Diagnostic) -> Diagnostic { entries.reversed().reduce(error) { $1.explain($0) } }
}

/// An entry of a kustomization that names a file or directory.
struct TrailEntry: Sendable {
  /// The kind of entry, such as `base`.
  var role: String
  /// The name as written.
  var name: String
  /// Where it is named.
  var location: SourceLocation

  /// The error with a note that names the entry, unless the error or one of its notes has the entry's location.
  func explain(_ error: Diagnostic) -> Diagnostic {
    // Which file exceeds the limit is arbitrary.
    if error.code == .inputTooLarge, error.location == nil { return error }
    guard error.location != location, !error.notes.contains(where: { $0.location == location }) else { return error }
    return error.addingNote("from the \(role) '\(name)'", at: location)
  }
}
