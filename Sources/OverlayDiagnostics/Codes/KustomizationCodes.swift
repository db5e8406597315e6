extension Diagnostic.Code {
  /// A kustomization file has a field that nothing knows.
  public static let unknownField = Self(rawValue: "unknown-field")
  /// A field's value is of a type that the field does not take.
  public static let wrongType = Self(rawValue: "wrong-type")
  /// Two fields that are mutually exclusive are both set.
  public static let conflictingFields = Self(rawValue: "conflicting-fields")
  /// A field still works, but another has replaced it.
  public static let deprecatedField = Self(rawValue: "deprecated-field")
  /// A kustomization file says nothing.
  public static let emptyKustomization = Self(rawValue: "empty-kustomization")
  /// A kustomization file's kind or version is not one that it can have.
  public static let invalidKind = Self(rawValue: "invalid-kind")
}

// MARK: - OpenAPI

extension Diagnostic.Code {
  /// OpenAPI definitions lead nowhere, or never end.
  public static let invalidDefinitions = Self(rawValue: "invalid-definitions")
  /// `openapi` asks for a version that is not built in, or for a version and a file at once.
  public static let invalidSchema = Self(rawValue: "invalid-schema")
}

// MARK: - Files

extension Diagnostic.Code {
  /// A path is empty.
  public static let emptyPath = Self(rawValue: "empty-path")
  /// A path leads to nothing.
  public static let fileNotFound = Self(rawValue: "file-not-found")
  /// A path leads to a directory or device where a file is wanted.
  public static let notAFile = Self(rawValue: "not-a-file")
  /// A path leads to a file where a directory is wanted.
  public static let notADirectory = Self(rawValue: "not-a-directory")
  /// A file is there but cannot be read.
  public static let unreadableFile = Self(rawValue: "unreadable-file")
  /// A file is not in or below the directory of the kustomization that names it.
  public static let fileOutsideRoot = Self(rawValue: "file-outside-root")
  /// A kustomization names a directory by an absolute path.
  public static let absoluteRoot = Self(rawValue: "absolute-root")
  /// A directory leads to itself, or to one that contains it.
  public static let cycle = Self(rawValue: "cycle")
  /// A directory has no kustomization file.
  public static let kustomizationNotFound = Self(rawValue: "kustomization-not-found")
  /// A directory has more than one kustomization file.
  public static let severalKustomizationFiles = Self(rawValue: "several-kustomization-files")
}
