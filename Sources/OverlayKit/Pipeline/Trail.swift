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
  }

  private var steps: [Step] = []

  /// Follows an entry, until ``leave()``.
  mutating func enter(_ role: String, _ name: String, at location: SourceLocation) {
    steps.append(Step(role: role, name: name, location: location))
  }

  /// The innermost entry.
  var last: Step? { steps.last }

  /// Follows an entry once more.
  mutating func enter(_ step: Step) { steps.append(step) }

  /// Goes back to where the last entry stands.
  mutating func leave() { steps.removeLast() }

  /// The error with a note for each entry, the outermost last; not for one that the error speaks of itself.
  ///
  /// Which file is one too many of all is a matter of chance, so that the way to it says nothing.
  func explain(_ error: Diagnostic) -> Diagnostic {
    if error.code == .inputTooLarge, error.location == nil { return error }
    var places = Set(error.notes.compactMap(\.location))
    if let location = error.location { places.insert(location) }
    return steps.reversed().reduce(error) { error, step in
      places.insert(step.location).inserted
        ? error.addingNote("from the \(step.role) '\(step.name)'", at: step.location) : error
    }
  }
}
