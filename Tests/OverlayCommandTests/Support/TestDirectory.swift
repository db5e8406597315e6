import Foundation

/// A temporary directory for one test, which is removed with the value.
final class TestDirectory: Sendable {
  let url: URL
  private let isTemporary: Bool

  /// An existing directory, which is not removed.
  init(existing url: URL) {
    self.url = url
    isTemporary = false
  }

  /// Creates a directory with files, given as contents by path.
  init(_ files: [String: String] = [:]) throws {
    // Foundation returns a symbolic link on macOS.
    isTemporary = true
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "overlay-command-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, content) in files { try write(content, to: path) }
  }

  deinit {
    if isTemporary { try? FileManager.default.removeItem(at: url) }
  }

  func write(_ content: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(content.utf8).write(to: file)
  }

  func makeDirectory(_ path: String) throws {
    try FileManager.default.createDirectory(at: url.appending(path: path), withIntermediateDirectories: true)
  }

  func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: url.appending(path: path).path(), withDestinationPath: target)
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: path)), as: UTF8.self)
  }

  func openForWriting(_ path: String) throws -> FileHandle {
    try write("", to: path)
    return try FileHandle(forWritingTo: url.appending(path: path))
  }

  /// The sorted names of the files in a directory, including hidden ones.
  func names(in path: String = ".") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.appending(path: path).path()).sorted()
  }

  func permissions(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.appending(path: path).path())
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  func setPermissions(_ permissions: Int, of path: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions],
      ofItemAtPath: url.appending(path: path).path()
    )
  }
}
