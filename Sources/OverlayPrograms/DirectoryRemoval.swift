#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Removes directories and their content.
///
/// Paths are bytes, since a name need not be UTF-8.
enum DirectoryRemoval {
  /// Removes a directory.
  ///
  /// Symbolic links in it are removed and not followed.
  ///
  /// Content may be nested deeper than the length of a path allows. So each nested directory is first moved to the top:
  /// paths stay short and no recursion is needed.
  static func remove(_ directory: String) {
    let top = Array(directory.utf8)
    var pending = [top]
    var moved = 0
    // Another thread may be removing the same directory in the same way.
    let mark = UInt64.random(in: .min ... .max)
    while let current = pending.popLast() {
      for name in names(in: current) {
        let entry = current + [UInt8(ascii: "/")] + name
        guard !call(unlink, entry) else { continue }
        if current == top {
          pending.append(entry)
        } else {
          let place = top + Array("/.overlay-removed-\(mark)-\(moved)".utf8)
          moved += 1
          if move(entry, to: place) { pending.append(place) }
        }
      }
      if current != top { _ = call(rmdir, current) }
    }
    _ = call(rmdir, top)
  }

  /// The names in a directory; none if the path is not a directory.
  private static func names(in directory: [UInt8]) -> [[UInt8]] {
    // The owner can make an unreadable directory readable.
    guard isDirectory(directory), call({ chmod($0, S_IRWXU) }, directory) else { return [] }
    return withPath(directory) { DirectoryNames.read($0) }
  }

  private static func isDirectory(_ path: [UInt8]) -> Bool {
    var status = stat()
    return call({ lstat($0, &status) }, path) && status.st_mode & S_IFMT == S_IFDIR
  }

  // MARK: - Calls

  private static func move(_ path: [UInt8], to target: [UInt8]) -> Bool {
    withPath(target) { target in call({ rename($0, target) }, path) }
  }

  private static func call(_ body: (UnsafePointer<CChar>) -> Int32, _ path: [UInt8]) -> Bool {
    withPath(path, body) == 0
  }

  private static func withPath<Result>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    body(path.map { CChar(bitPattern: $0) } + [0])
  }
}
