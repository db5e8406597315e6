import OverlayDiagnostics
import OverlayYAMLTree

/// Prepares diagnostics for display: corrects locations, adds lines of the source, and removes secrets and excessive text.
struct Excerpts {
  private let files: FileStore
  /// The lines at which patches begin that are not for Secrets, by file.
  private let openLines: [String: Set<Int>]
  private var secretLines: [String: SecretLines] = [:]

  /// The longest message in characters, and the most notes and lines of an edit.
  private static let limits = (message: 1_000, notes: 50, editLines: 1_000)
  /// The longest excerpt in bytes.
  private static let lineLimit = 16 * 1024
  /// Locations in larger files are not corrected.
  private static let correctedSize = 1 << 16

  init(_ files: FileStore, nonSecretPatches: Set<SourceLocation>) {
    self.files = files
    openLines = Dictionary(grouping: nonSecretPatches, by: \.file).mapValues { Set($0.map(\.line)) }
  }

  /// A diagnostic for display, with the line of its location unless that is secret.
  mutating func present(_ diagnostic: Diagnostic, withExcerpt: Bool = true) -> Diagnostic {
    var shown = diagnostic
    if withExcerpt {
      shown = shown.mapping(locations: nearest)
      addExcerpt(to: &shown)
    }
    if let edit = shown.edit {
      let isLong = edit.lines.count > Self.limits.editLines
      if isLong || hasSecrets(edit) {
        shown.edit = nil
        let reason = isLong ? "there are too many lines" : "it may contain parts of a Secret"
        shown = shown.addingNote("the replacement is not shown, because \(reason)")
      }
    }
    return shown.redactingCredentials().clipped(to: Self.limits)
  }

  // MARK: - Locations

  /// The nearest location that exists in its file.
  ///
  /// libyaml counts line breaks that editors do not, such as U+2028, so its lines and columns can be wrong.
  private func nearest(to location: SourceLocation) -> SourceLocation {
    guard location.line > 0, let bytes = files.content(of: location.file), bytes.count <= Self.correctedSize else {
      return location
    }
    let lines = bytes.split(separator: ascii("\n"), omittingEmptySubsequences: false)
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
      guard let lineBreak = bytes[start...].firstIndex(of: ascii("\n")) else { return }
      start = lineBreak + 1
    }
    let end = bytes[start...].firstIndex(of: ascii("\n")) ?? bytes.endIndex
    var line = bytes[start..<end]
    if line.last == ascii("\r") { line.removeLast() }
    // Very long lines and binary content are not legible.
    guard line.count <= Self.lineLimit, !line.contains(0) else { return }
    let excerpt = String(decoding: line, as: UTF8.self)
    diagnostic.excerpt = excerpt
    diagnostic.length = TokenLength.length(in: excerpt, from: location.column)
  }

  /// Whether an edit replaces secret lines, from which its new lines are made.
  private mutating func hasSecrets(_ edit: Diagnostic.Edit) -> Bool {
    guard let bytes = files.content(of: edit.location.file) else { return false }
    let first = edit.location.line
    return (first..<first + max(edit.lineCount, 1)).contains { isSecret($0, of: edit.location.file, bytes) }
  }

  private mutating func isSecret(_ line: Int, of file: String, _ bytes: [UInt8]) -> Bool {
    let lines = secretLines[file] ?? SecretLines(bytes, role: files.role(of: file))
    secretLines[file] = lines
    let (secrecy, range) = lines.secrecy(of: line)
    switch secrecy {
    case .open: return false
    case .secret: return true
    case .openIfRecorded: return !(openLines[file]?.contains(where: range.contains) ?? false)
    }
  }
}

// MARK: - Length

extension Diagnostic {
  /// The diagnostic with long messages, which can quote input, cut in the middle.
  fileprivate func clipped(to limits: (message: Int, notes: Int, editLines: Int)) -> Diagnostic {
    var copy = mapping(messages: { Self.clipped($0, to: limits.message) })
    if notes.count > limits.notes {
      copy.notes = copy.notes.prefix(limits.notes) + [Note("and \(notes.count - limits.notes) more")]
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
