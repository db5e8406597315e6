package import OverlayDiagnostics

/// A file that a kustomization names.
package struct FileReference: Sendable {
  /// The absolute path, without symbolic links; the URL of a file on a web server.
  package let path: String
  /// The path as the user would write it.
  package let displayPath: String
  /// What a web server has sent; `nil` for a file of a file system.
  private let content: [UInt8]?

  /// Creates a reference to a file of a file system.
  init(path: String, displayPath: String) {
    self.path = path
    self.displayPath = displayPath
    content = nil
  }

  /// Creates a reference to a file that a web server has sent.
  init(address: String, content: [UInt8]) {
    path = address
    displayPath = address
    self.content = content
  }

  /// Whether the file is on a web server.
  package var isRemote: Bool { content != nil }

  /// Whether a web server has sent a page for people.
  package var isWebPage: Bool {
    content?.first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  /// The file's content.
  ///
  /// - Throws: `file-not-found`, `not-a-file` or `unreadable-file`.
  package func read(from fileSystem: any FileSystem) throws(Diagnostic) -> [UInt8] {
    if let content { return content }
    do throws(FileSystemError) { return try fileSystem.read(path) } catch {
      throw .missingOrUnreadable(displayPath, error, at: SourceLocation(file: displayPath))
    }
  }
}
