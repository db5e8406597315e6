extension Diagnostic.Code {
  /// Output could not be written.
  public static let cannotWrite = Self(rawValue: "cannot-write")
  /// Standard input could not be read.
  public static let cannotRead = Self(rawValue: "cannot-read")
  /// A resource's name cannot be part of a file name.
  public static let unusableFileName = Self(rawValue: "unusable-file-name")
  /// Two resources have the same file name.
  public static let sharedFileName = Self(rawValue: "shared-file-name")
}
