import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

extension Diagnostic {
  static func duplicateVariable(_ variable: Variable, earlier: Variable) -> Diagnostic {
    Diagnostic(
      code: .duplicateVariable,
      message: "the variable '\(variable.key)' is already defined",
      at: variable.place
    )
    .addingNote("first defined here", at: earlier.place)
  }

  static func ambiguousVariable(_ variable: Variable, candidates: [Resource], of tree: NodeTree) -> Diagnostic {
    let problem = Diagnostic(
      code: .ambiguousVariable,
      message: "\(candidates.count) resources match the variable '\(variable.key)'",
      at: variable.object.name?.location ?? variable.location
    )
    return problem.listing(candidates, of: tree).addingNote("say which one with 'namespace'")
  }

  static func variableWithoutObject(
    _ variable: Variable,
    among resources: ResourceSet,
    of tree: NodeTree
  ) -> Diagnostic {
    let problem = Diagnostic(
      code: .variableSourceNotFound,
      message: "no resource matches the variable '\(variable.key)', which stands for \(variable.objectDescription)",
      at: variable.object.name?.location ?? variable.location
    )
    return NearMiss(variable.object).explain(problem, among: resources, of: tree)
      .addingNote("apiVersion, kind and name must be exactly those of a resource in this layer or its bases")
  }

  static func variableWithoutField(_ variable: Variable, in source: Resource, _ tree: NodeTree) -> Diagnostic {
    Diagnostic(
      code: .variableSourceNotFound,
      message:
        "the variable '\(variable.key)' stands for a field that \(source.title(in: tree)) does not have, "
        + "'\(variable.fieldPath?.value ?? "metadata.name")'",
      at: variable.fieldPath?.location ?? variable.location
    )
    .addingNote("the resource", at: tree.location(of: source.root))
  }

  static func unreadableVariable(_ variable: Variable, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .variableSourceNotFound,
      message: "the variable '\(variable.key)' stands for a number that is not written in plain decimal digits",
      at: variable.fieldPath?.location ?? variable.location
    )
    .addingNote("put the value in quotes if it is meant as text", at: location)
  }

  static func unusedVariable(_ variable: Variable) -> Diagnostic {
    Diagnostic(
      code: .unusedVariable,
      message: "the variable '\(variable.key)' is never replaced",
      at: variable.place
    )
  }

  static func unusableVariable(_ variable: Variable) -> Diagnostic {
    Diagnostic(
      code: .unusableVariable,
      message: "the variable '\(variable.key)' stands for a mapping or list, so '$(\(variable.key))' stays as it is",
      at: variable.fieldPath?.location ?? variable.place
    )
  }

  static func mangledText(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .mangledText,
      message: "a '$' before a character beyond ASCII makes kustomize write this text in base64",
      at: location
    )
    .addingNote("write '$$' for a dollar sign")
  }
}
