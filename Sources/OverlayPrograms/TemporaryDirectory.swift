package import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A new directory that only this user can access.
///
/// It is removed with this value.
package final class TemporaryDirectory: Sendable {
  /// The directory's absolute path, without symbolic links.
  package let path: String
  private let cancellation: Cancellation?

  /// Creates a directory.
  ///
  /// - Parameters:
  ///   - environment: `TMPDIR` names the parent directory; `/tmp` if it is not an absolute path.
  ///   - cancellation: Removes the directory if the process ends before its build does.
  /// - Throws: The system's error.
  package init(environment: [String: String], cancellation: Cancellation?) throws(Errno) {
    let wanted = environment["TMPDIR"] ?? ""
    let parent = wanted.utf8.first == UInt8(ascii: "/") && !wanted.utf8.contains(0) ? wanted : "/tmp"
    guard let real = realpath(parent, nil) else { throw Errno(rawValue: errno) }
    defer { free(real) }
    var template = Array("\(String(cString: real))/overlay-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Errno(rawValue: errno) }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } } ?? ""
    self.cancellation = cancellation
    cancellation?.addDirectory(path)
  }

  deinit { remove() }

  /// Removes the directory and its content as far as permissions allow.
  package func remove() {
    DirectoryRemoval.remove(path)
    cancellation?.removeDirectory(path)
  }

  /// Creates a subdirectory.
  ///
  /// - Returns: Its path.
  /// - Throws: The system's error, also if the directory exists.
  package func makeDirectory(_ name: String) throws(Errno) -> String {
    let path = "\(path)/\(name)"
    guard mkdir(path, S_IRWXU) == 0 else { throw Errno(rawValue: errno) }
    return path
  }

  /// Writes a new file that only this user can read.
  ///
  /// - Returns: The file's path.
  /// - Throws: The system's error, also if the file exists.
  package func write(_ bytes: [UInt8], to name: String) throws(Errno) -> String {
    let file = "\(path)/\(name)"
    do {
      let descriptor = try FileDescriptor.open(
        FilePath(file),
        .writeOnly,
        options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite
      )
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    } catch {
      throw (error as? Errno) ?? .ioError
    }
    return file
  }
}
