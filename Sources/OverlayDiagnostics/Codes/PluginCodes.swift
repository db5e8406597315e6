extension Diagnostic.Code {
  /// No built-in generator or transformer has this name.
  public static let unknownPlugin = Self(rawValue: "unknown-plugin")
  /// A generator stands where a transformer belongs, or the other way round.
  public static let wrongPluginRole = Self(rawValue: "wrong-plugin-role")
  /// The configuration of a generator or transformer lacks something, or holds what it cannot take.
  public static let invalidPluginConfiguration = Self(rawValue: "invalid-plugin-configuration")
  /// A generator or transformer is not built in, and others may not run.
  public static let externalPluginsDisabled = Self(rawValue: "external-plugins-disabled")
  /// A resource came with records of an earlier build that cannot be read.
  public static let invalidRecord = Self(rawValue: "invalid-record")
  /// A validator has changed what it should have checked.
  public static let validatorChangedResource = Self(rawValue: "validator-changed-resource")
}
