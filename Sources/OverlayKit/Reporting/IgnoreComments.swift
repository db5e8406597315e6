import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// The comments `# overlay:ignore CODE reason` in the files of a build, each of which ignores warnings on one line.
///
/// A comment after a value counts for its line. A comment on a line of its own counts for the next line; if that is such a
/// comment, too, both count for the same line. Comments exist in YAML files, in inline patches and configurations that are
/// literal blocks (`|`), and in env files. Anything else is content.
struct IgnoreComments {
  private struct Ignore {
    var code: Diagnostic.Code
    /// The place of the code in the comment.
    var location: SourceLocation
    /// The line whose warnings are ignored.
    var line: Int
    var isUsed = false
  }

  private struct File {
    var path: String
    var isFetched: Bool
    var ignores: [Ignore] = []
    /// The indices of ignores by the line that they are for.
    var indices: [Int: [Int]] = [:]
  }

  /// What is wrong with comments, except in fetched files.
  private(set) var problems: [Diagnostic] = []
  private var files: [File] = []
  /// The indices of files by their names in diagnostics.
  private var names: [String: Int] = [:]
  /// The codes by their identifiers.
  private var codes: [String: Diagnostic.Code] = [:]

  private static let marker: StaticString = "overlay:ignore"

  /// Whether no file has such a comment.
  var isEmpty: Bool { files.isEmpty }

  /// Finds the comments.
  ///
  /// - Complexity: A search for `#` in all files, and a scan of those with the marker.
  init(_ store: FileStore) {
    var found: [(file: FileStore.UsedFile, comments: [MarkedComment])] = []
    store.forEachUsedFile { file in
      let comments = Self.comments(in: file)
      if !comments.isEmpty { found.append((file, comments)) }
    }
    guard !found.isEmpty else { return }
    codes = Dictionary(uniqueKeysWithValues: Diagnostic.Code.allCases.map { ($0.rawValue, $0) })
    var indices: [String: Int] = [:]
    for (file, comments) in found.sorted(by: { Text($0.file.name) < Text($1.file.name) }) {
      if let known = indices[file.path] {
        names[file.name] = known
      } else {
        indices[file.path] = files.count
        names[file.name] = files.count
        add(comments, of: file)
      }
    }
  }

  private static func comments(in file: FileStore.UsedFile) -> [MarkedComment] {
    switch file.syntax {
    case .data: []
    case .env: MarkedComment.inLines(of: file.bytes, marker: marker)
    case .yaml:
      MarkedComment.inYAML(file.bytes, marker: marker) { block in
        // Field names of kustomizations may have any capitalization.
        switch block.path.lowercased() {
        case "patches[].patch", "patchesjson6902[].patch", "patchesstrategicmerge[]", "generators[]", "transformers[]",
          "validators[]":
          file.isKustomization && !block.isNested
        case "patch", "jsonop", "patches", "paths[]": block.apiVersion == "builtin"
        default: false
        }
      }
    }
  }

  private mutating func add(_ comments: [MarkedComment], of file: FileStore.UsedFile) {
    var result = File(path: file.path, isFetched: file.isFetched)
    for (comment, line) in zip(comments, Self.lines(of: comments)) {
      for ignore in ignores(of: comment, for: line, in: file) {
        result.indices[line, default: []].append(result.ignores.count)
        result.ignores.append(ignore)
      }
    }
    files.append(result)
  }

  // MARK: - Reading

  /// The line that each comment is for.
  private static func lines(of comments: [MarkedComment]) -> [Int] {
    var lines = comments.map { $0.isAlone ? $0.line + 1 : $0.line }
    for index in comments.indices.dropLast().reversed() where comments[index].isAlone && comments[index + 1].isAlone {
      if lines[index] == comments[index + 1].line { lines[index] = lines[index + 1] }
    }
    return lines
  }

  /// What a comment ignores; nothing if there is a problem with it.
  private mutating func ignores(of comment: MarkedComment, for line: Int, in file: FileStore.UsedFile) -> [Ignore] {
    let scalars = Array(comment.text.unicodeScalars)
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    let start = 1 + scalars.dropFirst().prefix(while: isBlank).count + Self.marker.utf8CodeUnitCount
    var words = scalars[start...].split(whereSeparator: isBlank)[...]
    var names: [(text: String, location: SourceLocation)] = []
    while let word = words.popFirst() {
      for name in word.split(separator: ",") {
        let location = SourceLocation(file: file.name, line: comment.line, column: comment.column + name.startIndex)
        names.append((String(String.UnicodeScalarView(name)), location))
      }
      // A space after a comma.
      if word.last != "," { break }
    }
    let place = SourceLocation(file: file.name, line: comment.line, column: comment.column)
    var problem: Diagnostic?
    if names.isEmpty {
      problem = .ignoreWithoutCode(at: place)
    } else if let unknown = names.first(where: { codes[$0.text]?.severity != .warning }) {
      problem = unknownCode(unknown.text, at: unknown.location)
    } else if !words.joined().contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
      problem = .ignoreWithoutReason(at: place)
    }
    if let problem {
      if !file.isFetched, problems.count < BuildContext.warningLimit { problems.append(problem) }
      return []
    }
    return names.compactMap { name in
      codes[name.text].map { Ignore(code: $0, location: name.location, line: line) }
    }
  }

  /// The word is not quoted, because it may be part of a Secret.
  private func unknownCode(_ word: String, at location: SourceLocation) -> Diagnostic {
    if codes[word] != nil { return .ignoredError(at: location) }
    // A search through all codes; nobody reads more.
    let names = problems.count < Diagnostic.errorLimit ? Diagnostic.Code.warnings.map(\.rawValue) : []
    return .unknownIgnoredCode(at: location)
      .suggesting(nearestTo: word, among: names, otherwise: "'overlay explain-code' lists the codes of warnings")
  }

  // MARK: - Ignoring

  /// Whether a comment ignores a warning, which then counts as used.
  mutating func ignore(_ warning: Diagnostic) -> Bool {
    guard let location = warning.location, let file = names[location.file],
      let indices = files[file].indices[location.line]
    else { return false }
    var isIgnored = false
    for index in indices where files[file].ignores[index].code == warning.code {
      files[file].ignores[index].isUsed = true
      isIgnored = true
    }
    return isIgnored
  }

  /// Warnings about comments that ignored nothing, in files in or below a directory.
  ///
  /// Comments elsewhere may be for another kustomization that includes the same file.
  func unused(below directory: String) -> [Diagnostic] {
    var result: [Diagnostic] = []
    for file in files where !file.isFetched && LexicalPath.path(file.path, isIn: directory) {
      for ignore in file.ignores where !ignore.isUsed && result.count < BuildContext.warningLimit {
        result.append(.unusedIgnore(of: ignore.code, line: ignore.line, at: ignore.location))
      }
    }
    return result
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func ignoreWithoutCode(at location: SourceLocation) -> Diagnostic {
    warning(.invalidIgnore, "this comment does not name the warning to ignore", at: location)
      .addingNote("write '# overlay:ignore CODE reason'")
  }

  fileprivate static func ignoreWithoutReason(at location: SourceLocation) -> Diagnostic {
    warning(.invalidIgnore, "this comment does not say why the warning is ignored", at: location)
      .addingNote("write the reason after the code")
  }

  fileprivate static func unknownIgnoredCode(at location: SourceLocation) -> Diagnostic {
    warning(.invalidIgnore, "this is not the code of a warning", at: location)
  }

  fileprivate static func ignoredError(at location: SourceLocation) -> Diagnostic {
    warning(.invalidIgnore, "this is the code of an error, which cannot be ignored", at: location)
  }

  fileprivate static func unusedIgnore(of code: Code, line: Int, at location: SourceLocation) -> Diagnostic {
    warning(.unusedIgnore, "line \(line) has no warning '\(code)' to ignore", at: location)
      .addingNote("remove the code, or the comment if it has no other")
  }
}
