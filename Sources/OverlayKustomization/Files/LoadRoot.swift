package import OverlayDiagnostics

/// A file or directory that a kustomization refers to.
package enum LoadedReference: Sendable {
  case file(FileReference)
  case directory(LoadRoot)
}

/// A directory of a build, with the directories through which it was reached.
package struct LoadRoot: Sendable {
  /// A directory on the path from the target to this directory.
  struct Visit: Hashable, Sendable {
    var path: String
    var displayPath: String
    /// The URL of the directory; `nil` if it was reached by a path.
    var url: String?
  }

  /// The absolute path without symbolic links.
  package private(set) var path: String
  /// The path for messages: absolute or relative, like the target of the build.
  package var displayPath: String { visits.last?.displayPath ?? path }
  /// The last component of the path; `/` for the root of the file system.
  package var baseName: String { LexicalPath.parts(of: path).last ?? "/" }

  package private(set) var restrictions = LoadRestrictions.rootOnly
  /// The source of files; the disk for a fetched repository.
  let fileSystem: any FileSystem
  /// The directories from the target of the build to this one, which is the last.
  private(set) var visits: [Visit]
  /// The limit of nested kustomizations, since a build recurses into them.
  static let visitLimit = 100
  /// The directory that relative display paths start from; `nil` if the target is absolute.
  private(set) var workingDirectory: String?
  let remotes: RemoteStore
  /// The fetched repository that contains the directory.
  private(set) var clone: Clone?
  package private(set) var origin = RootOrigin()
  /// Whether errors get suggestions, for which directories are read.
  private(set) var givesAdvice = true
}

extension LoadRoot {
  /// Creates the root of the target of a build.
  ///
  /// - Parameters:
  ///   - target: The directory, absolute or relative to the current directory, or the URL of one in a repository.
  ///   - fileSystem: The source of local files.
  ///   - restrictions: The files that a kustomization may refer to.
  ///   - remotes: Fetches remote files and repositories.
  /// - Throws: `empty-path`, `file-not-found`, `not-a-directory`, `unreadable-file`, `network-not-allowed` or a `remote-…`
  ///   code, without a place.
  package init(
    target: String,
    fileSystem: any FileSystem,
    restrictions: LoadRestrictions = .rootOnly,
    remotes: RemoteStore = RemoteStore()
  ) throws(Diagnostic) {
    guard !target.isEmpty else { throw .emptyPath(at: nil) }
    if let url = RepositoryURL(target) {
      try self.init(repository: url, namedBy: nil, remotes: remotes, at: nil)
      return
    }
    var workingDirectory: String?
    if !LexicalPath.isAbsolute(target) {
      do throws(FileSystemError) { workingDirectory = try fileSystem.currentDirectory() } catch {
        throw .unreadable(".", error, at: nil)
      }
    }
    let displayPath = LexicalPath.clean(target)
    let path: String
    do throws(Diagnostic) {
      path = try Self.directory(
        LexicalPath.join(workingDirectory ?? "/", target),
        as: displayPath,
        in: fileSystem,
        at: nil
      )
    } catch {
      let problem = Self.explain(error, for: target)
      guard let workingDirectory else { throw problem.addingNote(directoryOf: displayPath) }
      let here = LoadRoot(
        path: workingDirectory,
        restrictions: .none,
        fileSystem: fileSystem,
        visits: [Visit(path: workingDirectory, displayPath: ".")],
        workingDirectory: workingDirectory,
        remotes: remotes
      )
      throw here.suggesting(problem, insteadOf: target, onlyDirectories: true).addingNote(directoryOf: displayPath)
    }
    self.init(
      path: path,
      restrictions: restrictions,
      fileSystem: fileSystem,
      visits: [Visit(path: path, displayPath: displayPath)],
      workingDirectory: workingDirectory,
      remotes: remotes
    )
  }

  static func directory(
    _ path: String,
    as displayPath: String,
    in fileSystem: any FileSystem,
    at location: SourceLocation?
  ) throws(Diagnostic) -> String {
    do throws(FileSystemError) {
      let real = try fileSystem.realPath(of: path)
      if try fileSystem.kind(of: real) == .directory { return real }
    } catch {
      throw .missingOrUnreadable(displayPath, error, at: location)
    }
    throw .notADirectory(displayPath, at: location)
  }

  /// Whether this is the target of the build, and not a base or component.
  package var isTarget: Bool { visits.count == 1 }

  /// The same directory without suggestions, for callers that ignore errors.
  package var withoutAdvice: LoadRoot {
    var copy = self
    copy.givesAdvice = false
    return copy
  }

  // MARK: - Finding

  /// The file at a path in the kustomization of this directory.
  ///
  /// A relative path is cleaned before links are followed, so `link/../a` is `a`.
  ///
  /// - Parameter path: An absolute path, or one relative to this directory.
  /// - Returns: An existing regular file.
  /// - Throws: `empty-path`, `file-not-found`, `not-a-file`, `unreadable-file`, `network-not-allowed`, a `remote-…` code, or
  ///   `file-outside-root` if the restrictions do not allow the file.
  package func file(_ path: Located<String>) throws(Diagnostic) -> FileReference {
    do throws(Diagnostic) { return try existingFile(path) } catch { throw suggesting(error, insteadOf: path.value) }
  }

  /// The file without suggestions in errors.
  private func existingFile(_ path: Located<String>) throws(Diagnostic) -> FileReference {
    guard !path.value.isEmpty else { throw .emptyPath(at: path.location) }
    guard !WebAddress.isValid(path.value) else { return try webFile(path) }
    let displayPath = displayPath(of: path.value)
    let real: String
    let kind: FileKind
    do throws(FileSystemError) {
      real = try fileSystem.realPath(of: LexicalPath.join(self.path, path.value))
      kind = try fileSystem.kind(of: real)
    } catch {
      throw Self.explain(.missingOrUnreadable(displayPath, error, at: path.location), for: path.value)
    }
    guard kind == .file else { throw .notAFile(displayPath, isDirectory: kind == .directory, at: path.location) }
    guard restrictions == .none || LexicalPath.path(real, isIn: self.path) else {
      let target = LexicalPath.join(self.path, path.value) == real ? nil : real
      if let clone { throw .outsideRepository(displayPath, linkTarget: target, of: clone, at: path.location) }
      throw .outsideRoot(displayPath, linkTarget: target, root: self.displayPath, at: path.location)
    }
    return FileReference(path: real, displayPath: displayPath, in: fileSystem, isInClone: clone != nil)
  }

  /// The file or directory at a path in the kustomization of this directory.
  ///
  /// - Throws: What ``file(_:)`` and ``directory(_:)`` throw.
  package func resolve(_ path: Located<String>) throws(Diagnostic) -> LoadedReference {
    let isDirectory = !path.value.isEmpty && (try? kind(of: path.value)) == .directory
    if isDirectory, RepositoryURL(path.value) == nil { return .directory(try directory(path)) }
    do throws(Diagnostic) { return .file(try file(path)) } catch {
      guard RepositoryURL(path.value) != nil else { throw error }
      return .directory(try directory(path, insteadOfFile: error))
    }
  }

  private func kind(of path: String) throws(FileSystemError) -> FileKind {
    try fileSystem.kind(of: LexicalPath.join(self.path, path))
  }

  /// The directory at a path in the kustomization of this directory.
  ///
  /// - Parameter path: A path relative to this directory, or the URL of a directory in a repository.
  /// - Returns: An existing directory.
  /// - Throws: `empty-path`, `absolute-root`, `file-not-found`, `not-a-directory`, `unreadable-file`,
  ///   `network-not-allowed`, a `remote-…` code, `input-too-large` for too many nested kustomizations, or `cycle` if the
  ///   directory is, or contains, a directory through which it was reached.
  package func directory(_ path: Located<String>) throws(Diagnostic) -> LoadRoot {
    guard !path.value.isEmpty else { throw .emptyPath(at: path.location) }
    guard visits.count < Self.visitLimit else { throw .tooManyVisits(limit: Self.visitLimit, at: path.location) }
    if let url = RepositoryURL(path.value) {
      do throws(Diagnostic) {
        return try LoadRoot(repository: url, namedBy: self, remotes: remotes, at: path.location)
      } catch { throw suggesting(error, insteadOf: path.value) }
    }
    guard !LexicalPath.isAbsolute(path.value) else { throw .absoluteRoot(path.value, at: path.location) }
    let displayPath = displayPath(of: path.value)
    let joined = LexicalPath.join(self.path, path.value)
    let real: String
    do throws(Diagnostic) {
      real = try Self.directory(joined, as: displayPath, in: fileSystem, at: path.location)
    } catch {
      throw suggesting(Self.explain(error, for: path.value), insteadOf: path.value)
    }
    if let clone, !LexicalPath.path(real, isIn: clone.path) {
      throw .outsideRepository(displayPath, linkTarget: joined == real ? nil : real, of: clone, at: path.location)
    }
    // Directories before the current repository cannot be part of a cycle in it.
    let visits = visits[(clone?.firstVisit ?? 0)...]
    if let visited = visits.last(where: { LexicalPath.path($0.path, isIn: real) }) {
      throw .cycle(
        displayPath,
        contains: visited.displayPath,
        isSame: visited.path == real,
        chain: self.visits.map(\.displayPath),
        at: path.location
      )
    }
    var root = self
    root.path = real
    root.visits.append(Visit(path: real, displayPath: displayPath))
    root.origin = origin.appending(path.value)
    return root
  }

  /// The names of kustomization files.
  package static let kustomizationFileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// The directory's kustomization file.
  ///
  /// - Parameter location: The place that refers to the directory.
  /// - Returns: The only file with one of the ``kustomizationFileNames``.
  /// - Throws: `kustomization-not-found`, also if the restrictions do not allow the file, or
  ///   `several-kustomization-files`.
  package func kustomizationFile(namedAt location: SourceLocation? = nil) throws(Diagnostic) -> FileReference {
    var found: [FileReference] = []
    var problems: [Diagnostic] = []
    for name in Self.kustomizationFileNames where (try? kind(of: name)) != .missing {
      let path = Located(name, at: SourceLocation(file: displayPath(of: name)))
      do throws(Diagnostic) { found.append(try existingFile(path)) } catch {
        if error.code != .fileNotFound { problems.append(error) }
      }
    }
    guard let file = found.first else {
      throw suggestingKustomization(.kustomizationNotFound(in: displayPath, problems: problems, at: location))
    }
    guard found.count == 1 else {
      throw .severalKustomizationFiles(in: displayPath, files: found.map(\.displayPath), at: location)
    }
    return file
  }

  // MARK: - Directories of other programs

  /// Whether there is a directory at an absolute path, which is named at `location`.
  ///
  /// - Throws: `unreadable-file`.
  package func isDirectory(_ path: String, namedAt location: SourceLocation?) throws(Diagnostic) -> Bool {
    do throws(FileSystemError) { return try fileSystem.kind(of: path) == .directory } catch {
      throw .unreadable(path, error, at: location)
    }
  }

  /// Whether a path relative to this directory stays in it; in a fetched repository also after following links.
  package func contains(_ path: String) -> Bool {
    let joined = LexicalPath.join(self.path, path)
    let real = clone == nil ? joined : (try? fileSystem.realPath(of: joined)) ?? joined
    return LexicalPath.path(joined, isIn: self.path) && LexicalPath.path(real, isIn: self.path)
  }

  // MARK: - Display

  /// The path for messages of a path relative to this directory.
  func displayPath(of path: String) -> String {
    if LexicalPath.isAbsolute(path) { return LexicalPath.clean(path) }
    if let clone { return clone.displayPath(of: LexicalPath.join(self.path, path)) ?? path }
    guard LexicalPath.parts(of: LexicalPath.clean(path)).first == "..", isBehindLink else {
      return LexicalPath.join(displayPath, path)
    }
    // Behind a link, `..` is not the directory that contains the link.
    let real = LexicalPath.join(self.path, path)
    return workingDirectory.map { LexicalPath.path(real, from: $0) } ?? real
  }

  /// Whether the display path contains a symbolic link.
  private var isBehindLink: Bool { LexicalPath.join(workingDirectory ?? "/", displayPath) != path }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func emptyPath(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .emptyPath, message: "the path is empty", at: location)
  }

  fileprivate static func absoluteRoot(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .absoluteRoot, message: "the directory '\(path)' must be named by a relative path", at: location)
  }

  fileprivate static func tooManyVisits(limit: Int, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .inputTooLarge, message: "more than \(limit) nested kustomizations", at: location)
  }

  fileprivate static func notADirectory(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .notADirectory, message: "'\(path)' is not a directory", at: location)
  }

  fileprivate static func outsideRoot(
    _ path: String,
    linkTarget: String?,
    root: String,
    at location: SourceLocation?
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      code: .fileOutsideRoot,
      message: "the file '\(path)' is not in or below the directory of its kustomization, '\(root)'",
      at: location
    )
    let placed = linkTarget.map { diagnostic.addingNote("it is a link to '\($0)'") } ?? diagnostic
    return placed.addingNote("move it there, or lift the restriction with '--load-restrictor LoadRestrictionsNone'")
  }

  /// The chain is the directories from the target of the build to this one, including the visited one.
  fileprivate static func cycle(
    _ path: String,
    contains visited: String,
    isSame: Bool,
    chain: [String],
    at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      code: .cycle,
      message: isSame
        ? "the directory '\(path)' is a base of itself"
        : "the directory '\(path)' contains '\(visited)', through which it is reached",
      at: location
    ).addingNote("reached through \((chain + [path]).map { "'\($0)'" }.joined(separator: ", "))")
  }

  /// The problems are those of files with the right name.
  fileprivate static func kustomizationNotFound(
    in directory: String,
    problems: [Diagnostic],
    at location: SourceLocation?
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      code: .kustomizationNotFound,
      message: "the directory '\(directory)' has no 'kustomization.yaml', 'kustomization.yml' or 'Kustomization'",
      at: location
    )
    return problems.reduce(diagnostic) { $0.addingNote($1.message) }
  }

  fileprivate static func severalKustomizationFiles(
    in directory: String,
    files: [String],
    at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      code: .severalKustomizationFiles,
      message: "the directory '\(directory)' has several kustomization files",
      at: location
    ).addingNote("keep one of \(files.map { "'\($0)'" }.joined(separator: ", "))")
  }
}
