import OverlayDiagnostics

/// How a build came to what it is working on: the entries of kustomizations that led there, the outermost first.
struct Trail {
  /// An entry that names a file or a folder.
  struct Step: Sendable {
    /// What is named, such as `base`.
    var role: String
    /// The name, as it is written.
    var name: String
    /// Where it is named.
    var location: SourceLocation

    /// The error with a note that names the entry, unless the error has one for it or lies there itself.
    func explain(_ error: Diagnostic) -> Diagnostic {
      // Which of all files is one too many is a matter of chance.
      if error.code == .inputTooLarge, error.location == nil { return error }
      guard error.location != location, !error.notes.contains(where: { $0.location == location }) else { return error }
      return error.addingNote("from the \(role) '\(name)'", at: location)
    }
  }

  private var steps: [Step] = []

  /// Follows an entry, until ``leave()``.
  mutating func enter(_ role: String, _ name: String, at location: SourceLocation) {
    steps.append(Step(role: role, name: name, location: location))
  }

  /// The innermost entry.
  var last: Step? { steps.last }

  /// Goes back to where the last entry stands.
  mutating func leave() { steps.removeLast() }

  /// The error with a note for each entry, the outermost last.
  func explain(_ error: Diagnostic) -> Diagnostic { steps.reversed().reduce(error) { $1.explain($0) } }
}
