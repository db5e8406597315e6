import OverlayDiagnostics

extension Diagnostic {
  /// The problem of a target that is a kustomization file, with the directory that is to be built.
  func addingNote(directoryOf target: String) -> Diagnostic {
    let isFile = LoadRoot.kustomizationFileNames.contains(LexicalPath.name(of: target))
    guard code == .notADirectory, isFile, !target.contains("://") else { return self }
    let directory = LexicalPath.clean(LexicalPath.join(target, ".."))
    return addingNote("build the directory of the file: '\(directory)'")
  }
}

/// What the user may have meant by a path that leads to nothing. Directories are read for it only where a build fails.
extension LoadRoot {
  /// The most directories in which a file of the same name is looked for.
  private static let directoryLimit = 200
  /// The longest path, in bytes, that may be a misspelt one.
  private static let pathLimit = 1_000

  /// The problem of a path that leads to nothing, with a path that leads to something.
  func suggesting(_ problem: Diagnostic, insteadOf path: String, onlyDirectories: Bool = false) -> Diagnostic {
    // Other notes tell already what is wrong.
    guard givesAdvice, problem.code == .fileNotFound, problem.notes.isEmpty,
      let found = suggestion(insteadOf: path, onlyDirectories: onlyDirectories)
    else { return problem }
    return problem.suggesting(found)
  }

  /// The problem of this directory, which has no kustomization file, with what comes near to one.
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
    return problem.addingNote("there is one in \(shown.joined(separator: ", "))\(rest)")
  }

  /// The most directories that a note names.
  private static let shownLimit = 5

  /// A path as the kustomization would write it: a file of another extension, a near name, or a file of that name in a
  /// directory close by.
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

  /// The same name with another extension, or one that is spelt nearly so.
  private static func nearest(to name: String, among names: [String]) -> String? {
    let stem = withoutExtension(name)
    let extensions = ["", ".yaml", ".yml", ".json"]
    if let twin = extensions.map({ stem + $0 }).first(where: { $0 != name && names.contains($0) }) { return twin }
    // The extension, which most names share, does not make them alike.
    guard let near = Suggestion.nearest(to: stem, among: names.lazy.map { withoutExtension($0) }) else { return nil }
    return names.first { withoutExtension($0) == near }
  }

  private static func withoutExtension(_ name: String) -> String {
    for suffix in [".yaml", ".yml", ".json"] where name.utf8.count > suffix.utf8.count && name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  /// In the same order on every machine.
  private func names(in directory: String) -> [String] {
    fileSystem.names(in: directory).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// What is outside of a repository is none of its business.
  private func mayList(_ path: String) -> Bool { clone.map { LexicalPath.path(path, isIn: $0.path) } ?? true }

  private func isFile(_ path: String) -> Bool { (try? fileSystem.kind(of: path)) == .file }

  /// Whether there is a file that the restrictions allow.
  private func isUsableFile(_ path: String) -> Bool {
    (restrictions == .none || LexicalPath.path(path, isIn: self.path)) && isFile(path)
  }

  private func relative(_ path: String) -> String { LexicalPath.path(path, from: self.path) }
}
