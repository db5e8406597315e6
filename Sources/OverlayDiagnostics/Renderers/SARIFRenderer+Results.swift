extension SARIFRenderer {
  static func result(_ diagnostic: Diagnostic, ruleIndex: Int?) -> JSONValue {
    let withoutPlace = diagnostic.notes.filter { $0.location == nil }.map(\.message)
    let related = diagnostic.notes.compactMap { note in
      note.location.map { location in
        JSONValue.object(present: ["physicalLocation": physicalLocation(location), "message": textObject(note.message)])
      }
    }
    return .object(present: [
      "ruleId": .text(diagnostic.code.rawValue),
      "ruleIndex": ruleIndex.map { .integer($0) },
      "level": .text(diagnostic.severity.rawValue),
      "message": textObject(([diagnostic.message] + withoutPlace).joined(separator: "\n")),
      "locations": diagnostic.location.map { _ in
        .list([.object(present: ["physicalLocation": physicalLocation(of: diagnostic)])])
      },
      "relatedLocations": related.isEmpty ? nil : .list(related),
      "fixes": diagnostic.edit.map { .list([fix($0)]) },
    ])
  }

  /// A message, or the content of a file: both are objects with a text.
  private static func textObject(_ text: String) -> JSONValue { .object(present: ["text": .text(text)]) }

  // MARK: - Places

  private static func physicalLocation(_ location: SourceLocation) -> JSONValue {
    .object(present: [
      "artifactLocation": artifactLocation(location.file),
      "region": location.knownLine.map { line in
        .object(present: [
          "startLine": .integer(line), "startColumn": location.knownColumn.map { .integer($0) },
        ])
      },
    ])
  }

  /// The location of a diagnostic: the region is the marked range, its context the whole line.
  private static func physicalLocation(of diagnostic: Diagnostic) -> JSONValue? {
    guard let location = diagnostic.location else { return nil }
    guard let line = location.knownLine else { return physicalLocation(location) }
    let excerpt = diagnostic.completeExcerpt
    let text = excerpt.map { excerpt in
      let behind = excerpt.unicodeScalars.dropFirst(max(location.column - 1, 0))
      return String(diagnostic.length > 0 ? behind.prefix(diagnostic.length) : behind)
    }
    let context = excerpt == text ? nil : excerpt
    return .object(present: [
      "artifactLocation": artifactLocation(location.file),
      "region": .object(present: [
        "startLine": .integer(line),
        "startColumn": location.knownColumn.map { .integer($0) },
        "endColumn": diagnostic.endColumn.map { .integer($0) },
        "snippet": text.map(textObject),
      ]),
      "contextRegion": context.map { .object(present: ["startLine": .integer(line), "snippet": textObject($0)]) },
    ])
  }

  private static func artifactLocation(_ file: String) -> JSONValue {
    .object(present: ["uri": .text(URIReference.text(forPath: file))])
  }

  // MARK: - Edits

  private static func fix(_ edit: Diagnostic.Edit) -> JSONValue {
    let (region, text) = replacement(edit)
    return .object(present: [
      "description": textObject(edit.title),
      "artifactChanges": .list([
        .object(present: [
          "artifactLocation": artifactLocation(edit.location.file),
          "replacements": .list([.object(present: ["deletedRegion": region, "insertedContent": text.map(textObject)])]),
        ])
      ]),
    ])
  }

  /// The replaced region and its new content.
  ///
  /// A region without columns ends before the line break of its last line, so that a file's last line may have none.
  private static func replacement(_ edit: Diagnostic.Edit) -> (region: JSONValue, text: String?) {
    let line = edit.location.line
    let behind = line.addingReportingOverflow(edit.lineCount).partialValue
    let text = edit.lines.joined(separator: "\n")
    switch (edit.lineCount, edit.lines.isEmpty) {
    case (...0, _): return (region(from: line, to: line, columns: 1), text + "\n")
    case (_, true): return (region(from: line, to: behind, columns: 1), nil)
    case (_, false): return (region(from: line, to: behind &- 1, columns: nil), text)
    }
  }

  private static func region(from start: Int, to end: Int, columns: Int?) -> JSONValue {
    .object(present: [
      "startLine": .integer(start), "startColumn": columns.map { .integer($0) },
      "endLine": .integer(end), "endColumn": columns.map { .integer($0) },
    ])
  }
}
