extension Diagnostic.Code {
  /// A patch has a mapping, list or scalar where the target has something else.
  public static let wrongNodeKind = Self(rawValue: "wrong-node-kind")
  /// The word after `$patch` is not one of the known ones.
  public static let unknownPatchDirective = Self(rawValue: "unknown-patch-directive")
  /// A JSON patch is not a list of operations.
  public static let invalidJSONPatch = Self(rawValue: "invalid-json-patch")
  /// An operation of a JSON patch cannot be done.
  public static let jsonPatchFailed = Self(rawValue: "json-patch-failed")
  /// The `test` operation of a JSON patch found another value.
  public static let jsonPatchTestFailed = Self(rawValue: "json-patch-test-failed")
}
