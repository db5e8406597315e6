import OverlayDiagnostics
import OverlayYAMLTree

extension Diagnostic {
  static func patchReplaceIgnored(_ what: String, at location: SourceLocation?) -> Diagnostic {
    warning(.patchReplaceIgnored, "'$patch: replace' has no effect for \(what), which stays as it was", at: location)
  }

  /// Where a patch meets a mapping of the target, Kustomize asks the patch for each key, and takes the first answer.
  static func patchKeyRepeated(_ key: String, at location: SourceLocation?, first: SourceLocation?) -> Diagnostic {
    warning(
      .keyRepeated,
      "the key '\(key)' is already defined in this mapping; only the first value counts",
      at: location
    )
    .addingNote("first defined here", at: first)
  }

  static func patchElementLost(keys: [Text], at location: SourceLocation?) -> Diagnostic {
    warning(.listElementLost, "this element of the patch has no effect", at: location)
      .addingNote(
        "\(rule(keys)); the element needs \(keys.count > 1 ? "all of them, as the target has" : "one of its own")"
      )
  }

  static func targetElementLost(keys: [Text], at location: SourceLocation?) -> Diagnostic {
    warning(.listElementLost, "this element is lost, since a patch touches its resource", at: location)
      .addingNote("\(rule(keys)); an element without it, or a second one with the same value, removes other elements")
  }

  private static func rule(_ keys: [Text]) -> String {
    "the list merges by \(keys.map { "'\($0)'" }.joined(separator: " and "))"
  }

  static func nullLost(_ key: String, toKeep value: String, at location: SourceLocation?) -> Diagnostic {
    warning(.nullLost, "the field '\(key)' has no value and is lost, since a patch touches its resource", at: location)
      .addingNote("write \(value) to keep it")
  }

  static func copyOfNothing(_ path: String, at location: SourceLocation?) -> Diagnostic {
    warning(.copyOfNothing, "there is nothing at '\(path)', so null is copied", at: location)
  }
}
