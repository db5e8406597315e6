import Foundation

/// A folder of its own for one test, which is gone with it.
final class Folder: Sendable {
  let url: URL
  private let isTemporary: Bool

  /// A folder that is there, and stays.
  init(existing url: URL) {
    self.url = url
    isTemporary = false
  }

  /// Makes a folder with files, given as contents by path.
  init(_ files: [String: String] = [:]) throws {
    // Foundation gives the temporary folder of macOS by a symbolic link.
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

  func makeFolder(_ path: String) throws {
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

  /// The names of the files in a folder, hidden ones too, sorted.
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
