#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Removes directories with all that is in them.
///
/// Paths are bytes here: a name need not be UTF-8.
enum DirectoryRemoval {
  /// Removes a directory; links in it are removed and not followed.
  ///
  /// Whoever made the content may have nested it deeper than paths can tell. So a directory that is found is first moved
  /// to the top: no path gets long, and nothing here is recursive.
  static func remove(_ directory: String) {
    let top = Array(directory.utf8)
    var pending = [top]
    var moved = 0
    // Another thread may be removing the same directory, and moves things, too.
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

  /// The names of what is in a directory; nothing for what is no directory.
  private static func names(in directory: [UInt8]) -> [[UInt8]] {
    // A directory may not be readable yet, which its owner can change.
    guard isDirectory(directory), call({ chmod($0, S_IRWXU) }, directory) else { return [] }
    guard let stream = withPath(directory, opendir) else { return [] }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = DirectoryEntry.name(of: entry)
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
    }
    return names
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
