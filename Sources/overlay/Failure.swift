import OverlayDiagnostics
import OverlayKit
import SystemPackage

/// Why a command stops, and the status that the process then ends with.
struct Failure: Error {
  var status: ExitStatus
  /// What to tell the user; nothing where silence is right.
  var diagnostic: Diagnostic?
}

/// A command line that asks for nothing sensible; the process ends with status 2.
struct UsageError: Error {
  var message: String
}

// MARK: - The machine

extension Failure {
  /// The reader of the output went away, as in `overlay build | head`.
  ///
  /// Status 0, as ripgrep has it: the reader got what it wanted.
  static let closedPipe = Failure(status: .success, diagnostic: nil)

  /// Output that could not be written to a file.
  static func cannotWrite(_ path: FilePath, _ errno: Errno) -> Failure { cannotWrite("'\(path)'", errno) }

  /// Output that could not be written to a place, which has quotes where it is a path.
  static func cannotWrite(_ name: String, _ errno: Errno) -> Failure {
    guard errno != .brokenPipe else { return closedPipe }
    return breakdown(.cannotWrite, "cannot write \(name): \(errno.description.lowercasedFirstLetter)")
  }

  /// A directory for output that does not exist.
  static func missingDirectory(_ path: String) -> Failure {
    var failure = breakdown(.cannotWrite, "cannot write to the directory '\(path)': it does not exist")
    failure.diagnostic = failure.diagnostic?.addingNote("create it, or leave out the slash to write one file")
    return failure
  }

  /// Input that could not be read from a place.
  static func cannotRead(_ name: String, _ reason: String) -> Failure {
    breakdown(.cannotRead, "cannot read \(name): \(reason)")
  }

  private static func breakdown(_ code: Diagnostic.Code, _ message: String) -> Failure {
    Failure(status: .machineFailed, diagnostic: Diagnostic(code: code, message: message))
  }
}

// MARK: - The input

extension Failure {
  /// More than any file may have.
  static let standardInputTooLarge = refusal(.inputTooLarge, "standard input is too large")

  /// A resource whose file would not be in the output folder.
  static func unusableFileName(_ name: String, of resource: BuiltResource) -> Failure {
    refusal(
      .unusableFileName,
      "\(resource.title) cannot be written to a folder: '\(name)' is not a file name",
      note: "write all resources to one file or to standard output",
      at: resource
    )
  }

  /// Two resources that would be written to one file.
  static func sharedFileName(_ name: String, of first: BuiltResource, _ second: BuiltResource) -> Failure {
    refusal(
      .sharedFileName,
      "\(first.title) and \(second.title) would both be written to '\(name)'",
      note: "write all resources to one file or to standard output",
      at: second
    )
  }

  private static func refusal(
    _ code: Diagnostic.Code,
    _ message: String,
    note: String? = nil,
    at resource: BuiltResource? = nil
  ) -> Failure {
    let diagnostic = Diagnostic(code: code, message: message, at: resource?.origin)
    return Failure(status: .badInput, diagnostic: note.map { diagnostic.addingNote($0) } ?? diagnostic)
  }
}

extension String {
  /// Messages are clauses in lower case; the system's texts start with a capital letter.
  var lowercasedFirstLetter: String { prefix(1).lowercased() + dropFirst() }
}
