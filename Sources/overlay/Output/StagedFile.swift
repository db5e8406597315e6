import SystemPackage

/// New content of a file in a temporary file in the same directory.
///
/// Must be finished with either ``place()`` or ``discard()``.
struct StagedFile {
  /// The path as given.
  let path: FilePath
  /// The file to replace, after following symbolic links.
  private let target: FilePath
  private let temporary: FilePath

  /// Writes a temporary file.
  ///
  /// - Parameters:
  ///   - content: All bytes of the file.
  ///   - path: The file to replace or create. An existing file passes on its permissions and, if allowed, its owner.
  ///   - synchronized: Whether to wait until the content is on the disk.
  /// - Throws: The system's error. The temporary file is then removed.
  init(_ content: [UInt8], for path: FilePath, synchronized: Bool) throws(Errno) {
    let target = try Self.followingLinks(path)
    let existing = try? Stat(target)
    // Fail before other files are replaced.
    guard existing?.type != .directory else { throw .isDirectory }
    if existing != nil { try SystemCalls.checkWritable(target) }
    let (file, temporary) = try Self.makeTemporaryFile(
      in: target.removingLastComponent(),
      permissions: existing == nil ? [.ownerReadWrite, .groupReadWrite, .otherReadWrite] : .ownerReadWrite
    )
    self.path = path
    self.target = target
    self.temporary = temporary
    do {
      try file.closeAfter {
        if let existing { Self.pass(existing, to: file) }
        try file.writeFully(content)
        if synchronized { try SystemCalls.synchronize(file) }
      }
    } catch {
      discard()
      throw (error as? Errno) ?? .ioError
    }
  }

  /// Replaces the file with the temporary file.
  func place() throws(Errno) { try SystemCalls.move(temporary, to: target) }

  func discard() { try? SystemCalls.remove(temporary) }
}

// MARK: - Steps

extension StagedFile {
  /// The last file in a chain of symbolic links, which need not exist.
  private static func followingLinks(_ path: FilePath) throws(Errno) -> FilePath {
    var path = path
    for _ in 0..<40 {
      guard let status = try? Stat(path, followTargetSymlink: false), status.type == .symbolicLink else { return path }
      path = path.removingLastComponent().pushing(try SystemCalls.target(ofLink: path))
    }
    throw .tooManySymbolicLinkLevels
  }

  /// Creates a file with the permissions that the mask of the process allows.
  private static func makeTemporaryFile(
    in directory: FilePath,
    permissions: FilePermissions
  ) throws(Errno) -> (FileDescriptor, FilePath) {
    var attempts = 0
    while true {
      let number = String(UInt64.random(in: .min ... .max), radix: 36)
      let path = directory.appending(".overlay-\(number).tmp")
      do {
        let options: FileDescriptor.OpenOptions = [.create, .exclusiveCreate, .closeOnExec]
        return (try FileDescriptor.open(path, .writeOnly, options: options, permissions: permissions), path)
      } catch {
        attempts += 1
        guard (error as? Errno) == .fileExists, attempts < 10 else { throw (error as? Errno) ?? .ioError }
      }
    }
  }

  /// Sets the owner and permissions of a new file to those of the old one, as far as the system allows.
  private static func pass(_ old: Stat, to file: FileDescriptor) {
    try? SystemCalls.setOwner(old.userID, old.groupID, of: file)
    try? SystemCalls.setPermissions(old.permissions.intersection(Self.accessPermissions), of: file)
  }

  private static let accessPermissions: FilePermissions = [
    .ownerReadWriteExecute, .groupReadWriteExecute, .otherReadWriteExecute,
  ]
}
