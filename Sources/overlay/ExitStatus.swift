/// The exit status of the process.
enum ExitStatus: Int32 {
  /// Success, also if the reader of the output closed the pipe.
  case success = 0
  /// Invalid input: Kustomize's only status for failures.
  case invalidInput = 1
  case invalidUsage = 2
  /// A failure of the system, such as a full disk or a missing permission.
  case systemError = 3
  /// SIGHUP: the terminal was closed.
  case hungUp = 129
  /// SIGINT: Control-C.
  case interrupted = 130
  /// SIGTERM.
  case terminated = 143

  init(signal: Int32) { self = Self(rawValue: 128 + signal) ?? .terminated }
}
