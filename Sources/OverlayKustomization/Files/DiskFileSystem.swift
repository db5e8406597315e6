import OverlayPrograms
import OverlayYAMLTree
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The local file system.
///
/// All values are equivalent. Files may change while a build runs.
public struct DiskFileSystem: FileSystem {
  /// The size limit of a file, and of all files of a build together, in bytes: 128 MiB.
  public static let sizeLimit = Limits.inputBytes

  /// Opening must not wait for a writer of a pipe, acquire a controlling terminal, or follow a symbolic link.
  private static let options: FileDescriptor.OpenOptions = [
    .nonBlocking, .closeOnExec, .noFollow, FileDescriptor.OpenOptions(rawValue: O_NOCTTY),
  ]

  private let sizeLimit: Int

  /// Creates the file system.
  public init() { self.init(sizeLimit: Self.sizeLimit) }

  /// Creates a file system with another size limit in bytes.
  init(sizeLimit: Int) { self.sizeLimit = sizeLimit }

  /// The process's working directory.
  public func currentDirectory() throws(FileSystemError) -> String {
    guard let pointer = getcwd(nil, 0) else { throw FileSystemError(errno: Errno(rawValue: errno)) }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The kind of file at a path, by `stat`.
  public func kind(of path: String) throws(FileSystemError) -> FileKind {
    guard !path.isEmpty, !path.utf8.contains(0) else { return .missing }
    do throws(Errno) {
      switch try FilePath(path).stat().type {
      case .regular: return .file
      case .directory: return .directory
      default: return .other
      }
    } catch {
      let problem = FileSystemError(errno: error)
      guard problem.kind == .notFound || problem.kind == .notADirectory else { throw problem }
      return .missing
    }
  }

  /// The path without symbolic links, by `realpath`.
  public func realPath(of path: String) throws(FileSystemError) -> String {
    guard !path.utf8.contains(0) else { throw FileSystemError(.notFound) }
    guard let pointer = realpath(path, nil) else { throw FileSystemError(errno: Errno(rawValue: errno)) }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  /// The content of a regular file.
  ///
  /// Never waits for a pipe and does not follow a symbolic link.
  public func read(_ path: String) throws(FileSystemError) -> [UInt8] {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw FileSystemError(.notFound) }
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly, options: Self.options)
      return try file.closeAfter { try content(of: file) }
    } catch let error as FileSystemError {
      throw error
    } catch Errno.tooManySymbolicLinkLevels {
      throw FileSystemError(.other, message: "it has become a symbolic link")
    } catch let error as Errno {
      throw FileSystemError(errno: error)
    } catch {
      throw FileSystemError(.other, message: "\(error)")
    }
  }

  /// The names in a directory, at most 4,000.
  public func names(in directory: String) -> [String] {
    guard !directory.utf8.contains(0) else { return [] }
    return DirectoryNames.read(directory, limit: Self.nameLimit).map { String(decoding: $0, as: UTF8.self) }
  }

  private static let nameLimit = 4_000

  /// Reads to the end, since the size may have changed.
  private func content(of file: FileDescriptor) throws -> [UInt8] {
    let status = try file.stat()
    switch status.type {
    case .regular: break
    case .directory: throw FileSystemError(.isDirectory)
    default: throw FileSystemError(.notRegularFile)
    }
    let size = Int(clamping: status.size)
    guard size <= sizeLimit else { throw FileSystemError(.tooLarge) }
    var content: [UInt8] = []
    // One more byte than expected, so that the first call can reach the end of the file.
    var wanted = max(size, 0) + 1
    while true {
      let chunk = try Self.readChunk(of: file, upTo: wanted)
      guard !chunk.isEmpty else { return content }
      if content.isEmpty { content = chunk } else { content += chunk }
      guard content.count <= sizeLimit else { throw FileSystemError(.tooLarge) }
      wanted = max(wanted - chunk.count, content.count, 65_536)
    }
  }

  private static func readChunk(of file: FileDescriptor, upTo count: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }
}

extension FileSystemError {
  fileprivate init(errno error: Errno) {
    switch error {
    case .noSuchFileOrDirectory, .fileNameTooLong: self.init(.notFound)
    case .permissionDenied, .notPermitted: self.init(.permissionDenied)
    case .isDirectory: self.init(.isDirectory)
    case .notDirectory: self.init(.notADirectory)
    case .tooManySymbolicLinkLevels: self.init(.tooManySymlinks)
    default: self.init(.other, message: error.description.lowercased())
    }
  }
}
