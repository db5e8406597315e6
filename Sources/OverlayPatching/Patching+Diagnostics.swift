import OverlayDiagnostics
import OverlayYAMLTree

extension Diagnostic {
  /// Lists of which elements lack keys or repeat cannot be merged in a time that grows with their length.
  static func listTooLong(
    keys: [Text],
    at location: SourceLocation?,
    target: SourceLocation?
  ) -> Diagnostic {
    let names = keys.map { "'\($0)'" }.joined(separator: " and ")
    return Diagnostic(
      code: .inputTooLarge,
      message: "the list is too long to be merged while elements of it lack \(names) or repeat",
      at: location
    ).addingNote("it is merged into this list", at: target)
  }

  static func wrongNodeKind(
    expected: NodeKind,
    found: NodeKind,
    at location: SourceLocation?,
    target: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      code: .wrongNodeKind,
      message: "the patch has a \(found.word) here, but the target has a \(expected.word)",
      at: location
    ).addingNote("the target's \(expected.word)", at: target)
  }

  static func wrongElementKind(
    expected: NodeKind,
    found: NodeKind,
    keys: [Text],
    at location: SourceLocation?
  ) -> Diagnostic {
    let names = keys.map { "'\($0)'" }.joined(separator: " and ")
    return Diagnostic(
      code: .wrongNodeKind,
      message: "expected a \(expected.word) in this list, found a \(found.word)",
      at: location
    ).addingNote(keys.isEmpty ? "the elements are merged by their values" : "the elements are merged by \(names)")
  }

  static func emptyKeyInMerge(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .invalidPatch,
      message: "a strategic merge patch cannot change a mapping with an empty key",
      at: location
    ).addingNote("remove the key, or use a JSON patch")
  }

  static func unknownPatchDirective(_ word: String?, at location: SourceLocation?) -> Diagnostic {
    let problem = Diagnostic(
      code: .unknownPatchDirective,
      message: "unknown patch directive" + (word.map { " '\($0.abridged)'" } ?? ""),
      at: location
    )
    let near = word.flatMap { Suggestion.nearest(to: $0, among: ["merge", "replace", "delete"]) }
    return problem.suggesting(near, otherwise: "'$patch' takes 'merge', 'replace' or 'delete'")
  }

  static func notAJSONPatch(_ found: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidJSONPatch, message: "a JSON patch is a list of operations, not \(found)", at: location)
  }

  static func notAnOperation(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidJSONPatch, message: "an operation of a JSON patch is a mapping", at: location)
      .addingNote("with 'op', 'path' and, as the operation needs it, 'value' or 'from'")
  }
}

extension NodeKind {
  /// The word for this shape in messages.
  package var word: String {
    switch self {
    case .scalar: "scalar"
    case .sequence: "list"
    case .mapping: "mapping"
    }
  }
}
