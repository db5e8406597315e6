import OverlayDiagnostics

extension Diagnostic {
  /// Adds a note with the directory of a target that is a kustomization file.
  func addingNote(directoryOf target: String) -> Diagnostic {
    let isFile = LoadRoot.kustomizationFileNames.contains(LexicalPath.name(of: target))
    guard code == .notADirectory, isFile, !target.contains("://") else { return self }
    let directory = LexicalPath.clean(LexicalPath.join(target, ".."))
    return addingNote("build the directory of the file: '\(directory)'")
  }
}

// Suggestions for missing paths. Directories are read only when a build fails.
extension LoadRoot {
  /// The number of directories that are searched for a file of the same name.
  private static let directoryLimit = 200
  /// The longest path for which there are suggestions, in bytes.
  private static let pathLimit = 1_000

  /// Adds a similar path that exists to the error for a missing path.
  func suggesting(_ problem: Diagnostic, insteadOf path: String, onlyDirectories: Bool = false) -> Diagnostic {
    if let advice = Self.advice(forWebPage: path) { return problem.addingNote(advice) }
    // Other notes already explain the error.
    guard givesAdvice, problem.code == .fileNotFound, problem.notes.isEmpty else { return problem }
    if let advice = Self.advice(forPath: path) { return problem.addingNote(advice) }
    guard let found = suggestion(insteadOf: path, onlyDirectories: onlyDirectories)
    else { return problem }
    return problem.suggesting(found)
  }

  /// What to write instead of a path with the separators of Windows, or of a pattern; `nil` for other paths.
  private static func advice(forPath path: String) -> String? {
    if path.utf8.contains(UInt8(ascii: "\\")) {
      let parts = path.split(separator: "\\", omittingEmptySubsequences: false)
      return "separate directories with '/': '\(parts.joined(separator: "/"))'"
    }
    let isPattern = path.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    return isPattern ? "patterns are not supported; list each file" : nil
  }

  /// What to write instead of the address of a web page that shows a file or directory of a repository on GitHub or
  /// GitLab; `nil` for other strings.
  private static func advice(forWebPage text: String) -> String? {
    guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return nil }
    var parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let kind = parts.firstIndex(where: { $0 == "blob" || $0 == "tree" }), kind >= 5, kind + 1 < parts.count else {
      return nil
    }
    let (isFile, ref, path) = (parts[kind] == "blob", parts[kind + 1], parts[(kind + 2)...].joined(separator: "/"))
    if isFile, parts[2] == "github.com" {
      parts[2] = "raw.githubusercontent.com"
      parts.remove(at: kind)
      return "this is the address of a web page; the file is at '\(parts.joined(separator: "/"))'"
    }
    guard !isFile else { return "this is the address of a web page; use that of the raw file" }
    let top = parts[..<kind].filter { $0 != "-" }.joined(separator: "/")
    return "this is the address of a web page; the directory is '\(top)//\(path)?ref=\(ref)'"
  }

  /// Adds similar names and subdirectories to the error for a missing kustomization file.
  func suggestingKustomization(_ problem: Diagnostic) -> Diagnostic {
    guard givesAdvice, problem.notes.isEmpty, mayList(self.path) else { return problem }
    let names = names(in: self.path)
    for wanted in Self.kustomizationFileNames {
      guard let near = Suggestion.nearest(to: wanted, among: names) else { continue }
      return problem.addingNote("rename '\(near)' to '\(wanted)'")
    }
    let inner = names.prefix(Self.directoryLimit).filter { name in
      Self.kustomizationFileNames.contains { isFile("\(self.path)/\(name)/\($0)") }
    }
    guard !inner.isEmpty else { return problem }
    let shown = inner.prefix(Self.shownLimit).map { "'\(displayPath(of: $0))'" }
    let rest = inner.count > shown.count ? " and \(inner.count - shown.count) more directories" : ""
    return problem.addingNote("found in \(shown.joined(separator: ", "))\(rest)")
  }

  /// The number of directories in a note.
  private static let shownLimit = 5

  /// A similar path, relative to this directory: a file with another extension, a similar name, or a file with the same
  /// name in a nearby directory.
  private func suggestion(insteadOf path: String, onlyDirectories: Bool) -> String? {
    guard path.utf8.count <= Self.pathLimit else { return nil }
    let wanted = LexicalPath.join(self.path, path)
    var directory = LexicalPath.parent(of: wanted)
    var rest = [LexicalPath.name(of: wanted)]
    while directory != "/", (try? fileSystem.kind(of: directory)) != .directory {
      rest.insert(LexicalPath.name(of: directory), at: 0)
      directory = LexicalPath.parent(of: directory)
    }
    guard mayList(directory), let missing = rest.first else { return nil }
    let names = names(in: directory)
    if let name = Self.nearest(to: missing, among: names) {
      let found = ([directory == "/" ? "" : directory, name] + rest.dropFirst()).joined(separator: "/")
      let isDirectory = (try? fileSystem.kind(of: found)) == .directory
      if isDirectory || !onlyDirectories && isUsableFile(found) { return relative(found) }
    }
    guard rest.count == 1, !onlyDirectories else { return nil }
    let nearby = [directory, LexicalPath.parent(of: directory)].flatMap { parent in
      self.names(in: parent).prefix(Self.directoryLimit).map { "\(parent)/\($0)" }
    }
    return (nearby.map { "\($0)/\(missing)" } + ["\(LexicalPath.parent(of: directory))/\(missing)"])
      .first { $0 != wanted && mayList($0) && isUsableFile($0) }.map(relative)
  }

  /// The same name with another extension, or a similar name.
  private static func nearest(to name: String, among names: [String]) -> String? {
    let stem = withoutExtension(name)
    let extensions = ["", ".yaml", ".yml", ".json"]
    if let twin = extensions.map({ stem + $0 }).first(where: { $0 != name && names.contains($0) }) { return twin }
    // A shared extension does not make names similar.
    guard let near = Suggestion.nearest(to: stem, among: names.lazy.map { withoutExtension($0) }) else { return nil }
    return names.first { withoutExtension($0) == near }
  }

  private static func withoutExtension(_ name: String) -> String {
    for suffix in [".yaml", ".yml", ".json"] where name.utf8.count > suffix.utf8.count && name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  /// The visible names in a directory, sorted so that suggestions are deterministic.
  private func names(in directory: String) -> [String] {
    fileSystem.names(in: directory).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Whether suggestions may come from a path: for a repository only from its own files.
  private func mayList(_ path: String) -> Bool { clone.map { LexicalPath.path(path, isIn: $0.path) } ?? true }

  private func isFile(_ path: String) -> Bool { (try? fileSystem.kind(of: path)) == .file }

  /// Whether a file exists and the load restrictions allow it.
  private func isUsableFile(_ path: String) -> Bool {
    (restrictions == .none || LexicalPath.path(path, isIn: self.path)) && isFile(path)
  }

  private func relative(_ path: String) -> String { LexicalPath.path(path, from: self.path) }
}
