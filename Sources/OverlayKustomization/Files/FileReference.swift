package import OverlayDiagnostics

/// A file that a kustomization refers to.
package struct FileReference: Sendable {
  /// The absolute path without symbolic links, or the URL of a remote file.
  package let path: String
  /// The path for messages.
  package let displayPath: String
  private let fileSystem: any FileSystem
  /// The content of a remote file; `nil` for a file in the file system.
  private let content: [UInt8]?
  private let isInClone: Bool

  package init(
    path: String,
    displayPath: String,
    in fileSystem: any FileSystem,
    content: [UInt8]? = nil,
    isInClone: Bool = false
  ) {
    self.path = path
    self.isInClone = isInClone
    self.displayPath = displayPath
    self.fileSystem = fileSystem
    self.content = content
  }

  package var isRemote: Bool { content != nil }

  /// Whether it is a remote file, or a file of a fetched repository.
  package var isFetched: Bool { isRemote || isInClone }

  /// Whether the content of a remote file is HTML.
  package var isWebPage: Bool { content?.first { $0 > 0x20 } == UInt8(ascii: "<") }

  /// The file's content.
  ///
  /// - Throws: `file-not-found`, `not-a-file` or `unreadable-file`.
  package func read() throws(Diagnostic) -> [UInt8] {
    if let content { return content }
    do throws(FileSystemError) { return try fileSystem.read(path) } catch {
      throw .missingOrUnreadable(displayPath, error, at: SourceLocation(file: displayPath))
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  /// A path that could not be resolved or read.
  static func missingOrUnreadable(_ path: String, _ error: FileSystemError, at location: SourceLocation?) -> Diagnostic
  {
    guard !isText(path) else { return textForPath(path, at: location) }
    switch error.kind {
    case .notFound, .notADirectory: break
    case .isDirectory, .notRegularFile: return notAFile(path, isDirectory: error.kind == .isDirectory, at: location)
    default: return unreadable(path, error, at: location)
    }
    let diagnostic = Diagnostic(code: .fileNotFound, message: "'\(path)' does not exist", at: location)
    // YAML joins list elements with a wrong indentation into one: `a ../b`.
    let isJoined = LexicalPath.parts(of: path).contains { $0 != ".." && $0.utf8.contains(UInt8(ascii: " ")) }
    return isJoined ? diagnostic.addingNote("the path contains a space; check the indentation of the list") : diagnostic
  }

  /// Whether a path is more likely a patch: it has line breaks, or is a list or mapping in brackets.
  private static func isText(_ path: String) -> Bool {
    path.contains("\n") || path.contains(": ") || path.hasPrefix("{") || path.hasPrefix("[")
  }

  /// The value is left out, as it may be a patch for a Secret.
  private static func textForPath(_ text: String, at location: SourceLocation?) -> Diagnostic {
    let problem = Diagnostic(code: .fileNotFound, message: "this value is not the path of a file", at: location)
    return text.contains("\n")
      ? problem.addingNote("write the path on one line, without '|' or '>' before it")
      : problem.addingNote("write the path of a file")
  }

  static func unreadable(_ path: String, _ error: FileSystemError, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .unreadableFile, message: "cannot read '\(path)': \(error.message)", at: location)
  }

  static func notAFile(_ path: String, isDirectory: Bool, at location: SourceLocation?) -> Diagnostic {
    let found = isDirectory ? "a directory, not a file" : "not a regular file"
    return Diagnostic(code: .notAFile, message: "'\(path)' is \(found)", at: location)
  }
}
