package import OverlayDiagnostics
package import OverlayKubernetesModel
import OverlayYAMLTree

// MARK: - Fields

extension Diagnostic {
  /// The wording is Kustomize's.
  static func deprecatedField(
    _ field: String,
    use replacement: String,
    isExperimental: Bool,
    at location: SourceLocation
  ) -> Diagnostic {
    let advice = "Run 'kustomize edit fix' to update your Kustomization automatically."
    return Diagnostic(
      code: .deprecatedField,
      message: "'\(field)' is deprecated. Please use '\(replacement)' instead. "
        + (isExperimental ? "[EXPERIMENTAL] " : "") + advice,
      at: location
    )
  }

  static func replacedField(_ field: String, by replacement: String, at location: SourceLocation?) -> Diagnostic {
    warning(.replacedField, "'\(field)' still works, but '\(replacement)' has replaced it", at: location)
  }

  /// What to do about fields that kustomize does not have, or not in this release.
  ///
  /// The key is the name in lower case; `path` is the field of the mapping it belongs to, without an index, and empty for
  /// the top of a file.
  private static var foreignFields: [String: (path: String, advice: String)] {
    [
      "inventory": (
        "", "kustomize no longer has this field; 'kubectl apply --prune' removes what is not in the output"
      ),
      "includevolumeclaimtemplates": (
        "labels",
        "a later release of kustomize will have this field; until then 'includeTemplates' also labels volume claim templates"
      ),
      "volumeclaimtemplatelabels": (
        "", "a later release of kustomize will have this field; until then add the paths to 'templateLabels'"
      ),
      "digest": (
        "helmCharts", "kustomize cannot pin a chart by its digest; set 'version' to an exact version"
      ),
    ]
  }

  /// The path is that of the mapping which the field stands in, and empty for the whole file.
  static func unknownField(_ field: Located<String>, in path: String, known: [String]) -> Diagnostic {
    let near = Suggestion.nearest(to: field.value, among: known)
    let isName =
      near != nil || (path.hasPrefix("secretGenerator") ? secretFields.contains(field.value) : isWord(field.value))
    // Anything else may be a value that has lost its place.
    let problem = isName ? "unknown field '\(field.value)'" : "this is not a field"
    let diagnostic = Diagnostic(
      code: .unknownField,
      message: problem + (path.isEmpty ? "" : " in '\(path)'"),
      at: field.location
    )
    if let foreign = foreignFields[field.value.lowercased()], path.prefix(while: { $0 != "[" }) == foreign.path {
      return diagnostic.addingNote(foreign.advice)
    }
    return diagnostic.suggesting(
      near,
      otherwise: path.isEmpty ? nil : "the fields are \(known.joined(separator: ", "))"
    )
  }

  /// Fields of Secrets and of other generators, which are taken for fields of this one.
  private static let secretFields: Set<String> = [
    "data", "stringData", "kvSources", "commands", "envFile", "env_file", "labels", "annotations", "immutable",
    "disableNameSuffixHash", "metadata", "apiVersion", "kind",
  ]

  private static func isWord(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./".unicodeScalars.contains($0)
    }
  }

  static func fieldInTwoSpellings(_ key: Located<String>, other: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: .keyRepeated,
      message:
        "the field '\(key.value)' is repeated with different capitalization, and this value is applied on top of the other",
      at: key.location
    ).addingNote("first given here", at: other)
  }

  /// The path is that of the value, and empty for the whole file.
  static func wrongType(
    _ path: String,
    wanted: DocumentValue.Wanted,
    found: DocumentValue?,
    at location: SourceLocation
  ) -> Diagnostic {
    let subject = path.isEmpty ? "the file" : "'\(path)'"
    let diagnostic = Diagnostic(
      code: .wrongType,
      message: "\(subject) must be \(wanted.description), not \(found?.description(at: path) ?? "this")",
      at: location
    )
    switch (wanted, found) {
    case (.text, .boolean), (.text, .integer), (.text, .float): return diagnostic.addingNote("put the value in quotes")
    case (.boolean, .text), (.integer, .text): return diagnostic.addingNote("write the value without quotes")
    case (.list, .text): return diagnostic.addingNote("write each element on a line of its own, after '- '")
    default: return diagnostic
    }
  }

  static func replacementWithPathAndContent(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: .conflictingFields,
      message: "a replacement with a 'path' cannot have a source or targets too",
      at: location
    )
  }
}

extension DocumentValue.Wanted {
  fileprivate var description: String {
    switch self {
    case .text: "a string"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension DocumentValue {
  /// What stands in a field in the place of something else; a number is told unless it may go into a Secret.
  fileprivate func description(at path: String) -> String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer, .float: Self.mayBeSecret(path) ? "a number" : "the number \(spelling ?? "")"
    case .text: "a string"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension DocumentValue {
  /// Whether a field may hold what goes into a Secret or a chart.
  private static func mayBeSecret(_ path: String) -> Bool {
    let steps = path.split { $0 == "." || $0 == "[" || $0 == "]" }
    let harmless: Set<Substring> = ["name", "namespace", "behavior", "type", "options"]
    if steps.first == "secretGenerator" { return harmless.isDisjoint(with: steps) }
    return steps.contains { ["literals", "valuesInline", "sourceValue", "patch", "jsonOp", "value"].contains($0) }
  }
}

// MARK: - Scalars and keys

extension Diagnostic {
  static func invalidTaggedScalar(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidScalar, message: "this value is not what its tag says", at: location)
  }

  static func infiniteNumber(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidScalar, message: "this number is not finite", at: location)
      .addingNote("put the value in quotes if it is meant as text")
  }

  static func invalidKey(_ key: DocumentValue?, at location: SourceLocation) -> Diagnostic {
    let found =
      switch key {
      case .null: "null"
      case .list: "a list"
      case .mapping: "a mapping"
      default: "this scalar"
      }
    return Diagnostic(code: .nonStringKey, message: "\(found) cannot be the key of a mapping", at: location)
      .addingNote("put the key in quotes")
  }
}

extension Diagnostic {
  static func repeatedKey(_ key: String, at location: SourceLocation, first: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .duplicateKey, message: "the key '\(key)' is already defined in this mapping", at: location)
      .addingNote("first defined here", at: first)
  }
}

// MARK: - Field specs

extension Diagnostic {
  /// The message for two specs that differ in nothing but whether the field is created.
  package static func conflictingFieldSpecs(
    _ conflict: FieldSpecConflict,
    at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      code: .invalidOption,
      message: "the field '\(conflict.added.path)' is given twice, with and without 'create'",
      at: location
    )
  }

  /// The message for a path that leads deeper than any resource may be nested.
  package static func fieldPathTooLong(_ path: FieldPath, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .invalidOption,
      message: "the path of a field has at most \(YAMLReader.depthLimit) steps, not \(path.count)",
      at: location
    )
  }
}

// MARK: - OpenAPI definitions

extension Diagnostic {
  static func emptyDefinitions(_ file: String) -> Diagnostic {
    Diagnostic(code: .invalidDefinitions, message: "the file is empty", at: SourceLocation(file: file))
      .addingNote("it must hold OpenAPI definitions, by the names of their types")
  }

  static func emptySchema(_ file: String) -> Diagnostic {
    Diagnostic(code: .invalidDefinitions, message: "the file is empty", at: SourceLocation(file: file))
      .addingNote("it must hold an OpenAPI document with 'definitions'")
  }

  static func incompleteType(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidDefinitions, message: "a type needs the texts 'version' and 'kind'", at: location)
  }

  static func definitionCycle(_ name: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: .invalidDefinitions,
      message: "the type '\(name)' contains itself, so its fields have no end",
      at: location
    )
    .addingNote("leave out this '$ref'")
  }

  static func definitionsTooLarge(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidDefinitions, message: "the types contain each other too many times", at: location)
  }
}

// MARK: - The file as a whole

extension Diagnostic {
  static func emptyKustomization(_ file: String) -> Diagnostic {
    Diagnostic(code: .emptyKustomization, message: "the kustomization is empty", at: SourceLocation(file: file))
      .addingNote("it needs a field besides 'apiVersion' and 'kind', such as 'resources'")
  }

  static func emptyReplacementFile(_ file: String) -> Diagnostic {
    Diagnostic(
      code: .wrongType,
      message: "the file must hold a replacement or a list of them",
      at: SourceLocation(file: file)
    )
  }

  static func invalidKind(_ kind: Located<String>) -> Diagnostic {
    Diagnostic(
      code: .invalidKind,
      message: "the kind must be 'Kustomization' or 'Component', not '\(kind.value)'",
      at: kind.location
    )
  }

  static func invalidAPIVersion(_ version: Located<String>, for kind: Kustomization.Kind) -> Diagnostic {
    Diagnostic(
      code: .invalidKind,
      message: "the apiVersion of a \(kind.rawValue) must be '\(kind.apiVersion)', not '\(version.value)'",
      at: version.location
    )
  }
}
