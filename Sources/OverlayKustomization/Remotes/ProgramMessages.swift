package import OverlayDiagnostics
package import OverlayPrograms

extension Diagnostic {
  /// A program without output.
  ///
  /// - Parameters:
  ///   - name: The program as in messages.
  ///   - error: What happened.
  ///   - advice: What to do if the program is not installed.
  ///   - location: The entry that needs the program.
  /// - Returns: The diagnostic.
  package static func programError(
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
    case .cancelled: return .cancelled.at(location)
    }
  }

  /// A program that failed, with the last lines that it wrote to standard error.
  package static func programFailed(_ name: String, _ output: ProgramOutput, at location: SourceLocation?) -> Diagnostic
  {
    let end =
      switch output.status {
      case .exited(let code): "ended with status \(code)"
      case .signalled(let signal): "was stopped by signal \(signal)"
      }
    return Diagnostic(code: .programFailed, message: "'\(name)' \(end)", at: location)
      .addingLines(of: output.standardError)
  }

  /// The same problem with the last lines that a program wrote.
  package func addingLines(of messages: [UInt8]) -> Diagnostic {
    ProgramOutput.messages(in: messages).reduce(self) { $0.addingNote($1) }
  }

  package static var cancelled: Diagnostic { Diagnostic(code: .cancelled, message: "the build was cancelled") }
}

/// Creates a temporary file or directory.
///
/// - Throws: `temporary-file-failed`.
package func makeTemporary<Result>(
  at location: SourceLocation? = nil,
  _ make: () throws -> Result
) throws(Diagnostic) -> Result {
  do { return try make() } catch {
    let reason = "\(error)".lowercased()
    throw Diagnostic(code: .temporaryFileFailed, message: "cannot create a temporary file: \(reason)", at: location)
      .addingNote("'TMPDIR' sets the directory for temporary files, '/tmp' by default")
  }
}
