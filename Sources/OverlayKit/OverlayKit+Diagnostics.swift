import Diagnostics
import KubernetesModel
import YAMLTree

extension Diagnostic {
  static func duplicateResource(
    _ id: ResourceID,
    at location: SourceLocation?,
    earlier: Resource,
    of tree: NodeTree
  ) -> Diagnostic {
    Diagnostic(code: .duplicateResource, message: "\(id) is already there", at: location)
      .noting("the other one", at: tree.location(of: earlier.root) ?? earlier.origin.location)
  }

  static func notAResource(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .notAResource, message: reason, at: location)
  }

  static func listItemsNotAList(kind: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .notAResource, message: "'items' of a \(kind) must be a list", at: location)
  }

  static func wrongFieldKind(path: String, of id: ResourceID, found: String, at location: SourceLocation?) -> Diagnostic
  {
    Diagnostic(code: .wrongFieldKind, message: "the field '\(path)' of \(id) cannot be set: \(found)", at: location)
  }
}

// MARK: - Patches and replacements

extension Diagnostic {
  static func patchTargetNotFound(_ id: ResourceID, at location: SourceLocation?, others: [String]) -> Diagnostic {
    let problem = Diagnostic(
      code: .patchTargetNotFound,
      message: "no resource matches the patch for \(id)",
      at: location
    )
    if let near = Suggestion.nearest(to: id.name.string, among: others) {
      return problem.noting("did you mean '\(near)'?")
    }
    if others.contains(id.name.string) {
      return problem.noting("there is one of that kind and name, but of another apiVersion or namespace")
    }
    return problem
  }

  static func patchTargetAmbiguous(
    _ id: ResourceID,
    at location: SourceLocation?,
    candidates: [SourceLocation?]
  ) -> Diagnostic {
    let problem = Diagnostic(
      code: .patchTargetAmbiguous,
      message: "\(candidates.count) resources match the patch for \(id)",
      at: location
    )
    return candidates.prefix(5).reduce(problem) { $0.noting("one of them", at: $1) }
  }

  static func invalidReplacement(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidReplacement, message: reason, at: location)
  }
}

// MARK: - Generators

extension Diagnostic {
  static func invalidGenerator(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidGenerator, message: reason, at: location)
  }

  static func generatorConflict(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .generatorConflict, message: reason, at: location)
  }
}

// MARK: - Options

extension Diagnostic {
  static func reorderIgnored(at location: SourceLocation) -> Diagnostic {
    warning(
      .reorderIgnored,
      "the order of resources is set here and by '--reorder'; the kustomization wins",
      at: location
    )
  }
}
