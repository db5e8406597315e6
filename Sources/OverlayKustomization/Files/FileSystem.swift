/// Where a build reads its files from.
///
/// Paths are POSIX paths: `/` divides their parts, and one that does not begin with `/` is relative to
/// ``currentDirectory()``. A build asks the same questions any number of times and expects the same answers until it is
/// done. It may ask from several threads at once.
public protocol FileSystem: Sendable {
  /// The directory that relative paths start from: absolute, and free of symbolic links.
  ///
  /// - Throws: Where there is none, or it may not be known.
  func currentDirectory() throws(FileSystemError) -> String

  /// What stands at a path, symbolic links followed.
  ///
  /// - Returns: ``FileKind/missing`` also where a link leads nowhere and where a path goes through a file.
  /// - Throws: Where it cannot be told, such as in a directory that may not be entered.
  func kind(of path: String) throws(FileSystemError) -> FileKind

  /// The absolute path of what stands at a path, free of symbolic links and of `.` and `..`.
  ///
  /// - Throws: ``FileSystemError/Kind/notFound`` where there is nothing, and other kinds.
  func realPath(of path: String) throws(FileSystemError) -> String

  /// The content of a regular file, whose path is one that ``realPath(of:)`` gave.
  ///
  /// Nothing but a regular file may be read: a pipe would make a build wait for ever, and a link that has taken the
  /// file's place since could lead to where the restrictions on loading forbid to read.
  ///
  /// - Throws: ``FileSystemError/Kind/notFound`` where there is nothing, ``FileSystemError/Kind/isDirectory`` or
  ///   ``FileSystemError/Kind/notRegularFile`` where there is something else, and other kinds.
  func read(_ path: String) throws(FileSystemError) -> [UInt8]

  /// The names of what stands in a directory, for suggestions where a path leads to nothing.
  ///
  /// Asked for only where a build fails; the answer need not be complete.
  ///
  /// - Returns: Names in any order, without `.` and `..`; none where the directory cannot be read, or by default.
  func names(in directory: String) -> [String]
}

extension FileSystem {
  /// No names: a file system need not be able to list directories.
  public func names(in directory: String) -> [String] { [] }
}

/// What stands at a path.
public enum FileKind: Hashable, Sendable {
  /// A regular file.
  case file
  /// A directory.
  case directory
  /// A device, pipe or socket.
  case other
  /// Nothing.
  case missing
}

/// Why a file system could not do what it was asked for.
public struct FileSystemError: Error, Hashable, Sendable {
  /// The sorts of reasons.
  public enum Kind: Hashable, Sendable {
    /// There is nothing at the path.
    case notFound
    /// The user may not do this.
    case permissionDenied
    /// There is a directory where a file is wanted.
    case isDirectory
    /// There is no directory where one is wanted.
    case notADirectory
    /// Symbolic links lead in a circle, or are too many.
    case tooManySymlinks
    /// There is a device, pipe or socket where a file is wanted.
    case notRegularFile
    /// The file is larger than what can be read.
    case tooLarge
    /// Another reason, which ``FileSystemError/message`` tells.
    case other
  }

  /// The sort of reason.
  public var kind: Kind
  /// The reason in one clause, in lower case, without the path and without a full stop.
  public var message: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - kind: The sort of reason.
  ///   - message: The reason in one clause; a text that fits the kind unless given.
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
