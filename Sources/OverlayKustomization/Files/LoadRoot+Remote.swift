package import OverlayDiagnostics

extension LoadRoot {
  /// A repository that was fetched.
  struct Clone: Sendable {
    /// The directory that holds its files, without symbolic links.
    let path: String
    /// What was fetched.
    let url: RepositoryURL
    /// The number of directories that led to it.
    let firstVisit: Int

    /// A path for people: the repository, its ref, and the way in it; `nil` for what is outside.
    ///
    /// As with other paths, the name of the file is at the end.
    func displayPath(of path: String) -> String? {
      guard LexicalPath.path(path, isIn: self.path) else { return nil }
      let inside = LexicalPath.path(path, from: self.path)
      let ref = url.query.ref.isEmpty ? "" : "@\(url.query.ref)"
      return url.repository + ref + (inside == "." ? "" : "//\(inside)")
    }
  }

  /// The URL of the repository that the directory is in; `nil` for one that was not fetched.
  package var repository: RepositoryURL? { clone?.url }

  /// Whether a kustomization's path is a URL.
  package static func isRemote(_ path: String) -> Bool { WebAddress.isOne(path) || isRepository(path) }

  /// Whether a kustomization's path is the URL of a repository; it may be that of a file, too.
  package static func isRepository(_ path: String) -> Bool { RepositoryURL(path) != nil }

  /// Refuses a path that leads out of the repository that the directory is in, be it by a link on the way to something
  /// that does not exist yet.
  ///
  /// - Parameters:
  ///   - path: A path from this directory.
  ///   - location: Where it is named.
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

  /// Enters a repository.
  ///
  /// - Parameters:
  ///   - url: The repository and the directory in it.
  ///   - parent: The directory whose kustomization names it; `nil` for the target of a build.
  ///   - remotes: What fetches it.
  ///   - location: Where the repository is named.
  /// - Throws: One of the codes for remotes, or what stands in the way in the repository.
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
    let fileSystem = DiskFileSystem()
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

  /// The directory of a repository, where the same text did not lead to a file.
  ///
  /// - Parameters:
  ///   - path: The URL of a repository.
  ///   - problem: Why there is no file.
  /// - Returns: The directory.
  /// - Throws: What ``directory(_:)`` throws, with the reason why there is no file where that is of interest.
  package func directory(_ path: Located<String>, insteadOfFile problem: Diagnostic) throws(Diagnostic) -> LoadRoot {
    guard problem.code != .cancelled else { throw problem }
    do throws(Diagnostic) { return try directory(path) } catch {
      let isRepeated = error.code == .cancelled || error.message == problem.message
      guard WebAddress.isOne(path.value), !isRepeated else { throw error }
      // The more likely meaning comes first.
      guard WebAddress.looksLikeFile(path.value) else {
        throw error.addingNote("as a file: \(problem.messageWithReason)")
      }
      throw problem.addingNote("as a git repository: \(error.messageWithReason)")
    }
  }

  // MARK: - Files

  func webFile(_ path: Located<String>) throws(Diagnostic) -> FileReference {
    do throws(Diagnostic) {
      return FileReference(address: path.value, content: try remotes.file(at: path.value))
    } catch {
      throw error.at(path.location)
    }
  }

  /// What to say of a path that leads to nothing, as it may be meant for something else.
  static func explain(_ problem: Diagnostic, for path: String) -> Diagnostic {
    guard problem.code == .fileNotFound else { return problem }
    if WebAddress.isOne(path) { return .notARepository(path, at: problem.location) }
    if let reason = RemoteSafety.problem(with: path) { return .remoteUnsafe(path, reason).at(problem.location) }
    return RepositoryURL(path) == nil ? problem : .repositoryIsNotAFile(path, at: problem.location)
  }
}

extension Diagnostic {
  /// The message with the first note, which is usually what git or curl printed.
  fileprivate var messageWithReason: String { ([message] + notes.prefix(1).map(\.message)).joined(separator: ": ") }
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
    Diagnostic(code: .notADirectory, message: "'\(address)' is not the URL of a git repository", at: location)
      .addingNote("the URL of a repository has '.git', '//' or two names in its path: 'https://host/owner/repository'")
  }

  fileprivate static func repositoryIsNotAFile(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .fileNotFound, message: "'\(path)' is not a file", at: location)
      .addingNote("only 'resources', 'components' and lists of kustomizations can refer to a repository")
  }
}
