import OverlayDiagnostics
import OverlayPrograms

/// Fetches one commit of a repository to an empty directory, with the same git commands as Kustomize.
struct RepositoryFetch {
  let url: RepositoryURL
  let directory: String
  let settings: RemoteStore.Settings
  let runner: any ProgramRunner

  /// - Throws: A `remote-…` code, `program-not-found` or `program-failed`, without a place.
  func run() throws(Diagnostic) {
    let ref = url.query.ref.isEmpty ? "HEAD" : url.query.ref
    try git("init")
    try git("remote", "add", "origin", url.repository)
    // With the URL instead of `origin`, errors of git contain the URL.
    try git("fetch", "--depth=1", url.repository, ref)
    try git("checkout", "FETCH_HEAD")
    if url.query.includesSubmodules { try git("submodule", "update", "--init", "--recursive") }
  }

  private func git(_ arguments: String...) throws(Diagnostic) {
    var program = Program(
      "git",
      Self.options + arguments,
      environment: environment(forSubmodules: arguments.first == "submodule"),
      workingDirectory: directory
    )
    program.timeLimit = url.query.timeout
    let output: ProgramOutput
    do throws(ProgramError) { output = try runner.run(program) } catch {
      if error == .timedOut {
        throw .gitTookTooLong(url, command: arguments.first ?? "", limit: program.timeLimit)
      }
      throw .fetchProgram("git", error, for: url.text)
    }
    guard output.isSuccess else { throw .gitFailed(url, command: arguments.first ?? "", output) }
  }

  // MARK: - Restrictions

  /// Prevents background processes and external helpers.
  private static let options = [
    "protocol.ext.allow=never", "gc.auto=0", "maintenance.auto=false", "core.fsmonitor=false",
    "fetch.recurseSubmodules=false", "submodule.recurse=false",
  ].flatMap { ["-c", $0] }

  /// Variables that set the current repository or let git write to other directories.
  private static let droppedVariables: Set<String> = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE", "GIT_TEMPLATE_DIR", "GIT_WORK_TREE", "SSH_ASKPASS",
  ]

  /// The protocols that git may use for the repository or its submodules.
  ///
  /// Submodules may not be local, as with git's default settings: a repository must not choose which local files are read.
  /// The repository itself may be local, since the user's settings can replace its URL with a local mirror.
  private func protocols(forSubmodules: Bool) -> String {
    let network = settings.allowsNetwork ? "git:http:https:ssh" : ""
    if forSubmodules { return network }
    return url.scheme == .file ? "file" : "file:\(network)"
  }

  /// Keeps the user's settings, such as credentials and proxies, but not those of the current repository.
  private func environment(forSubmodules: Bool) -> [String: String] {
    var environment = settings.environment.filter { name, _ in
      !Self.droppedVariables.contains(name) && !name.hasPrefix("GIT_TRACE")
    }
    environment["GIT_ALLOW_PROTOCOL"] = protocols(forSubmodules: forSubmodules)
    environment["GIT_TERMINAL_PROMPT"] = "0"
    // An empty name disables the program, overriding settings.
    environment["GIT_ASKPASS"] = ""
    environment["SSH_ASKPASS_REQUIRE"] = "never"
    environment["GCM_INTERACTIVE"] = "never"
    return environment
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func gitTookTooLong(_ url: RepositoryURL, command: String, limit: Duration) -> Diagnostic {
    Diagnostic(
      code: .remoteTimeout,
      message: "\(cannotFetch(url.text)): 'git \(command)' timed out after \(seconds(limit))"
    ).addingNote("set another limit in the URL, as in '?timeout=120'")
  }

  fileprivate static func gitFailed(_ url: RepositoryURL, command: String, _ output: ProgramOutput) -> Diagnostic {
    let diagnostic = Diagnostic(code: .remoteFetchFailed, message: "\(cannotFetch(url.text)): 'git \(command)' failed")
    return output.messages.reduce(diagnostic) { $0.addingNote("git: \($1)") }
  }
}
