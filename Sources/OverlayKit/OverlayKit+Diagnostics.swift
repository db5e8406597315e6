import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

extension Diagnostic {
  /// What a generator does not find, in a kustomization with components.
  func addingComponentsNote() -> Diagnostic {
    guard code == .generatorConflict, message.hasPrefix("there is no ") else { return self }
    return addingNote("generators run before components, so what a component makes is not there yet")
  }

  static func duplicateResource(
    _ later: Resource,
    earlier: Resource,
    of tree: NodeTree
  ) -> Diagnostic {
    Diagnostic(
      code: .duplicateResource,
      message: "duplicate resource \(later.title(in: tree))",
      at: tree.location(of: later.root)
    )
    .addingNote("first defined here", at: earlier.place(in: tree))
  }

  static func notAResource(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .notAResource, message: reason, at: location)
  }

  static func listItemsNotAList(kind: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .notAResource, message: "'items' of a \(kind) must be a list", at: location)
  }

  static func wrongFieldKind(path: String, of title: String, found: String, at location: SourceLocation?) -> Diagnostic
  {
    Diagnostic(code: .wrongFieldKind, message: "the field '\(path)' of \(title) cannot be set: \(found)", at: location)
  }
}

// MARK: - Patches and replacements

extension Diagnostic {
  static func patchTargetNotFound(_ id: ResourceID, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .patchTargetNotFound, message: "no resource matches the patch for \(id)", at: location)
  }

  static func patchTargetAmbiguous(
    _ id: ResourceID,
    at location: SourceLocation?,
    candidates: [Resource],
    of tree: NodeTree
  ) -> Diagnostic {
    Diagnostic(
      code: .patchTargetAmbiguous,
      message: "\(candidates.count) resources match the patch for \(id)",
      at: location
    ).listing(candidates, of: tree)
  }

  static func invalidReplacement(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidReplacement, message: reason, at: location)
  }
}

extension Diagnostic {
  /// The most resources that are listed where there are too many.
  private static let listLimit = 5

  /// The same problem with a note for each of the resources, as long as they are few.
  ///
  func listing(_ resources: [Resource], of tree: NodeTree) -> Diagnostic {
    var copy = self
    for resource in resources.prefix(Self.listLimit) {
      copy.notes.append(
        Note("one is \(resource.title(in: tree))", at: resource.place(in: tree))
      )
    }
    let rest = resources.count - Self.listLimit
    return rest > 0 ? copy.addingNote("and \(rest) more") : copy
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
