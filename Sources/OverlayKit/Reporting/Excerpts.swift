import OverlayDiagnostics
import OverlayYAMLTree

/// Makes diagnostics ready to be shown: with places that exist and the lines that they name, without secrets, and no
/// longer than can be read.
struct Excerpts {
  private let files: FileStore
  private let tree: NodeTree
  private var secretLines: [String: SecretLines] = [:]
  /// The lines on which patches begin that turned out to be for no Secret, by file.
  private var openLines: [String: Set<Int>]?

  /// The longest message that is shown, in characters, and the most notes and lines of an edit.
  private static let limits = (message: 1_000, notes: 50, editLines: 1_000)
  /// The longest line that is shown, in bytes.
  private static let lineLimit = 16 * 1024
  /// In a larger file it is not looked whether a place exists.
  private static let checkedSize = 1 << 16

  init(_ files: FileStore, _ tree: NodeTree) {
    self.files = files
    self.tree = tree
  }

  /// A diagnostic as it may be shown, with the line of input that it speaks of unless that is secret.
  mutating func present(_ diagnostic: Diagnostic, withExcerpt: Bool = true) -> Diagnostic {
    var shown = diagnostic
    if withExcerpt {
      shown = movingIntoFile(shown)
      addExcerpt(to: &shown)
    }
    if let edit = shown.edit {
      let isLong = edit.lines.count > Self.limits.editLines
      if isLong || hasSecrets(edit) {
        shown.edit = nil
        shown = shown.addingNote(
          "the lines to write instead are \(isLong ? "too many to be shown" : "not shown, as they may be for a Secret")"
        )
      }
    }
    return shown.redactingCredentials().clipped(to: Self.limits)
  }

  // MARK: - Places

  /// A diagnostic whose places are in their files.
  ///
  /// libyaml counts line breaks that editors know nothing of, such as U+2028, so that its lines and columns can be others.
  private func movingIntoFile(_ diagnostic: Diagnostic) -> Diagnostic {
    var copy = diagnostic
    copy.location = diagnostic.location.map(nearest)
    for index in copy.notes.indices { copy.notes[index].location = diagnostic.notes[index].location.map(nearest) }
    return copy
  }

  private func nearest(to location: SourceLocation) -> SourceLocation {
    guard location.line > 0, let bytes = files.content(of: location.file), bytes.count <= Self.checkedSize else {
      return location
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var nearest = location
    nearest.line = min(location.line, lines.count)
    let line = String(decoding: lines[nearest.line - 1], as: UTF8.self)
    nearest.column = min(location.column, line.unicodeScalars.count + 1)
    return nearest
  }

  // MARK: - Lines

  private mutating func addExcerpt(to diagnostic: inout Diagnostic) {
    guard diagnostic.excerpt == nil, let location = diagnostic.location, location.line > 0,
      let bytes = files.content(of: location.file),
      !isSecret(location.line, of: location.file, bytes)
    else { return }
    var start = bytes.startIndex
    for _ in 1..<location.line {
      guard let lineBreak = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return }
      start = lineBreak + 1
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    var line = bytes[start..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    // What is too long for any screen is not worth the room, and what is not UTF-8 not legible.
    guard line.count <= Self.lineLimit, !line.contains(0) else { return }
    let excerpt = String(decoding: line, as: UTF8.self)
    diagnostic.excerpt = excerpt
    diagnostic.length = TokenLength.length(in: excerpt, from: location.column)
  }

  /// Whether an edit replaces lines that may not be shown; its new lines are made from them.
  private mutating func hasSecrets(_ edit: Diagnostic.Edit) -> Bool {
    guard let bytes = files.content(of: edit.location.file) else { return false }
    let first = edit.location.line
    return (first..<first + max(edit.lineCount, 1)).contains { isSecret($0, of: edit.location.file, bytes) }
  }

  private mutating func isSecret(_ line: Int, of file: String, _ bytes: [UInt8]) -> Bool {
    let lines = secretLines[file] ?? SecretLines(bytes, role: files.role(of: file))
    secretLines[file] = lines
    let (secrecy, together) = lines.secrecy(of: line)
    switch secrecy {
    case .open: return false
    case .secret: return true
    case .openIfNoted:
      let open = openLines ?? Dictionary(grouping: tree.openPlaces, by: \.file).mapValues { Set($0.map(\.line)) }
      openLines = open
      return !(open[file]?.contains(where: together.contains) ?? false)
    }
  }
}

// MARK: - Length

extension Diagnostic {
  /// The diagnostic with the beginning and the end of messages that are too long, as input can be quoted in them.
  fileprivate func clipped(to limits: (message: Int, notes: Int, editLines: Int)) -> Diagnostic {
    var copy = self
    copy.message = Self.clipped(message, to: limits.message)
    if notes.count > limits.notes {
      copy.notes = notes.prefix(limits.notes) + [Note("and \(notes.count - limits.notes) more")]
    }
    for index in copy.notes.indices {
      copy.notes[index].message = Self.clipped(copy.notes[index].message, to: limits.message)
    }
    return copy
  }

  private static func clipped(_ message: String, to limit: Int) -> String {
    guard message.utf8.count > limit else { return message }
    let scalars = message.unicodeScalars
    guard scalars.count > limit else { return message }
    return String(scalars.prefix(limit / 2)) + "…" + String(scalars.suffix(limit / 2))
  }
}
