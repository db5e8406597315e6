extension Diagnostic.Code {
  /// The text is not YAML.
  public static let yamlSyntax = Self(rawValue: "yaml-syntax")
  /// The text is not JSON.
  public static let jsonSyntax = Self(rawValue: "json-syntax")
  /// Collections are nested deeper than the limit.
  public static let nestingTooDeep = Self(rawValue: "nesting-too-deep")
  /// Aliases stand for more nodes than the limit.
  public static let aliasesTooLarge = Self(rawValue: "aliases-too-large")
  /// An alias names an anchor that does not exist, or one that it stands in.
  public static let unknownAnchor = Self(rawValue: "unknown-anchor")
  /// A merge key's value is no mapping.
  public static let invalidMergeKey = Self(rawValue: "invalid-merge-key")
  /// Text follows a document separator.
  public static let invalidDocumentSeparator = Self(rawValue: "invalid-document-separator")
  /// A mapping has one key twice.
  public static let duplicateKey = Self(rawValue: "duplicate-key")
  /// A mapping's key is no string.
  public static let nonStringKey = Self(rawValue: "non-string-key")
  /// A scalar cannot be what its tag says.
  public static let invalidScalar = Self(rawValue: "invalid-scalar")
  /// A value has no form in the output.
  public static let unwritableValue = Self(rawValue: "unwritable-value")
  /// More input than the tree can name.
  public static let inputTooLarge = Self(rawValue: "input-too-large")
  /// The machine has no memory left.
  public static let outOfMemory = Self(rawValue: "out-of-memory")
}
