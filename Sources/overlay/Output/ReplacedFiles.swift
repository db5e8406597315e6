import OverlayPrograms
import SystemPackage

/// Replaces files atomically: a reader finds either the old or the new content.
///
/// Blocks the signals that end the process meanwhile, so that temporary files are removed.
enum ReplacedFiles {
  /// Writes all contents to temporary files, then replaces all files.
  ///
  /// - Parameters:
  ///   - files: Paths and contents. Symbolic links are followed, and existing files keep their permissions.
  ///   - synchronized: Whether to wait until the content is on the disk, which takes some milliseconds for each file.
  /// - Throws: A failure with the path. If a temporary file cannot be written, no file has changed.
  static func write(_ files: some Sequence<(FilePath, [UInt8])>, synchronized: Bool) throws(Failure) {
    // They take effect afterwards. Other threads do not receive them, since those of Dispatch block all signals.
    let mask = SystemCalls.blockEndingSignals()
    defer { mask.restore() }
    var staged: [StagedFile] = []
    var placed = 0
    defer { for file in staged[placed...] { file.discard() } }
    for (path, content) in files {
      let file = try addingPath(path) { () throws(Errno) in
        try StagedFile(content, for: path, synchronized: synchronized)
      }
      staged.append(file)
    }
    for file in staged {
      try addingPath(file.path) { () throws(Errno) in try file.place() }
      placed += 1
    }
  }

  private static func addingPath<Result>(
    _ path: FilePath,
    _ body: () throws(Errno) -> Result
  ) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      throw .cannotWrite(path, error)
    }
  }
}
