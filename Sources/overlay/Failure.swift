import OverlayDiagnostics
import OverlayKit
import SystemPackage

/// An error of a command, with the exit status.
struct Failure: Error {
  var status: ExitStatus
  /// The message; `nil` to print nothing.
  var diagnostic: Diagnostic?
}

/// An invalid command line; the exit status is 2.
struct UsageError: Error {
  var message: String
}

// MARK: - The system

extension Failure {
  /// The reader of the output closed the pipe, as in `overlay build | head`, which is not an error.
  static let closedPipe = Failure(status: .success)

  static func cannotWrite(_ path: FilePath, _ errno: Errno) -> Failure { cannotWrite("'\(path)'", errno) }

  /// The name includes quotes if it is a path.
  static func cannotWrite(_ name: String, _ errno: Errno) -> Failure {
    guard errno != .brokenPipe else { return closedPipe }
    return systemError(.cannotWrite, "cannot write \(name): \(errno.description.lowercasedFirstLetter)")
  }

  static func missingDirectory(_ path: String) -> Failure {
    var failure = systemError(.cannotWrite, "cannot write to the directory '\(path)': it does not exist")
    failure.diagnostic = failure.diagnostic?.addingNote("create it, or remove the slash to write one file")
    return failure
  }

  static func cannotRead(_ name: String, _ reason: String) -> Failure {
    systemError(.cannotRead, "cannot read \(name): \(reason)")
  }

  private static func systemError(_ code: Diagnostic.Code, _ message: String) -> Failure {
    Failure(status: .systemError, diagnostic: Diagnostic(code: code, message: message))
  }
}

// MARK: - The input

extension Failure {
  static let standardInputTooLarge = inputError(.inputTooLarge, "standard input is too large")

  /// The file of a resource would not be in the output directory.
  static func unusableFileName(_ name: String, of resource: BuiltResource) -> Failure {
    inputError(
      .unusableFileName,
      "\(resource.title) cannot be written to a directory: '\(name)' is not a file name",
      note: "write all resources to one file or to standard output",
      at: resource
    )
  }

  static func sharedFileName(_ name: String, of first: BuiltResource, _ second: BuiltResource) -> Failure {
    inputError(
      .sharedFileName,
      "\(first.title) and \(second.title) would both be written to '\(name)'",
      note: "write all resources to one file or to standard output",
      at: second
    )
  }

  private static func inputError(
    _ code: Diagnostic.Code,
    _ message: String,
    note: String? = nil,
    at resource: BuiltResource? = nil
  ) -> Failure {
    let diagnostic = Diagnostic(code: code, message: message, at: resource?.origin)
    return Failure(status: .invalidInput, diagnostic: note.map { diagnostic.addingNote($0) } ?? diagnostic)
  }
}

extension String {
  /// The string as a clause of a message; messages of the system start with a capital letter.
  var lowercasedFirstLetter: String { prefix(1).lowercased() + dropFirst() }
}
