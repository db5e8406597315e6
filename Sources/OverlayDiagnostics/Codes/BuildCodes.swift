extension Diagnostic.Code {
  /// Two resources are called the same.
  public static let duplicateResource = Self(rawValue: "duplicate-resource")
  /// A document is no Kubernetes object: it has no kind, no name, or is no mapping.
  public static let notAResource = Self(rawValue: "not-a-resource")
  /// A patch is for a resource that does not exist.
  public static let patchTargetNotFound = Self(rawValue: "patch-target-not-found")
  /// A patch without a target is for more than one resource.
  public static let patchTargetAmbiguous = Self(rawValue: "patch-target-ambiguous")
  /// A text is neither a strategic merge patch nor a JSON patch, or both.
  public static let invalidPatch = Self(rawValue: "invalid-patch")
  /// A regular expression cannot be read.
  public static let invalidRegularExpression = Self(rawValue: "invalid-regular-expression")
  /// A label or annotation selector cannot be read.
  public static let invalidSelector = Self(rawValue: "invalid-selector")
  /// A `replicas` entry names no workload that can be scaled.
  public static let replicasTargetNotFound = Self(rawValue: "replicas-target-not-found")
  /// A generator's entry is incomplete or contradicts itself.
  public static let invalidGenerator = Self(rawValue: "invalid-generator")
  /// A generator makes what is there already, or is to change what is not there.
  public static let generatorConflict = Self(rawValue: "generator-conflict")
  /// A replacement is incomplete.
  public static let invalidReplacement = Self(rawValue: "invalid-replacement")
  /// A replacement's source is not there, or there more than once.
  public static let replacementSourceNotFound = Self(rawValue: "replacement-source-not-found")
  /// A replacement's field path leads nowhere in a target.
  public static let replacementTargetNotFound = Self(rawValue: "replacement-target-not-found")
  /// A name could refer to several resources.
  public static let ambiguousReference = Self(rawValue: "ambiguous-reference")
  /// A field that a transformer edits has the wrong shape.
  public static let wrongFieldKind = Self(rawValue: "wrong-field-kind")
  /// A component stands where a kustomization belongs, or the other way round.
  public static let wrongKustomizationKind = Self(rawValue: "wrong-kustomization-kind")
  /// An order of resources was chosen, but the kustomization has one of its own.
  public static let reorderIgnored = Self(rawValue: "reorder-ignored")
  /// A field of a kustomization has a value outside its enumeration.
  public static let invalidOption = Self(rawValue: "invalid-option")
}

// MARK: - Variables

extension Diagnostic.Code {
  /// Two entries of `vars` have one name.
  public static let duplicateVariable = Self(rawValue: "duplicate-variable")
  /// A variable could stand for several resources.
  public static let ambiguousVariable = Self(rawValue: "ambiguous-variable")
  /// A variable's resource or field is not there.
  public static let variableSourceNotFound = Self(rawValue: "variable-source-not-found")
}
