import OverlayDiagnostics
package import OverlayPrograms
import Synchronization
import SystemPackage

/// Fetches each remote repository and file of a build once.
///
/// Safe to use from several threads. A request for something that is being fetched waits for it.
package final class RemoteStore: Sendable {
  package struct Settings: Sendable {
    /// Whether network access is allowed.
    ///
    /// Local repositories are always allowed.
    package var allowsNetwork = true
    /// The environment of git and curl.
    package var environment: [String: String] = [:]
    /// The time limit for fetching a file.
    package var fileTimeLimit = Duration.seconds(300)
    /// Stops fetching early.
    package var cancellation: Cancellation?
    /// Called before and after each fetch.
    package var observer: (@Sendable (FetchEvent) -> Void)?

    /// Creates settings with an empty environment, in which no program is found.
    package init() {}
  }

  let settings: Settings
  /// Where repositories are read from.
  let fileSystem = DiskFileSystem()
  let runner: any ProgramRunner
  /// Files by the bytes of their URLs, since `String` treats different bytes as equal.
  private let files = Mutex<[[UInt8]: Once<Result<[UInt8], Diagnostic>>]>([:])
  private let repositories = Mutex<[RepositoryKey: Once<FetchedRepository>]>([:])
  private let directory = Once<Result<TemporaryDirectory, Diagnostic>>()

  /// Creates an empty store.
  ///
  /// - Parameters:
  ///   - settings: How to fetch.
  ///   - runner: Runs git and curl; by default the local executables.
  package init(_ settings: Settings = Settings(), runner: (any ProgramRunner)? = nil) {
    self.settings = settings
    self.runner = runner ?? SubprocessRunner(cancellation: settings.cancellation)
  }

  private struct RepositoryKey: Hashable {
    var repository: [UInt8]
    var query: RepositoryURL.Query
  }

  /// The result of fetching a repository, which several URLs may share.
  private struct FetchedRepository {
    /// The URL of the first request, which errors contain.
    var url: String
    var directory: Result<String, Diagnostic>
  }

  /// The content of a file on a web server.
  ///
  /// - Throws: `network-not-allowed`, `remote-http-error` or another `remote-…` code, without a place.
  func file(at address: String) throws(Diagnostic) -> [UInt8] {
    guard settings.allowsNetwork else { throw .networkNotAllowed(address) }
    let entry = files.withLock { $0.entry(for: Array(address.utf8)) }
    return try entry.value { () throws(Diagnostic) in
      try observing(address) { () throws(Diagnostic) in
        try FileFetch(address: address, settings: settings, runner: runner).run()
      }
    }
  }

  /// The directory with the files of a repository.
  ///
  /// The path has no symbolic links.
  ///
  /// - Throws: `remote-unsafe`, `network-not-allowed`, `remote-fetch-failed` or another `remote-…` code, without a place.
  func repository(_ url: RepositoryURL) throws(Diagnostic) -> String {
    if let problem = RemoteSafety.problem(with: url.text) { throw .remoteUnsafe(url.text, problem) }
    guard settings.allowsNetwork || url.scheme == .file else { throw .networkNotAllowed(url.text) }
    let key = RepositoryKey(repository: Array(url.repository.utf8), query: url.query)
    let (entry, number) = repositories.withLock { ($0.entry(for: key), $0.count) }
    let fetched = entry.value {
      let directory = Result { () throws(Diagnostic) in
        try observing(url.repository) { () throws(Diagnostic) in
          let directory = try makeDirectory("\(number)")
          try RepositoryFetch(url: url, directory: directory, settings: settings, runner: runner).run()
          return directory
        }
      }
      return FetchedRepository(url: url.text, directory: directory)
    }
    do throws(Diagnostic) { return try fetched.directory.get() } catch {
      throw error.renamingRemote(fetched.url, to: url.text)
    }
  }

  /// Removes all fetched repositories from the disk.
  ///
  /// Nothing may be fetched afterwards.
  package func removeDirectories() {
    if case .success(let directory)? = directory.current { directory.remove() }
  }

  // MARK: - Fetching

  private func makeDirectory(_ name: String) throws(Diagnostic) -> String {
    let directory = try directory.value { () throws(Diagnostic) in
      try makeTemporary {
        try TemporaryDirectory(environment: settings.environment, cancellation: settings.cancellation)
      }
    }
    return try makeTemporary { try directory.makeDirectory(name) }
  }

  private func observing<Value>(_ remote: String, _ body: () throws(Diagnostic) -> Value) throws(Diagnostic) -> Value {
    guard let observer = settings.observer else { return try body() }
    let name = Credentials.redact(remote)
    let start = ContinuousClock().now
    observer(.began(name))
    defer { observer(.ended(name, after: ContinuousClock().now - start)) }
    return try body()
  }
}

/// The start or end of a fetch.
public enum FetchEvent: Hashable, Sendable {
  /// A repository or file is about to be fetched. The URL contains no password.
  case began(String)
  /// Fetching has succeeded or failed after a duration.
  case ended(String, after: Duration)
}

/// A value that the first request creates.
///
/// Other requests wait for it.
private final class Once<Value: Sendable>: Sendable {
  private let storage = Mutex<Value?>(nil)

  /// The value, if it exists.
  var current: Value? { storage.withLock { $0 } }
}

extension Once {
  /// The value, which the first call creates.
  func value(_ make: () -> Value) -> Value {
    storage.withLock { storage in
      let value = storage ?? make()
      storage = value
      return value
    }
  }

  /// The value, which the first call creates.
  ///
  /// An error is kept, too.
  func value<Success: Sendable>(
    _ make: () throws(Diagnostic) -> Success
  ) throws(Diagnostic) -> Success where Value == Result<Success, Diagnostic> {
    try value { Result { () throws(Diagnostic) in try make() } }.get()
  }
}

extension Dictionary {
  /// The entry for a key, created if necessary.
  fileprivate mutating func entry<Content>(for key: Key) -> Value where Value == Once<Content> {
    if let known = self[key] { return known }
    let new = Value()
    self[key] = new
    return new
  }
}

// MARK: - Messages

extension Diagnostic {
  static func remoteUnsafe(_ remote: String, _ reason: String) -> Diagnostic {
    Diagnostic(code: .remoteUnsafe, message: "'\(remote)' is not used as a URL: \(reason)")
  }

  fileprivate static func networkNotAllowed(_ remote: String) -> Diagnostic {
    Diagnostic(code: .networkNotAllowed, message: "'\(remote)' is remote, but the network is disabled")
      .addingNote("build without '--offline', or use a local copy")
  }

  /// A program that could not be started or that was ended.
  static func fetchProgram(_ name: String, _ error: ProgramError, for remote: String) -> Diagnostic {
    guard error != .cancelled else { return cancelled }
    var problem = programError(name, error, advice: "install \(name), or add its directory to 'PATH'", at: nil)
    if error == .tooMuchOutput { problem.code = .remoteFetchFailed }
    problem.message = "\(cannotFetch(remote)): \(problem.message)"
    return problem
  }

  static func cannotFetch(_ remote: String) -> String { "cannot fetch '\(remote)'" }

  /// The same problem for another URL of the repository.
  fileprivate func renamingRemote(_ remote: String, to other: String) -> Diagnostic {
    let title = Self.cannotFetch(remote)
    guard remote != other, message.hasPrefix(title) else { return self }
    var copy = self
    copy.message = Self.cannotFetch(other) + message.dropFirst(title.count)
    return copy
  }

  static func seconds(_ duration: Duration) -> String {
    let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}
