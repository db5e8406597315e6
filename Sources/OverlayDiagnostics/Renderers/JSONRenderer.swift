/// Writes diagnostics for programs: each is a JSON object on a line of its own.
///
/// The keys are `severity`, `code`, `message`, `file`, `line`, `column`, `endColumn`, `excerpt`, `notes` (each with
/// `message`, `file`, `line` and `column`) and `edit` (with `file`, `line`, `lineCount` and `lines`). What a diagnostic
/// does not have is left out, and so is an excerpt of more than 4,000 bytes. Lines and columns count from 1, columns in
/// Unicode code points; `endColumn` is the first column after the marked range.
public struct JSONRenderer: Sendable {
  /// Creates a renderer.
  public init() {}

  /// One line, ended by a line break.
  public func render(_ diagnostic: Diagnostic) -> String { Self.object(diagnostic).json + "\n" }

  private static func object(_ diagnostic: Diagnostic) -> JSONValue {
    .object(present: [
      "severity": .text(diagnostic.severity.rawValue),
      "code": .text(diagnostic.code.rawValue),
      "message": .text(diagnostic.message),
      "file": diagnostic.location.map { .text($0.file) },
      "line": diagnostic.location?.knownLine.map { .integer($0) },
      "column": diagnostic.location?.knownColumn.map { .integer($0) },
      "endColumn": diagnostic.endColumn.map { .integer($0) },
      "excerpt": diagnostic.completeExcerpt.map { .text($0) },
      "notes": diagnostic.notes.isEmpty ? nil : .list(diagnostic.notes.map(object)),
      "edit": diagnostic.edit.map(object),
    ])
  }

  private static func object(_ note: Diagnostic.Note) -> JSONValue {
    .object(present: [
      "message": .text(note.message),
      "file": note.location.map { .text($0.file) },
      "line": note.location?.knownLine.map { .integer($0) },
      "column": note.location?.knownColumn.map { .integer($0) },
    ])
  }

  private static func object(_ edit: Diagnostic.Edit) -> JSONValue {
    .object(present: [
      "file": .text(edit.location.file),
      "line": .integer(edit.location.line),
      "lineCount": .integer(edit.lineCount),
      "lines": .list(edit.lines.map { .text($0) }),
    ])
  }
}
