extension Diagnostic.Code {
  /// Every code that a warning can have, and that can be silenced, in the order of the documentation.
  public static let warnings: [Diagnostic.Code] = [
    .deprecatedField, .annotationMadeText, .annotationRemoved, .characterChanged, .contentIgnored, .copyOfNothing,
    .dateRewritten, .digitsLost, .directiveCopied, .emptyValueQuoted, .encodingIgnored, .fieldLostInMerge,
    .foldedTextChanged, .functionResult, .functionSkipped, .historyForgotten, .keyRepeated, .listElementLost,
    .mangledText, .mergeKeyLost, .missingNamespace, .nullLost, .nullMadeText, .optionOverridden, .patchReplaceIgnored,
    .pluginMessage, .remoteForcedProtocol, .reorderIgnored, .replacedField, .sharedLabelChanged, .tagLost,
    .tagSuffixRepeated, .unknownBehavior, .unreadSchema, .unstableHash, .unusableVariable, .unusedComponentPatch,
    .unusedImage, .unusedPatch, .unusedReplacementTarget, .unusedVariable, .validatorOutputIgnored, .valueEmptied,
    .valueLost, .valueRetyped,
  ]

  /// The warnings that are off by default, because what they point at is right more often than not.
  ///
  /// A namespace may be chosen by whoever applies the output (`kubectl -n`, Flux, Argo CD), and a component may be made for
  /// resources that not every kustomization has.
  public static let quietWarnings: Set<Diagnostic.Code> = [.missingNamespace, .unusedComponentPatch]
}

// MARK: - What the output does not have as it was written

extension Diagnostic.Code {
  /// The value of an annotation is not a string and is converted to one.
  public static let annotationMadeText = Self(rawValue: "annotation-made-text")
  /// An annotation belongs to the build and is taken away at its end.
  public static let annotationRemoved = Self(rawValue: "annotation-removed")
  /// A character does not survive the way to the output.
  public static let characterChanged = Self(rawValue: "character-changed")
  /// Text after the end of a document is not read.
  public static let contentIgnored = Self(rawValue: "content-ignored")
  /// An unquoted date becomes a point in time.
  public static let dateRewritten = Self(rawValue: "date-rewritten")
  /// A whole number is too large to keep all its digits.
  public static let digitsLost = Self(rawValue: "digits-lost")
  /// An empty value in braces or brackets becomes an empty text instead of a null.
  public static let emptyValueQuoted = Self(rawValue: "empty-value-quoted")
  /// Folded text (`>`) comes out with other line breaks.
  public static let foldedTextChanged = Self(rawValue: "folded-text-changed")
  /// One key stands twice in a kustomization, and the first value is lost.
  public static let keyRepeated = Self(rawValue: "key-repeated")
  /// A key of the text `<<` is taken for a merge key and dropped.
  public static let mergeKeyLost = Self(rawValue: "merge-key-lost")
  /// A tag without meaning is dropped.
  public static let tagLost = Self(rawValue: "tag-lost")
  /// A resource names no namespace, beside others of the output that do.
  public static let missingNamespace = Self(rawValue: "missing-namespace")
  /// Text that a step made, or a name or label without quotes, is printed as a number, boolean or null.
  public static let valueRetyped = Self(rawValue: "value-retyped")
}

// MARK: - What a step does besides what it was asked for, or leaves undone

extension Diagnostic.Code {
  /// A JSON patch copies what is not there.
  public static let copyOfNothing = Self(rawValue: "copy-of-nothing")
  /// A directive of strategic merge patches is not known and becomes content.
  public static let directiveCopied = Self(rawValue: "directive-copied")
  /// An option of a replacement has no effect.
  public static let encodingIgnored = Self(rawValue: "encoding-ignored")
  /// A generator that merges into a resource takes a field of it away.
  public static let fieldLostInMerge = Self(rawValue: "field-lost-in-merge")
  /// A patch makes the build forget former names and hashes.
  public static let historyForgotten = Self(rawValue: "history-forgotten")
  /// An element of a list that merges by keys is lost.
  public static let listElementLost = Self(rawValue: "list-element-lost")
  /// A text comes out as something that nobody wrote, as its variables are replaced byte by byte.
  public static let mangledText = Self(rawValue: "mangled-text")
  /// A field without a value is lost when its resource is patched.
  public static let nullLost = Self(rawValue: "null-lost")
  /// A null in a patch that would delete a label or annotation becomes text instead.
  public static let nullMadeText = Self(rawValue: "null-made-text")
  /// A local option gives way to the one for all generators.
  public static let optionOverridden = Self(rawValue: "option-overridden")
  /// A `$patch: replace` has no effect.
  public static let patchReplaceIgnored = Self(rawValue: "patch-replace-ignored")
  /// A change of a label changes it in other places, too.
  public static let sharedLabelChanged = Self(rawValue: "shared-label-changed")
  /// The suffix of an image's tag is put on twice.
  public static let tagSuffixRepeated = Self(rawValue: "tag-suffix-repeated")
  /// A field still works but has been replaced, and Kustomize does not warn about it.
  public static let replacedField = Self(rawValue: "replaced-field")
  /// The content hash of a resource is not the one that Kustomize gives it.
  public static let unstableHash = Self(rawValue: "unstable-hash")
  /// A generator's behavior is a word that nothing knows.
  public static let unknownBehavior = Self(rawValue: "unknown-behavior")
  /// The document that `openapi` names cannot be read, and nothing needs it.
  public static let unreadSchema = Self(rawValue: "unread-schema")
  /// A variable's value cannot be put into text.
  public static let unusableVariable = Self(rawValue: "unusable-variable")
  /// A patch of a component has a target that no resource of the build matches.
  public static let unusedComponentPatch = Self(rawValue: "unused-component-patch")
  /// An entry of `images` names no image.
  public static let unusedImage = Self(rawValue: "unused-image")
  /// A patch has a target that no resource matches.
  public static let unusedPatch = Self(rawValue: "unused-patch")
  /// A replacement has a target that no resource matches.
  public static let unusedReplacementTarget = Self(rawValue: "unused-replacement-target")
  /// A variable is replaced nowhere.
  public static let unusedVariable = Self(rawValue: "unused-variable")
  /// A text is replaced by a mapping or list and so becomes empty.
  public static let valueEmptied = Self(rawValue: "value-emptied")
  /// A replacement cannot set a field in a null or a string.
  public static let valueLost = Self(rawValue: "value-lost")
}

// MARK: - Making warnings

extension Diagnostic {
  /// A warning without notes.
  package static func warning(_ code: Code, _ message: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(severity: .warning, code: code, message: message, at: location)
  }
}
