import OverlayDiagnostics
import OverlayPrograms

extension Diagnostic {
  /// A program that gave no output.
  ///
  /// - Parameters:
  ///   - name: The program, as the user knows it.
  ///   - error: What happened.
  ///   - advice: What to do where the program is not installed.
  ///   - location: The entry that asked for the program.
  /// - Returns: The diagnostic.
  static func programError(
    _ name: String,
    _ error: ProgramError,
    advice: String? = nil,
    at location: SourceLocation?
  ) -> Diagnostic {
    switch error {
    case .notFound:
      let problem = Diagnostic(code: .programNotFound, message: "the program '\(name)' is not installed", at: location)
      return advice.map { problem.addingNote($0) } ?? problem
    case .notStarted(let reason):
      return Diagnostic(code: .programFailed, message: "cannot start '\(name)': \(reason)", at: location)
    case .timedOut:
      return Diagnostic(code: .programTimedOut, message: "'\(name)' timed out", at: location)
    case .tooMuchOutput:
      return Diagnostic(
        code: .programOutputTooLarge,
        message: "'\(name)' printed too much and was stopped",
        at: location
      )
    case .cancelled:
      return Diagnostic(code: .cancelled, message: "the build was cancelled", at: location)
    }
  }

  /// A program that ended with a failure, with the last of what it told.
  static func programFailed(_ name: String, _ output: ProgramOutput, at location: SourceLocation?) -> Diagnostic {
    let end =
      switch output.status {
      case .exited(let code): "ended with status \(code)"
      case .signalled(let signal): "was ended by signal \(signal)"
      }
    return Diagnostic(code: .programFailed, message: "'\(name)' \(end)", at: location)
      .addingLines(of: output.standardError)
  }

  /// The same problem with the last lines of what a program told.
  func addingLines(of messages: [UInt8]) -> Diagnostic {
    ProgramOutput.messages(in: messages).reduce(self) { $0.addingNote($1) }
  }

  /// A temporary file or directory that could not be made.
  static func temporaryFileFailed(_ error: any Error, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .temporaryFileFailed, message: "cannot make a temporary file: \(error)", at: location)
      .addingNote("the environment variable TMPDIR names the directory for temporary files")
  }
}
