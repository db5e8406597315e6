public import Foundation
import OverlayPrograms

/// A temporary Git repository, which is removed with the value.
///
/// The user's and the system's Git configuration have no effect.
public final class GitRepository: Sendable {
  /// The environment for git, and for builds that use it.
  public static let environment: [String: String] = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return [
      "PATH": path, "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@example.com",
      "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@example.com",
      // A proxy would also be used for local addresses.
      "no_proxy": "127.0.0.1",
    ]
  }()

  /// The directory with the files.
  public let url: URL

  /// Creates a repository with one commit on the branch `main`.
  public init(_ files: [String: String]) throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "repository-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try git("init", "-q", "-b", "main")
    try commit(files)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The repository's URL.
  public var fileURL: String { "file://" + path }

  /// The directory's path, without a slash at its end.
  public var path: String { url.path().hasSuffix("/") ? String(url.path().dropLast()) : url.path() }

  /// Writes files and commits all changes.
  public func commit(_ files: [String: String]) throws {
    for (path, text) in files {
      let file = url.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try git("add", "--all")
    try git("commit", "-q", "--allow-empty", "-m", "commit")
  }

  /// Creates a symbolic link, without committing it.
  public func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: url.appending(path: path).path(), withDestinationPath: target)
  }

  /// Runs git in the directory.
  ///
  /// - Returns: The output.
  @discardableResult
  public func git(_ arguments: String...) throws -> String {
    let program = Program("git", arguments, environment: Self.environment, workingDirectory: path)
    let output = try SubprocessRunner().run(program)
    guard output.isSuccess else {
      throw CocoaError(.featureUnsupported, userInfo: ["git": String(decoding: output.standardError, as: UTF8.self)])
    }
    return String(decoding: output.standardOutput, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  // MARK: - Serving

  /// Answers a request for this repository, whose path on the server has two components.
  public func respond(to request: LocalServer.Request) -> LocalServer.Response {
    var environment = Self.environment
    environment["GIT_PROJECT_ROOT"] = path
    environment["GIT_HTTP_EXPORT_ALL"] = "1"
    environment["REQUEST_METHOD"] = request.method
    environment["PATH_INFO"] = "/.git/" + request.path.split(separator: "/").dropFirst(2).joined(separator: "/")
    environment["QUERY_STRING"] = request.query
    environment["CONTENT_TYPE"] = request.fields["content-type"] ?? ""
    environment["CONTENT_LENGTH"] = "\(request.body.count)"
    environment["HTTP_CONTENT_ENCODING"] = request.fields["content-encoding"] ?? ""
    environment["GIT_PROTOCOL"] = request.fields["git-protocol"] ?? ""
    environment["REMOTE_ADDR"] = "127.0.0.1"
    var program = Program("git", ["http-backend"], environment: environment, workingDirectory: path)
    program.standardInput = request.body
    guard let output = try? SubprocessRunner().run(program).standardOutput,
      let end = output.indices.first(where: { output[$0...].starts(with: Array("\r\n\r\n".utf8)) })
    else { return .answer(500) }
    var fields: [String: String] = [:]
    for line in String(decoding: output[..<end], as: UTF8.self).components(separatedBy: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2 { fields[parts[0]] = parts[1] }
    }
    let status = fields.removeValue(forKey: "Status").flatMap { Int($0.prefix(3)) } ?? 200
    return .answer(status, fields, Array(output[(end + 4)...]))
  }
}
