import OverlayDiagnostics
import OverlayPrograms

/// Fetches one commit of a repository into an empty directory, with the commands of Kustomize.
struct RepositoryFetch {
  let url: RepositoryURL
  let directory: String
  let settings: RemoteStore.Settings
  let runner: any ProgramRunner

  /// - Throws: One of the codes for remotes, without a place.
  func run() throws(Diagnostic) {
    let ref = url.query.ref.isEmpty ? "HEAD" : url.query.ref
    try git("init")
    try git("remote", "add", "origin", url.repository)
    // By its URL and not as `origin`, as git then tells the URL where it fails.
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

  // MARK: - What git may do

  /// Nothing is asked, and nothing runs on after git has ended.
  private static let options = [
    "protocol.ext.allow=never", "gc.auto=0", "maintenance.auto=false", "core.fsmonitor=false",
    "fetch.recurseSubmodules=false", "submodule.recurse=false",
  ].flatMap { ["-c", $0] }

  /// Variables that tell git of a repository it is called in, or let it write elsewhere.
  private static let droppedVariables: Set<String> = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_COMMON_DIR", "GIT_CONFIG", "GIT_DIR", "GIT_GRAFT_FILE", "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX", "GIT_NAMESPACE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE", "GIT_TEMPLATE_DIR", "GIT_WORK_TREE", "SSH_ASKPASS",
  ]

  /// What git may reach with the submodules of a repository, and with the repository itself.
  ///
  /// Submodules may not be on this machine, as with git's own settings: a repository does not choose which files of
  /// this machine are read. The repository itself may, since the user's settings can have a mirror in its place.
  private func protocols(forSubmodules: Bool) -> String {
    let network = settings.allowsNetwork ? "git:http:https:ssh" : ""
    if forSubmodules { return network }
    return url.scheme == .file ? "file" : "file:\(network)"
  }

  /// The user's settings stay, such as those for credentials and proxies; repositories of the surroundings do not count.
  private func environment(forSubmodules: Bool) -> [String: String] {
    var environment = settings.environment.filter { name, _ in
      !Self.droppedVariables.contains(name) && !name.hasPrefix("GIT_TRACE")
    }
    environment["GIT_ALLOW_PROTOCOL"] = protocols(forSubmodules: forSubmodules)
    environment["GIT_TERMINAL_PROMPT"] = "0"
    // An empty name stands for no program at all, whatever the settings say.
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
    let diagnostic = Diagnostic(
      code: .remoteFetchFailed,
      message: "\(cannotFetch(url.text)): 'git \(command)' failed"
    )
    return output.messages.reduce(diagnostic) { $0.addingNote("git: \($1)") }
  }
}
