/// An external program to run, with its input and limits.
package struct Program: Sendable {
  /// A path that contains a slash, or a name that is searched in `PATH` of ``environment``.
  package var executable: String
  /// The arguments after the program's own name; no shell interprets them.
  package var arguments: [String]
  /// The complete environment; nothing is inherited.
  package var environment: [String: String]
  /// The working directory; `nil` for that of this process.
  package var workingDirectory: String?
  package var standardInput: [UInt8] = []
  /// How long the program may take before it is terminated.
  package var timeLimit: Duration = .seconds(60)
  /// The largest number of bytes that the program may write to each of its two outputs.
  package var outputLimit = 128 << 20

  /// Creates a program without input and with the default limits.
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

/// The output of a program that has exited.
package struct ProgramOutput: Sendable {
  /// How a program exited.
  package enum Status: Hashable, Sendable {
    /// With an exit code.
    case exited(Int32)
    /// By a signal.
    case signalled(Int32)
  }

  package var status: Status
  package var standardOutput: [UInt8]
  package var standardError: [UInt8]

  package init(status: Status, standardOutput: [UInt8] = [], standardError: [UInt8] = []) {
    self.status = status
    self.standardOutput = standardOutput
    self.standardError = standardError
  }

  /// Whether the exit code is 0.
  package var isSuccess: Bool { status == .exited(0) }
}

extension ProgramOutput {
  /// The last lines of standard error, safe to print.
  ///
  /// Servers can influence this output, so its length is limited and control characters are removed.
  package var messages: [String] { Self.messages(in: standardError) }

  /// The last lines of any output of a program, safe to print.
  package static func messages(in text: [UInt8]) -> [String] {
    let lineLimit = 12
    let lengthLimit = 400
    var lines: [String] = []
    let end = text.suffix(lineLimit * lengthLimit)
    for line in end.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      let text = String(decoding: line, as: UTF8.self)
      let shown = String(text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
      let trimmed = shown.drop { $0 == " " }
      if !trimmed.isEmpty {
        lines.append(trimmed.count > lengthLimit ? trimmed.prefix(lengthLimit) + "…" : String(trimmed))
      }
    }
    return lines.suffix(lineLimit)
  }
}

/// Why a program has no output.
package enum ProgramError: Error, Hashable, Sendable {
  /// No such executable exists.
  case notFound
  /// It could not be started; the reason is one clause.
  case notStarted(String)
  /// It exceeded its time limit and was terminated.
  case timedOut
  /// It exceeded its output limit and was terminated.
  case tooMuchOutput
  /// The build was cancelled.
  case cancelled
}

/// Runs programs.
///
/// A protocol, so that tests can observe which programs would run.
package protocol ProgramRunner: Sendable {
  /// Runs a program and blocks the calling thread until it has exited.
  ///
  /// - Throws: If there is no output. A program that exits with a failure has output.
  func run(_ program: Program) throws(ProgramError) -> ProgramOutput
}
