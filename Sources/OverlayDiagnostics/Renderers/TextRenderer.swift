/// Writes diagnostics for people: location, message, source line with the marked range underlined, notes and edit.
///
/// The format is that of compilers, `path:line:column: error: message [code]`, so that editors can jump to it.
public struct TextRenderer: Sendable {
  /// Whether to color the severity and the caret with ANSI escape sequences.
  public var usesColor: Bool

  /// Creates a renderer.
  public init(usesColor: Bool = false) { self.usesColor = usesColor }

  /// The lines of one diagnostic, each ended by a line break.
  ///
  /// The warning of a deprecated field is the line that kustomize prints, so that scripts find it.
  public func render(_ diagnostic: Diagnostic) -> String {
    if diagnostic.code == .deprecatedField, diagnostic.severity == .warning {
      return "# Warning: \(Self.printable(diagnostic.message))\n" + renderNotes(of: diagnostic)
    }
    var text = ""
    let color = diagnostic.severity == .error ? "31" : "35"
    appendLine(
      diagnostic.location,
      label: diagnostic.severity.rawValue,
      color: color,
      message: "\(diagnostic.message) [\(diagnostic.code)]",
      to: &text
    )
    appendExcerpt(of: diagnostic, to: &text)
    return text + renderNotes(of: diagnostic)
  }

  /// The lines of the notes and of the edit: the replaced lines and the new ones.
  private func renderNotes(of diagnostic: Diagnostic) -> String {
    var text = ""
    for note in diagnostic.notes { appendNote(note.message, at: note.location, to: &text) }
    if let edit = diagnostic.edit {
      appendNote(edit.heading, at: edit.place, to: &text)
      for line in edit.lines { text += "  \(Self.printable(line))\n" }
    }
    return text
  }

  private func appendNote(_ message: String, at location: SourceLocation?, to text: inout String) {
    appendLine(location, label: "note", color: "36", message: message, to: &text)
  }

  private func appendLine(
    _ location: SourceLocation?,
    label: String,
    color: String,
    message: String,
    to text: inout String
  ) {
    if let location { text += "\(Self.printable(location.description)): " }
    text += "\(styled(label + ":", color)) \(Self.printable(message))\n"
  }

  private func appendExcerpt(of diagnostic: Diagnostic, to text: inout String) {
    guard let excerpt = diagnostic.excerpt, let location = diagnostic.location else { return }
    let column = max(location.column, 1)
    let line = Excerpt(excerpt, around: column, length: diagnostic.length)
    text += "  \(line.text)\n"
    guard location.column > 0 else { return }
    let caret = "^" + String(repeating: "~", count: line.tail)
    text += "  \(String(repeating: " ", count: line.caret))\(styled(caret, "32"))\n"
  }

  private func styled(_ text: String, _ color: String) -> String {
    usesColor ? "\u{1B}[1;\(color)m\(text)\u{1B}[0m" : text
  }

  /// `text` with control characters shown as escapes, so that input cannot drive the terminal.
  package static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      result += isControl(scalar) ? scalar.escaped(asASCII: true) : String(scalar)
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }
}

/// The part of a source line that is shown, with the position of its caret and the length of its underline.
private struct Excerpt {
  /// At most ``limit`` columns, tabs and control characters as one space each.
  var text: String
  /// The number of columns before the caret.
  var caret: Int
  /// How many further columns are marked, as far as they are shown.
  var tail: Int

  private static let limit = 120

  init(_ line: String, around column: Int, length: Int) {
    let scalars = line.unicodeScalars.map { scalar in
      scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? " " : scalar
    }
    let wanted = min(column - 1, scalars.count)
    let start = wanted < Self.limit ? 0 : wanted - Self.limit / 2
    let end = min(scalars.count, start + Self.limit)
    var shown = String.UnicodeScalarView()
    shown.append(contentsOf: scalars[start..<end])
    text = (start > 0 ? "…" : "") + String(shown) + (end < scalars.count ? "…" : "")
    caret = wanted - start + (start > 0 ? 1 : 0)
    tail = max(min(length, end - wanted) - 1, 0)
  }
}
