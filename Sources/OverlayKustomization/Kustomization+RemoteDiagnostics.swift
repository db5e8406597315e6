package import OverlayDiagnostics
import OverlayPrograms

extension Diagnostic {
  static func remoteUnsafe(_ remote: String, _ reason: String) -> Diagnostic {
    Diagnostic(code: .remoteUnsafe, message: "'\(remote)' is not used as a URL: \(reason)")
  }

  static func networkNotAllowed(_ remote: String) -> Diagnostic {
    Diagnostic(code: .networkNotAllowed, message: "'\(remote)' is on another machine, but the build is offline")
      .addingNote("build without '--offline', or name a local copy")
  }

  static func noTemporaryDirectory(_ reason: String) -> Diagnostic {
    Diagnostic(code: .temporaryFileFailed, message: "cannot make a temporary directory: \(reason.lowercased())")
      .addingNote("it would be in the directory that the variable 'TMPDIR' names, or in '/tmp'")
  }

  /// What a build ends with that was ended from outside.
  package static var cancelled: Diagnostic { Diagnostic(code: .cancelled, message: "the build was cancelled") }
}

// MARK: - Programs

extension Diagnostic {
  /// What to say where a program gives no output.
  static func fetchProgram(_ name: String, _ error: ProgramError, for remote: String) -> Diagnostic {
    let message = cannotFetch(remote)
    switch error {
    case .cancelled: return cancelled
    case .notFound:
      return Diagnostic(code: .programNotFound, message: "\(message): there is no program '\(name)'")
        .addingNote("install \(name), or add its directory to 'PATH'")
    case .notStarted(let reason):
      return Diagnostic(code: .programFailed, message: "\(message): \(name) does not start: \(reason)")
    case .timedOut: return Diagnostic(code: .remoteTimeout, message: "\(message): \(name) took too long")
    case .tooMuchOutput: return Diagnostic(code: .remoteFetchFailed, message: "\(message): \(name) prints too much")
    }
  }

  static func gitTookTooLong(_ url: RepositoryURL, command: String, limit: Duration) -> Diagnostic {
    Diagnostic(
      code: .remoteTimeout,
      message: "\(cannotFetch(url.text)): 'git \(command)' took longer than \(seconds(limit))"
    ).addingNote("the query 'timeout' of the URL sets another limit, as in '?timeout=120'")
  }

  static func gitFailed(_ url: RepositoryURL, command: String, _ output: ProgramOutput) -> Diagnostic {
    let diagnostic = Diagnostic(
      code: .remoteFetchFailed,
      message: "\(cannotFetch(url.text)): 'git \(command)' failed"
    )
    return output.messages.reduce(diagnostic) { $0.addingNote("git: \($1)") }
  }

  private static func cannotFetch(_ remote: String) -> String { "cannot fetch '\(remote)'" }

  /// The same of another URL of the repository that could not be fetched.
  func renamingRemote(_ remote: String, to other: String) -> Diagnostic {
    let title = Self.cannotFetch(remote)
    guard remote != other, message.hasPrefix(title) else { return self }
    var copy = self
    copy.message = Self.cannotFetch(other) + message.dropFirst(title.count)
    return copy
  }

  private static func seconds(_ duration: Duration) -> String {
    let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}

// MARK: - Files

extension Diagnostic {
  static func httpError(_ address: String, _ status: Int) -> Diagnostic {
    let reason = WebAddress.reason(status)
    return Diagnostic(
      code: .remoteHTTPError,
      message: "the server answered \(status)\(reason.isEmpty ? "" : " (\(reason))") for '\(address)'"
    )
  }

  static func fileFetchFailed(_ address: String, _ messages: [String]) -> Diagnostic {
    messages.reduce(Diagnostic(code: .remoteFetchFailed, message: "cannot fetch '\(address)'")) { $0.addingNote($1) }
  }

  static func fileTookTooLong(_ address: String, limit: Duration) -> Diagnostic {
    Diagnostic(code: .remoteTimeout, message: "cannot fetch '\(address)': it took longer than \(seconds(limit))")
  }

  static func fileTooLarge(_ address: String, limit: Int) -> Diagnostic {
    Diagnostic(code: .remoteTooLarge, message: "cannot fetch '\(address)': it is larger than \(limit >> 20) MiB")
  }
}

// MARK: - Paths

extension Diagnostic {
  static func remoteCycle(_ remote: String, earlier: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .remoteCycle, message: "'\(remote)' leads back to itself", at: location)
      .addingNote("it is, or begins, the URL '\(earlier)', which led here")
  }

  static func outsideRepository(
    _ path: String,
    linkTarget: String?,
    of clone: LoadRoot.Clone,
    at location: SourceLocation?
  ) -> Diagnostic {
    guard let target = linkTarget, !LexicalPath.path(target, isIn: clone.path) else {
      return Diagnostic(
        code: .remoteOutsideRepository,
        message: "'\(path)' is outside of what its kustomization in '\(clone.url.repository)' may use",
        at: location
      ).addingNote(
        "in a repository, files are in or below the directory of their kustomization, directories anywhere in it"
      )
    }
    return Diagnostic(
      code: .remoteOutsideRepository,
      message: "'\(path)' is a link out of the repository, to '\(target)'",
      at: location
    )
  }

  static func localRepository(_ url: String, namedBy outer: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .remoteOutsideRepository,
      message: "'\(url)' is a repository of this machine, named by '\(outer)', which is of another",
      at: location
    ).addingNote("what was fetched may not use what is on this machine")
  }

  /// A URL that is not one of a repository stands where a directory is wanted.
  static func webAddressIsNoDirectory(_ address: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .notADirectory, message: "'\(address)' is not the URL of a git repository", at: location)
      .addingNote("such a URL has '.git', '//' or two names in its path: 'https://host/owner/repository'")
  }

  /// A kustomization names a repository where a file is wanted.
  static func repositoryIsNoFile(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .fileNotFound, message: "'\(path)' is not a file", at: location)
      .addingNote("only 'resources', 'components' and lists of kustomizations may name a repository")
  }
}
