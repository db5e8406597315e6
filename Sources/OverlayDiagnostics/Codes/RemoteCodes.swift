extension Diagnostic.Code {
  /// A URL, or a part of one, could be taken for an option or for a program to run.
  public static let remoteUnsafe = Self(rawValue: "remote-unsafe")
  /// A repository or a file could not be fetched.
  public static let remoteFetchFailed = Self(rawValue: "remote-fetch-failed")
  /// A web server has answered with something else than a file.
  public static let remoteHTTPError = Self(rawValue: "remote-http-error")
  /// Fetching took longer than it may.
  public static let remoteTimeout = Self(rawValue: "remote-timeout")
  /// A file is larger than what is fetched.
  public static let remoteTooLarge = Self(rawValue: "remote-too-large")
  /// A path in a repository leads out of it.
  public static let remoteOutsideRepository = Self(rawValue: "remote-outside-repository")
  /// A repository leads back to itself.
  public static let remoteCycle = Self(rawValue: "remote-cycle")
  /// A URL begins with `git::`, which has no meaning.
  public static let remoteForcedProtocol = Self(rawValue: "remote-forced-protocol")
}
