/// Another program to run, and what it may use.
package struct Program: Sendable {
  /// A name to look for in the directories of `PATH` in ``environment``, or a path with a slash in it.
  package var executable: String
  /// The arguments after the program's own name; no shell reads them.
  package var arguments: [String]
  /// The whole environment of the program; nothing is inherited.
  package var environment: [String: String]
  /// The directory that the program starts in; that of this process if `nil`.
  package var workingDirectory: String?
  /// What the program reads; nothing by default.
  package var standardInput: [UInt8] = []
  /// How long the program may take before it is ended.
  package var timeLimit: Duration = .seconds(60)
  /// The most bytes that the program may print, for each of its two outputs.
  package var outputLimit = 128 << 20

  /// Creates a program without input, with the usual limits.
  package init(
    _ executable: String,
    _ arguments: [String],
    environment: [String: String],
    workingDirectory: String? = nil
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.workingDirectory = workingDirectory
  }
}

/// What a program left behind.
package struct ProgramOutput: Sendable {
  /// How a program ended.
  package enum Status: Hashable, Sendable {
    /// With an exit code.
    case exited(Int32)
    /// By a signal.
    case signalled(Int32)
  }

  /// How the program ended.
  package var status: Status
  /// What it printed.
  package var standardOutput: [UInt8]
  /// What it told.
  package var standardError: [UInt8]

  /// Creates an output.
  package init(status: Status, standardOutput: [UInt8] = [], standardError: [UInt8] = []) {
    self.status = status
    self.standardOutput = standardOutput
    self.standardError = standardError
  }

  /// Whether the program ended with exit code 0.
  package var isSuccess: Bool { status == .exited(0) }
}

/// Why a program gave no output.
package enum ProgramError: Error, Hashable, Sendable {
  /// There is no such program.
  case notFound
  /// It could not be started, for a reason in one clause.
  case notStarted(String)
  /// It took longer than its limit and was ended.
  case timedOut
  /// It printed more than its limit and was ended.
  case tooMuchOutput
  /// The build was cancelled.
  case cancelled
}

/// Runs programs; a protocol, so that tests can watch what would be run.
package protocol ProgramRunner: Sendable {
  /// Runs a program to its end. The calling thread waits.
  ///
  /// - Throws: Where there is no output; a program that ends with a failure has one.
  func run(_ program: Program) throws(ProgramError) -> ProgramOutput
}
