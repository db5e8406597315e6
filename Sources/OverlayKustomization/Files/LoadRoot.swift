package import OverlayDiagnostics

/// What a path leads to.
package enum LoadedReference: Sendable {
  /// A file.
  case file(FileReference)
  /// A directory.
  case directory(LoadRoot)
}

/// A directory that is being loaded, with those that led to it.
package struct LoadRoot: Sendable {
  /// One of the directories that led here.
  struct Visit: Hashable, Sendable {
    var path: String
    var displayPath: String
    /// The URL that led here; `nil` for a path.
    var url: String?
  }

  /// The directory's absolute path, without symbolic links.
  package let path: String
  /// The path as the user would write it: as the build's target was given, absolute or relative.
  package let displayPath: String
  /// The directory's name; `/` for the root of the file system.
  package var baseName: String { LexicalPath.parts(of: path).last ?? "/" }

  /// Which files the kustomization may name.
  package let restrictions: LoadRestrictions
  /// Where files are read from; the disk for what was fetched from a repository.
  package let fileSystem: any FileSystem
  /// Where the directory comes from.
  package let origin: RootOrigin
  /// The directories from the build's target to this one, this one included.
  let visits: [Visit]
  /// The most directories of which each names the next: a build works them off one inside of the other.
  static let visitLimit = 100
  /// The directory that relative paths for display start from; `nil` where the target is absolute.
  let workingDirectory: String?
  /// What fetches from elsewhere.
  let remotes: RemoteStore
  /// The repository that the directory is in; `nil` for one that was not fetched.
  let clone: Clone?
  /// Whether problems come with what may have been meant, for which directories are read.
  private(set) var givesAdvice = true

  /// Begins a build.
  ///
  /// - Parameters:
  ///   - target: The directory, absolute or relative to the current directory, or the URL of one in a repository.
  ///   - fileSystem: Where files are read from.
  ///   - restrictions: Which files a kustomization may name.
  ///   - remotes: What fetches from elsewhere.
  /// - Throws: `empty-path`, `file-not-found`, `not-a-directory`, `unreadable-file`, or one of the codes for remotes,
  ///   without a place.
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
        remotes: remotes,
        clone: nil,
        origin: RootOrigin()
      )
      throw here.suggesting(problem, insteadOf: target, onlyDirectories: true).addingNote(directoryOf: displayPath)
    }
    self.init(
      path: path,
      restrictions: restrictions,
      fileSystem: fileSystem,
      visits: [Visit(path: path, displayPath: displayPath)],
      workingDirectory: workingDirectory,
      remotes: remotes,
      clone: nil,
      origin: RootOrigin()
    )
  }

  /// Creates a root from its parts, where the last of the visits is the root itself.
  init(
    path: String,
    restrictions: LoadRestrictions,
    fileSystem: any FileSystem,
    visits: [Visit],
    workingDirectory: String?,
    remotes: RemoteStore,
    clone: Clone?,
    origin: RootOrigin
  ) {
    self.path = path
    displayPath = visits.last?.displayPath ?? path
    self.restrictions = restrictions
    self.fileSystem = fileSystem
    self.visits = visits
    self.workingDirectory = workingDirectory
    self.remotes = remotes
    self.clone = clone
    self.origin = origin
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

  /// Whether this is what the user builds, and not what a kustomization names.
  package var isTarget: Bool { visits.count == 1 }

  /// The same directory, for those who pass over problems.
  package var withoutAdvice: LoadRoot {
    var copy = self
    copy.givesAdvice = false
    return copy
  }

  // MARK: - Finding

  /// The file that a kustomization in this directory names.
  ///
  /// A relative path is cleaned before links are followed, so `link/../a` is `a`.
  ///
  /// - Parameter path: An absolute path, or one relative to this directory.
  /// - Returns: The file, which is there and is a regular file.
  /// - Throws: `empty-path`, `file-not-found`, `not-a-file`, `unreadable-file`, one of the codes for remotes, or
  ///   `file-outside-root` where the restrictions forbid the file.
  package func file(_ path: Located<String>) throws(Diagnostic) -> FileReference {
    do throws(Diagnostic) { return try existingFile(path) } catch { throw suggesting(error, insteadOf: path.value) }
  }

  /// The same, without a word of what may have been meant.
  private func existingFile(_ path: Located<String>) throws(Diagnostic) -> FileReference {
    guard !path.value.isEmpty else { throw .emptyPath(at: path.location) }
    guard !WebAddress.isOne(path.value) else { return try webFile(path) }
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
    return FileReference(path: real, displayPath: displayPath)
  }

  /// The file or directory that a kustomization in this directory names.
  ///
  /// - Throws: What ``file(_:)`` throws; for a directory what ``directory(_:)`` throws.
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

  /// The directory that a kustomization in this directory names.
  ///
  /// - Parameter path: A path relative to this directory, which may lead anywhere, or the URL of one in a repository.
  /// - Returns: The directory, which is there, with the way to it.
  /// - Throws: `empty-path`, `absolute-root`, `file-not-found`, `not-a-directory`, `unreadable-file`,
  ///   one of the codes for remotes, `input-too-large` where too many directories led here, or `cycle` where the
  ///   directory holds, or is, one of them.
  package func directory(_ path: Located<String>) throws(Diagnostic) -> LoadRoot {
    guard !path.value.isEmpty else { throw .emptyPath(at: path.location) }
    guard visits.count < Self.visitLimit else { throw .tooManyVisits(limit: Self.visitLimit, at: path.location) }
    if let url = RepositoryURL(path.value) {
      return try LoadRoot(repository: url, namedBy: self, remotes: remotes, at: path.location)
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
    // Directories before the last repository are elsewhere, even where they are shared with it.
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
    return LoadRoot(
      path: real,
      restrictions: restrictions,
      fileSystem: fileSystem,
      visits: self.visits + [Visit(path: real, displayPath: displayPath)],
      workingDirectory: workingDirectory,
      remotes: remotes,
      clone: clone,
      origin: origin.appending(path.value)
    )
  }

  /// The names that a kustomization file may have.
  package static let kustomizationFileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"]

  /// The directory's kustomization file.
  ///
  /// - Parameter location: Where the directory is named.
  /// - Returns: The file, which is the only one with such a name.
  /// - Throws: `kustomization-not-found`, also where a file is there but the restrictions forbid it, or
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

  // MARK: - Display

  /// A path from this directory as the user would write it.
  func displayPath(of path: String) -> String {
    if LexicalPath.isAbsolute(path) { return LexicalPath.clean(path) }
    if let clone { return clone.displayPath(of: LexicalPath.join(self.path, path)) ?? path }
    guard LexicalPath.parts(of: LexicalPath.clean(path)).first == "..", isBehindLink else {
      return LexicalPath.join(displayPath, path)
    }
    // Where a link leads elsewhere, `..` is not the directory that holds the link.
    let real = LexicalPath.join(self.path, path)
    return workingDirectory.map { LexicalPath.path(real, from: $0) } ?? real
  }

  /// Whether the directory's name leads through a symbolic link.
  private var isBehindLink: Bool { LexicalPath.join(workingDirectory ?? "/", displayPath) != path }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func emptyPath(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .emptyPath, message: "the path is empty", at: location)
  }

  fileprivate static func absoluteRoot(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .absoluteRoot,
      message: "the directory '\(path)' must be named by a relative path",
      at: location
    )
  }

  fileprivate static func tooManyVisits(limit: Int, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .inputTooLarge,
      message: "more than \(limit) nested kustomizations",
      at: location
    )
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

  /// The chain is the directories from the target of the build to this one; it includes the visited one.
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
