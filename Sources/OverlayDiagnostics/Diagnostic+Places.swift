extension Diagnostic {
  /// The diagnostic with all places and messages changed, including those of its notes.
  package func mapping(
    locations changeLocation: (SourceLocation) -> SourceLocation = { $0 },
    messages changeMessage: (String) -> String = { $0 }
  ) -> Diagnostic {
    var copy = self
    copy.message = changeMessage(message)
    copy.location = location.map(changeLocation)
    copy.notes = notes.map { Note(changeMessage($0.message), at: $0.location.map(changeLocation)) }
    return copy
  }

  /// The column after the marked range; `nil` if its length is unknown.
  public var endColumn: Int? {
    guard let location, location.column > 0, length > 0 else { return nil }
    let (end, overflows) = location.column.addingReportingOverflow(length)
    return overflows ? nil : end
  }

  /// The excerpt for programs, which need it completely; `nil` also if it is very long.
  var completeExcerpt: String? {
    excerpt.flatMap { $0.utf8.count <= 4_000 ? $0 : nil }
  }
}

extension SourceLocation {
  /// The line; `nil` for the whole file.
  var knownLine: Int? { line > 0 ? line : nil }

  /// The column; `nil` for the whole line.
  var knownColumn: Int? { line > 0 && column > 0 ? column : nil }
}

extension Diagnostic.Edit {
  /// The action and its lines, such as `replace lines 3-5`.
  var title: String {
    let last = location.line.addingReportingOverflow(lineCount - 1).partialValue
    let range = lineCount == 1 ? "line \(location.line)" : "lines \(location.line)-\(last)"
    if lineCount <= 0 { return "insert before line \(location.line)" }
    return lines.isEmpty ? "remove \(range)" : "replace \(range)"
  }

  /// The title before the new lines, if there are any: `replace lines 3-5 with:`.
  var heading: String {
    guard !lines.isEmpty else { return title }
    return lineCount <= 0 ? "\(title):" : "\(title) with:"
  }

  /// The place of the first line, without a column.
  var place: SourceLocation { SourceLocation(file: location.file, line: location.line) }
}
