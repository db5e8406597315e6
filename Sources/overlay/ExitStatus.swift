/// What the exit status of the process says.
enum ExitStatus: Int32 {
  /// Done. Also when the reader of the output went away, which is no failure of ours.
  case success = 0
  /// The input is wrong: kustomize's only status for failures.
  case badInput = 1
  /// The command was used wrongly.
  case badUse = 2
  /// The machine failed: a full disk, a missing permission.
  case machineFailed = 3
  /// A signal ended the command: the terminal went away.
  case hungUp = 129
  /// A signal ended the command: the user pressed Control-C.
  case interrupted = 130
  /// A signal ended the command.
  case terminated = 143

  /// The status of a command that a signal ended.
  init(signal: Int32) { self = Self(rawValue: 128 + signal) ?? .terminated }
}
