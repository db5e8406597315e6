package import OverlayDiagnostics

extension LoadRoot {
  /// A fetched repository.
  struct Clone: Sendable {
    /// The directory with its files, without symbolic links.
    let path: String
    let url: RepositoryURL
    /// The index in ``LoadRoot/visits`` of the first directory in the repository.
    let firstVisit: Int

    /// The path for messages: repository, ref, and path in the repository; `nil` for a path outside of it.
    ///
    /// As in other paths, the name of the file is at the end.
    func displayPath(of path: String) -> String? {
      guard LexicalPath.path(path, isIn: self.path) else { return nil }
      let inside = LexicalPath.path(path, from: self.path)
      let ref = url.query.ref.isEmpty ? "" : "@\(url.query.ref)"
      return url.repository + ref + (inside == "." ? "" : "//\(inside)")
    }
  }

  /// The URL of the fetched repository that contains the directory.
  package var repository: RepositoryURL? { clone?.url }

  /// Whether a path in a kustomization is a URL.
  package static func isRemote(_ path: String) -> Bool { WebAddress.isValid(path) || isRepository(path) }

  /// Whether a path in a kustomization is the URL of a repository, which may also be the URL of a file.
  package static func isRepository(_ path: String) -> Bool { RepositoryURL(path) != nil }

  /// Rejects a path outside of the repository that contains the directory, also if a link leads there and the file does
  /// not exist.
  ///
  /// - Parameters:
  ///   - path: A path relative to this directory.
  ///   - location: The place of the path.
  /// - Throws: `remote-outside-repository`.
  package func checkIsInRepository(_ path: String, at location: SourceLocation?) throws(Diagnostic) {
    guard let clone else { return }
    var joined = LexicalPath.join(self.path, path)
    while LexicalPath.path(joined, isIn: clone.path) {
      guard let real = try? fileSystem.realPath(of: joined) else {
        joined = LexicalPath.parent(of: joined)
        continue
      }
      if LexicalPath.path(real, isIn: clone.path) { return }
      break
    }
    throw .outsideRepository(path, linkTarget: nil, of: clone, at: location)
  }

  // MARK: - Repositories

  /// Creates the root of a directory in a repository, and fetches the repository.
  ///
  /// - Parameters:
  ///   - url: The repository and the directory in it.
  ///   - parent: The directory whose kustomization refers to it; `nil` for the target of a build.
  ///   - remotes: Fetches the repository.
  ///   - location: The place of the URL.
  /// - Throws: A `remote-…` code, `network-not-allowed`, or an error of the directory in the repository.
  init(
    repository url: RepositoryURL,
    namedBy parent: LoadRoot?,
    remotes: RemoteStore,
    at location: SourceLocation?
  ) throws(Diagnostic) {
    let visits = parent?.visits ?? []
    if let earlier = visits.lazy.compactMap(\.url).last(where: { $0.utf8.starts(with: url.text.utf8) }) {
      throw .remoteCycle(url.text, earlier: earlier, at: location)
    }
    if url.scheme == .file, let outer = parent?.clone, outer.url.scheme != .file {
      throw .localRepository(url.text, namedBy: outer.url.text, at: location)
    }
    let fileSystem = remotes.fileSystem
    let clone: Clone
    do throws(Diagnostic) {
      clone = Clone(path: try remotes.repository(url), url: url, firstVisit: visits.count)
    } catch {
      throw error.at(location)
    }
    let joined = LexicalPath.join(clone.path, "./\(url.directory)")
    let displayPath = clone.displayPath(of: joined) ?? url.text
    let path = try Self.directory(joined, as: displayPath, in: fileSystem, at: location)
    guard LexicalPath.path(path, isIn: clone.path) else {
      throw .outsideRepository(displayPath, linkTarget: path, of: clone, at: location)
    }
    self.init(
      path: path,
      restrictions: .rootOnly,
      fileSystem: fileSystem,
      visits: visits + [Visit(path: path, displayPath: displayPath, url: url.text)],
      workingDirectory: parent?.workingDirectory,
      remotes: remotes,
      clone: clone,
      origin: parent?.origin.appending(url.text) ?? RootOrigin()
    )
  }

  /// The directory in a repository, for a URL that is not a file.
  ///
  /// - Parameters:
  ///   - path: The URL.
  ///   - problem: The reason why it is not a file.
  /// - Returns: The directory.
  /// - Throws: What ``directory(_:)`` throws, with `problem` as a note if the URL may be a file.
  package func directory(_ path: Located<String>, insteadOfFile problem: Diagnostic) throws(Diagnostic) -> LoadRoot {
    guard problem.code != .cancelled else { throw problem }
    do throws(Diagnostic) { return try directory(path) } catch {
      let isRepeated = error.code == .cancelled || error.message == problem.message
      guard WebAddress.isValid(path.value), !isRepeated else { throw error }
      // The more likely error comes first.
      guard WebAddress.looksLikeFile(path.value) else {
        throw error.addingNote("as a file: \(problem.messageWithReason)")
      }
      throw problem.addingNote("as a Git repository: \(error.messageWithReason)")
    }
  }

  // MARK: - Files

  func webFile(_ path: Located<String>) throws(Diagnostic) -> FileReference {
    do throws(Diagnostic) {
      let content = try remotes.file(at: path.value)
      return FileReference(path: path.value, displayPath: path.value, in: fileSystem, content: content)
    } catch {
      throw error.at(path.location)
    }
  }

  /// Replaces the error for a missing path that may be a URL by a more specific one.
  static func explain(_ problem: Diagnostic, for path: String) -> Diagnostic {
    guard problem.code == .fileNotFound else { return problem }
    if WebAddress.isValid(path) { return .notARepository(path, at: problem.location) }
    if let reason = RemoteSafety.problem(with: path) { return .remoteUnsafe(path, reason).at(problem.location) }
    return RepositoryURL(path) == nil ? problem : .repositoryIsNotAFile(path, at: problem.location)
  }
}

extension Diagnostic {
  /// The message with the first note, which is usually the output of git or curl.
  fileprivate var messageWithReason: String { ([message] + notes.prefix(1).map(\.message)).joined(separator: ": ") }
}

/// The origin of a directory, for the annotations of `buildMetadata`.
package struct RootOrigin: Hashable, Sendable {
  /// The path relative to the target of the build or to the top of ``repo``, from the paths in the kustomizations.
  package var path = ""
  /// The repository; empty for local directories.
  package var repo = ""
  /// The branch, tag or commit of ``repo``.
  package var ref = ""

  package init() {}

  /// The origin of a path in the kustomization of this directory.
  package func appending(_ path: String) -> RootOrigin {
    if let url = RepositoryURL(path) { return RootOrigin(of: url) }
    var copy = self
    let joined = self.path.isEmpty ? path : "\(self.path)/\(path)"
    copy.path = joined.isEmpty ? "" : LexicalPath.clean(joined)
    return copy
  }

  /// The origin of a directory in a repository.
  ///
  /// Kustomize writes `notCloned` for the top of a repository, and for the URL of a file that it reads as a repository.
  private init(of url: RepositoryURL) {
    let directory = LexicalPath.clean("/\(url.directory)")
    path = directory == "/" ? "notCloned" : String(directory.dropFirst())
    repo = url.repository
    ref = url.query.ref
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func remoteCycle(_ remote: String, earlier: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .remoteCycle, message: "'\(remote)' is a base of itself", at: location)
      .addingNote("reached through '\(earlier)'")
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
        message: "'\(path)' is outside of the files that its kustomization in '\(clone.url.repository)' can use",
        at: location
      ).addingNote(
        "files must be in or below the directory of their kustomization, directories in the same repository"
      )
    }
    return Diagnostic(
      code: .remoteOutsideRepository,
      message: "'\(path)' is a link to '\(target)', outside of the repository",
      at: location
    )
  }

  fileprivate static func localRepository(_ url: String, namedBy outer: String, at location: SourceLocation?)
    -> Diagnostic
  {
    Diagnostic(
      code: .remoteOutsideRepository,
      message: "'\(url)' is a local repository, but '\(outer)', which uses it, is remote",
      at: location
    ).addingNote("remote kustomizations cannot use local files")
  }

  fileprivate static func notARepository(_ address: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .notADirectory, message: "'\(address)' is not the URL of a Git repository", at: location)
      .addingNote("the URL of a repository has '.git', '//' or two names in its path: 'https://host/owner/repository'")
  }

  fileprivate static func repositoryIsNotAFile(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .fileNotFound, message: "'\(path)' is not a file", at: location)
      .addingNote("only 'resources', 'components' and lists of kustomizations can refer to a repository")
  }
}
