package import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A new directory that only this user may enter, and that is gone with this value.
package final class TemporaryDirectory: Sendable {
  /// The directory's absolute path, without symbolic links.
  package let path: String
  private let cancellation: Cancellation?

  /// Makes a directory.
  ///
  /// - Parameters:
  ///   - environment: Where `TMPDIR` tells the directory to make it in; `/tmp` unless that is an absolute path.
  ///   - cancellation: What removes the directory where the process ends before its build does.
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
    cancellation?.hold(path)
  }

  deinit { remove() }

  /// Removes the directory and all that is in it, as far as that is allowed.
  package func remove() {
    DirectoryRemoval.remove(path)
    cancellation?.release(path)
  }

  /// Makes a directory in this one.
  ///
  /// - Returns: Its path.
  /// - Throws: The system's error, also where there is one of that name.
  package func makeDirectory(_ name: String) throws(Errno) -> String {
    let path = "\(path)/\(name)"
    guard mkdir(path, S_IRWXU) == 0 else { throw Errno(rawValue: errno) }
    return path
  }
}
