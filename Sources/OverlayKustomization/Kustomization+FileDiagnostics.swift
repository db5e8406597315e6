import OverlayDiagnostics

// MARK: - Paths

extension Diagnostic {
  static func emptyPath(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .emptyPath, message: "the path is empty", at: location)
  }

  static func absoluteRoot(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .absoluteRoot,
      message: "the directory '\(path)' must be named by a relative path",
      at: location
    )
  }

  static func tooManyVisits(limit: Int, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .inputTooLarge,
      message: "more than \(limit) nested kustomizations",
      at: location
    )
  }

  /// What to say where a path could not be followed.
  static func missingOrUnreadable(_ path: String, _ error: FileSystemError, at location: SourceLocation?) -> Diagnostic
  {
    guard !isText(path) else { return textForPath(path, at: location) }
    switch error.kind {
    case .notFound, .notADirectory: break
    case .isDirectory, .notRegularFile: return notAFile(path, isDirectory: error.kind == .isDirectory, at: location)
    default: return unreadable(path, error, at: location)
    }
    let diagnostic = Diagnostic(code: .fileNotFound, message: "'\(path)' does not exist", at: location)
    // Two list elements that YAML has joined into one look like this: `a ../b`.
    let isJoined = LexicalPath.parts(of: path).contains { $0 != ".." && $0.utf8.contains(UInt8(ascii: " ")) }
    return isJoined ? diagnostic.addingNote("the path contains a space; check the indentation of the list") : diagnostic
  }

  /// Whether a path is more likely a patch or some other text: it has line breaks, or is a list or mapping in brackets.
  private static func isText(_ path: String) -> Bool {
    path.contains("\n") || path.contains(": ") || path.hasPrefix("{") || path.hasPrefix("[")
  }

  /// A text where a path belongs; it is not told, as it can be the patch for a Secret.
  private static func textForPath(_ text: String, at location: SourceLocation?) -> Diagnostic {
    let problem = Diagnostic(code: .fileNotFound, message: "there is no file whose path is this text", at: location)
    return text.contains("\n")
      ? problem.addingNote("a path is written on one line, without '|' or '>' before it")
      : problem.addingNote("write the path of a file")
  }

  static func unreadable(_ path: String, _ error: FileSystemError, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .unreadableFile, message: "cannot read '\(path)': \(error.message)", at: location)
  }

  static func notAFile(_ path: String, isDirectory: Bool, at location: SourceLocation?) -> Diagnostic {
    let found = isDirectory ? "a directory, not a file" : "not a regular file"
    return Diagnostic(code: .notAFile, message: "'\(path)' is \(found)", at: location)
  }

  static func notADirectory(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .notADirectory, message: "'\(path)' is not a directory", at: location)
  }

  static func outsideRoot(
    _ path: String,
    linkTarget: String?,
    root: String,
    at location: SourceLocation?
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      code: .fileOutsideRoot,
      message: "the file '\(path)' is not in or below the directory of its kustomization, '\(root)'",
      at: location
    )
    let placed = linkTarget.map { diagnostic.addingNote("it is a link to '\($0)'") } ?? diagnostic
    return placed.addingNote("move it there, or lift the restriction with '--load-restrictor LoadRestrictionsNone'")
  }

  /// The chain holds the directories that led here, from the build's target on; the visited one, which the named one
  /// contains or is, is among them.
  static func cycle(
    _ path: String,
    contains visited: String,
    isSame: Bool,
    chain: [String],
    at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      code: .cycle,
      message: isSame
        ? "the directory '\(path)' leads back to itself"
        : "the directory '\(path)' contains '\(visited)', which led to it",
      at: location
    ).addingNote("reached through \((chain + [path]).map { "'\($0)'" }.joined(separator: ", "))")
  }
}

// MARK: - The kustomization file

extension Diagnostic {
  /// The problems tell why files of the right name do not count.
  static func kustomizationNotFound(
    in directory: String,
    problems: [Diagnostic],
    at location: SourceLocation?
  ) -> Diagnostic {
    let diagnostic = Diagnostic(
      code: .kustomizationNotFound,
      message: "the directory '\(directory)' has no 'kustomization.yaml', 'kustomization.yml' or 'Kustomization'",
      at: location
    )
    return problems.reduce(diagnostic) { $0.addingNote($1.message) }
  }

  static func severalKustomizationFiles(
    in directory: String,
    files: [String],
    at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      code: .severalKustomizationFiles,
      message: "the directory '\(directory)' has several kustomization files",
      at: location
    ).addingNote("keep one of \(files.map { "'\($0)'" }.joined(separator: ", "))")
  }
}
