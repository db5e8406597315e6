/// The source of the files of a build.
///
/// Paths are POSIX paths with `/` as the separator. A path that does not start with `/` is relative to
/// ``currentDirectory()``. A build may call the methods repeatedly and from several threads, and expects the same results
/// until it ends.
public protocol FileSystem: Sendable {
  /// The absolute path, without symbolic links, of the directory that relative paths start from.
  ///
  /// - Throws: If there is no such directory or it is not accessible.
  func currentDirectory() throws(FileSystemError) -> String

  /// The kind of file at a path, after following symbolic links.
  ///
  /// - Returns: ``FileKind/missing`` also for a broken link and for a path through a file.
  /// - Throws: If the kind cannot be determined, for example in a directory without permission.
  func kind(of path: String) throws(FileSystemError) -> FileKind

  /// The absolute path of an existing file or directory, without symbolic links, `.` and `..`.
  ///
  /// - Throws: ``FileSystemError/Kind/notFound`` if nothing exists at the path, or another kind of error.
  func realPath(of path: String) throws(FileSystemError) -> String

  /// The content of a regular file at a path that ``realPath(of:)`` returned.
  ///
  /// Implementations read regular files only: a build would wait for a pipe forever, and a symbolic link that has replaced
  /// the file could bypass the load restrictions.
  ///
  /// - Throws: ``FileSystemError/Kind/notFound`` if nothing exists at the path, ``FileSystemError/Kind/isDirectory`` or
  ///   ``FileSystemError/Kind/notRegularFile`` if it is not a regular file, or another kind of error.
  func read(_ path: String) throws(FileSystemError) -> [UInt8]

  /// The names in a directory, for suggestions when a file does not exist.
  ///
  /// Called only when a build fails. The result need not be complete.
  ///
  /// - Returns: Names in any order, without `.` and `..`; none if the directory cannot be read, and by default.
  func names(in directory: String) -> [String]
}

extension FileSystem {
  /// Returns no names, since a file system need not list directories.
  public func names(in directory: String) -> [String] { [] }
}

/// The kind of file at a path.
public enum FileKind: Hashable, Sendable {
  /// A regular file.
  case file
  /// A directory.
  case directory
  /// A device, pipe or socket.
  case other
  /// Nothing exists at the path.
  case missing
}

/// The reason why an operation of a file system failed.
public struct FileSystemError: Error, Hashable, Sendable {
  /// The kinds of reasons.
  public enum Kind: Hashable, Sendable {
    /// Nothing exists at the path.
    case notFound
    /// The user does not have permission.
    case permissionDenied
    /// A directory was found where a file is expected.
    case isDirectory
    /// A component of the path, or the path itself, is not a directory.
    case notADirectory
    /// Symbolic links form a cycle, or there are too many.
    case tooManySymlinks
    /// A device, pipe or socket was found where a file is expected.
    case notRegularFile
    /// The file is larger than the limit.
    case tooLarge
    /// Another reason; see ``FileSystemError/message``.
    case other
  }

  /// The kind of reason.
  public var kind: Kind
  /// The reason as one lower-case clause without the path.
  public var message: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - kind: The kind of reason.
  ///   - message: The reason as one clause. By default it is derived from the kind.
  public init(_ kind: Kind, message: String? = nil) {
    self.kind = kind
    self.message = message ?? kind.message
  }
}

extension FileSystemError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}

extension FileSystemError.Kind {
  fileprivate var message: String {
    switch self {
    case .notFound: "no such file or directory"
    case .permissionDenied: "permission denied"
    case .isDirectory: "is a directory"
    case .notADirectory: "not a directory"
    case .tooManySymlinks: "too many levels of symbolic links"
    case .notRegularFile: "not a regular file"
    case .tooLarge: "too large"
    case .other: "input or output error"
    }
  }
}

/// The files that a kustomization may refer to.
public enum LoadRestrictions: String, Hashable, Sendable, CaseIterable {
  /// Only files in or below the directory of the kustomization, after following symbolic links.
  case rootOnly = "LoadRestrictionsRootOnly"
  /// Any file.
  case none = "LoadRestrictionsNone"
}
