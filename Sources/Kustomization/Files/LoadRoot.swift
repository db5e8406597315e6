package import Diagnostics

/// A file that a kustomization names.
package struct FileReference: Hashable, Sendable {
  /// The absolute path, without symbolic links.
  package let path: String
  /// The path as the user would write it.
  package let displayPath: String

  /// The file's content.
  ///
  /// - Throws: `file-not-found`, `not-a-file` or `unreadable-file`.
  package func read(from fileSystem: any FileSystem) throws(Diagnostic) -> [UInt8] {
    do throws(FileSystemError) { return try fileSystem.read(path) } catch {
      throw .missingOrUnreadable(displayPath, error, at: SourceLocation(file: displayPath))
    }
  }
}

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
  }

  /// The directory's absolute path, without symbolic links.
  package let path: String
  /// The path as the user would write it: as the build's target was given, absolute or relative.
  package let displayPath: String
  /// The directory's name; `/` for the root of the file system.
  package var baseName: String { LexicalPath.parts(of: path).last ?? "/" }

  /// Which files the kustomization may name.
  package let restrictions: LoadRestrictions
  /// Where files are read from.
  package let fileSystem: any FileSystem
  /// Where the directory comes from.
  package let origin: RootOrigin
  /// The directories from the build's target to this one, this one included.
  private let visits: [Visit]
  /// The directory that relative paths for display start from; `nil` where the target is absolute.
  private let workingDirectory: String?

  /// Begins a build.
  ///
  /// - Parameters:
  ///   - target: The directory, absolute or relative to the current directory.
  ///   - fileSystem: Where files are read from.
  ///   - restrictions: Which files a kustomization may name.
  /// - Throws: `empty-path`, `remote-not-supported`, `file-not-found`, `not-a-directory` or `unreadable-file`, without a
  ///   place.
  package init(
    target: String,
    fileSystem: any FileSystem,
    restrictions: LoadRestrictions = .rootOnly
  ) throws(Diagnostic) {
    guard !target.isEmpty else { throw .emptyPath(at: nil) }
    guard !RemoteLocation.isRepository(target), !RemoteLocation.isWebAddress(target) else {
      throw .remoteNotSupported(target, at: nil)
    }
    var workingDirectory: String?
    if !LexicalPath.isAbsolute(target) {
      do throws(FileSystemError) { workingDirectory = try fileSystem.currentDirectory() } catch {
        throw .unreadable(".", error, at: nil)
      }
    }
    let path = LexicalPath.join(workingDirectory ?? "/", target)
    let displayPath = LexicalPath.clean(target)
    self.path = try Self.directory(path, as: displayPath, in: fileSystem, at: nil)
    self.displayPath = displayPath
    self.fileSystem = fileSystem
    self.restrictions = restrictions
    self.workingDirectory = workingDirectory
    origin = RootOrigin()
    visits = [Visit(path: self.path, displayPath: displayPath)]
  }

  private init(path: String, displayPath: String, origin: RootOrigin, from root: LoadRoot) {
    self.path = path
    self.displayPath = displayPath
    self.origin = origin
    restrictions = root.restrictions
    fileSystem = root.fileSystem
    workingDirectory = root.workingDirectory
    visits = root.visits + [Visit(path: path, displayPath: displayPath)]
  }

  private static func directory(
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

  // MARK: - Finding

  /// The file that a kustomization in this directory names.
  ///
  /// A relative path is cleaned before links are followed, so `link/../a` is `a`.
  ///
  /// - Parameter path: An absolute path, or one relative to this directory.
  /// - Returns: The file, which is there and is a regular file.
  /// - Throws: `empty-path`, `remote-not-supported`, `file-not-found`, `not-a-file`, `unreadable-file`, or
  ///   `file-outside-root` where the restrictions forbid the file.
  package func file(_ path: Located<String>) throws(Diagnostic) -> FileReference {
    guard !path.value.isEmpty else { throw .emptyPath(at: path.location) }
    guard !RemoteLocation.isWebAddress(path.value) else { throw .remoteNotSupported(path.value, at: path.location) }
    let displayPath = displayPath(of: path.value)
    let real: String
    let kind: FileKind
    do throws(FileSystemError) {
      real = try fileSystem.realPath(of: LexicalPath.join(self.path, path.value))
      kind = try fileSystem.kind(of: real)
    } catch {
      if error.kind == .notFound, RemoteLocation.isRepository(path.value) {
        throw .remoteNotSupported(path.value, at: path.location)
      }
      throw .missingOrUnreadable(displayPath, error, at: path.location)
    }
    guard kind == .file else { throw .notAFile(displayPath, isDirectory: kind == .directory, at: path.location) }
    guard restrictions == .none || LexicalPath.path(real, isIn: self.path) else {
      let target = LexicalPath.join(self.path, path.value) == real ? nil : real
      throw .outsideRoot(displayPath, linkTarget: target, root: self.displayPath, at: path.location)
    }
    return FileReference(path: real, displayPath: displayPath)
  }

  /// The same, but `nil` where there is nothing at the path.
  ///
  /// - Throws: What ``file(_:)`` throws, except `file-not-found`.
  package func fileIfPresent(_ path: Located<String>) throws(Diagnostic) -> FileReference? {
    do throws(Diagnostic) { return try file(path) } catch {
      if error.code == .fileNotFound { return nil }
      throw error
    }
  }

  /// The file or directory that a kustomization in this directory names.
  ///
  /// - Throws: What ``file(_:)`` throws; for a directory what ``directory(_:)`` throws.
  package func resolve(_ path: Located<String>) throws(Diagnostic) -> LoadedReference {
    do throws(Diagnostic) { return .file(try file(path)) } catch {
      guard error.code == .notAFile else { throw error }
      do throws(Diagnostic) { return .directory(try directory(path)) } catch let second {
        throw second.code == .notADirectory ? error : second
      }
    }
  }

  /// The directory that a kustomization in this directory names.
  ///
  /// - Parameter path: A path relative to this directory, which may lead anywhere.
  /// - Returns: The directory, which is there, with the way to it.
  /// - Throws: `empty-path`, `remote-not-supported`, `absolute-root`, `ambiguous-path`, `file-not-found`,
  ///   `not-a-directory`, `unreadable-file`, or `cycle` where the directory holds, or is, one of those that led here.
  package func directory(_ path: Located<String>) throws(Diagnostic) -> LoadRoot {
    guard !path.value.isEmpty else { throw .emptyPath(at: path.location) }
    guard !RemoteLocation.isRepository(path.value), !RemoteLocation.isWebAddress(path.value) else {
      throw .remoteNotSupported(path.value, at: path.location)
    }
    guard !LexicalPath.isAbsolute(path.value) else { throw .absoluteRoot(path.value, at: path.location) }
    if let part = LexicalPath.ambiguousPart(of: path.value) {
      throw .ambiguousPath(path.value, part: part, at: path.location)
    }
    let displayPath = displayPath(of: path.value)
    let joined = LexicalPath.join(self.path, path.value)
    let real = try Self.directory(joined, as: displayPath, in: fileSystem, at: path.location)
    if let visited = visits.last(where: { LexicalPath.path($0.path, isIn: real) }) {
      throw .cycle(
        displayPath,
        contains: visited.displayPath,
        isSame: visited.path == real,
        chain: visits.map(\.displayPath),
        at: path.location
      )
    }
    return LoadRoot(path: real, displayPath: displayPath, origin: origin.appending(path.value), from: self)
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
    for name in Self.kustomizationFileNames {
      let path = Located(name, at: SourceLocation(file: displayPath(of: name)))
      do throws(Diagnostic) { found.append(try file(path)) } catch {
        if error.code != .fileNotFound { problems.append(error) }
      }
    }
    guard let file = found.first else {
      throw .kustomizationNotFound(in: displayPath, problems: problems, at: location)
    }
    guard found.count == 1 else {
      throw .severalKustomizationFiles(in: displayPath, files: found.map(\.displayPath), at: location)
    }
    return file
  }

  // MARK: - Display

  /// A path from this directory as the user would write it.
  private func displayPath(of path: String) -> String {
    if LexicalPath.isAbsolute(path) { return LexicalPath.clean(path) }
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
