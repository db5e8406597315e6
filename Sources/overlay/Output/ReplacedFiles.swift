import SystemPackage

/// Files that get new content in one step: a reader finds the old content or the new, and never a part.
///
/// The signals that end a process are held back meanwhile, so that no temporary file stays behind.
enum ReplacedFiles {
  /// Writes the content of every file beside it, then puts all of them in place.
  ///
  /// - Parameters:
  ///   - files: Paths and contents; a symbolic link is followed, a file that exists keeps its permissions.
  ///   - outlivesPowerLoss: Whether to wait for the disk, which takes some milliseconds for each file.
  /// - Throws: A failure that names the file. Without room for one of them, no file has changed.
  static func write(_ files: some Sequence<(FilePath, [UInt8])>, outlivesPowerLoss: Bool) throws(Failure) {
    try SystemCalls.holdingBackSignals { () throws(Failure) in
      var staged: [StagedFile] = []
      var placed = 0
      defer { for file in staged[placed...] { file.discard() } }
      for (path, content) in files {
        staged.append(
          try naming(path) { () throws(Errno) in try StagedFile(content, for: path, synchronized: outlivesPowerLoss) }
        )
      }
      for file in staged {
        try naming(file.path) { () throws(Errno) in try file.place() }
        placed += 1
      }
    }
  }

  private static func naming<Result>(
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
