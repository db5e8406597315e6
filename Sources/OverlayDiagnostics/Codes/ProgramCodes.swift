extension Diagnostic.Code {
  /// A program that a build needs is not installed or not executable.
  public static let programNotFound = Self(rawValue: "program-not-found")
  /// A program could not be started, or ended with a failure.
  public static let programFailed = Self(rawValue: "program-failed")
  /// A program took longer than it may.
  public static let programTimedOut = Self(rawValue: "program-timed-out")
  /// A program printed more than it may.
  public static let programOutputTooLarge = Self(rawValue: "program-output-too-large")
  /// The build was ended from outside.
  public static let cancelled = Self(rawValue: "cancelled")
  /// A build needs another machine, and may not use the network.
  public static let networkNotAllowed = Self(rawValue: "network-not-allowed")
  /// A temporary file could not be made.
  public static let temporaryFileFailed = Self(rawValue: "temporary-file-failed")
  /// A kustomization has a chart, but Helm was not asked for.
  public static let helmNotEnabled = Self(rawValue: "helm-not-enabled")
  /// The Helm program is too old, too new, or something else.
  public static let helmVersion = Self(rawValue: "helm-version")
  /// An entry with a chart is incomplete or contradicts itself.
  public static let invalidChart = Self(rawValue: "invalid-chart")
  /// A chart is neither there, nor is it said where it can be had.
  public static let chartNotFound = Self(rawValue: "chart-not-found")
  /// There is no plugin for a configuration.
  public static let pluginNotFound = Self(rawValue: "plugin-not-found")
  /// A plugin or function printed something that is not a list of resources, or not the right one.
  public static let invalidPluginOutput = Self(rawValue: "invalid-plugin-output")
  /// A function was skipped, since functions that are programs were not asked for.
  public static let functionSkipped = Self(rawValue: "function-skipped")
  /// A plugin or function wrote to standard error.
  public static let pluginMessage = Self(rawValue: "plugin-message")
  /// A validator printed other resources than it was given.
  public static let validatorOutputIgnored = Self(rawValue: "validator-output-ignored")
  /// A function said something about a resource.
  public static let functionResult = Self(rawValue: "function-result")
}
