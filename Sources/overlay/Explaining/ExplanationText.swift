import OverlayDiagnostics
import OverlayKit

/// An explanation for people: the writes of a field, or the YAML of resources with a margin.
struct ExplanationText: ExplanationRenderer {
  let showsSecrets: Bool
  let style: TerminalStyle

  private static let marginLimit = 60

  func render(_ explanation: Explanation, to write: ([UInt8]) throws -> Void) throws {
    let margin = style.isNarrow ? nil : marginWidth(of: explanation)
    for (index, part) in explanation.parts.enumerated() {
      if let path = part.path {
        try write(Array(fields(at: path, of: part).utf8))
      } else {
        if index > 0 { try write(Array("---\n".utf8)) }
        try putLines(of: part.resource, margin: margin, to: write)
      }
    }
    for resource in explanation.removed {
      let place = resource.location.map { "\(located($0)): " } ?? ""
      let text = "\(resource.kind)/\(resource.name) was removed:\n  \(place)\(resource.step)\n"
      try write(Array(TextRenderer.printableLines(text).utf8))
    }
  }

  // MARK: - Fields

  /// A line of a history.
  private struct Row {
    var location: SourceLocation?
    var step: String
    var effect: String
    var isInEffect = false
    /// Lines below it.
    var notes: [String] = []
  }

  private func fields(at path: String, of part: Explanation.Part) -> String {
    let resource = part.resource
    guard part.removals.isEmpty else {
      return part.removals.flatMap { self.blocks(of: $0, in: resource) }.joined(separator: "\n")
    }
    var blocks = resource.fields(below: path).map { field in
      block("\(resource.namedPath(of: field.path)) of \(resource.name): \(text(of: field.value))", rows(of: field))
    }
    for removal in resource.absent where removal.path.isPointer(below: path) && removal.path != path {
      blocks += self.blocks(of: removal, in: resource)
    }
    return blocks.joined(separator: "\n")
  }

  /// The values that were removed, each with its history.
  private func blocks(of removal: RemovedField, in resource: ExplainedResource) -> [String] {
    let step = removal.operation.map { "\(removal.step), operation \($0)" } ?? removal.step
    let last = Row(location: removal.location, step: step, effect: "removed", isInEffect: true)
    guard !removal.values.isEmpty else { return [block("\(removal.namedPath) of \(resource.name): removed", [last])] }
    return removal.values.map { value in
      var last = last
      last.effect = "\(text(of: value.history.value)) → removed"
      return block("\(value.namedPath) of \(resource.name): removed", rows(of: value.history, isRemoved: true) + [last])
    }
  }

  /// The writes of a field, oldest first.
  private func rows(of field: FieldHistory, isRemoved: Bool = false) -> [Row] {
    field.changes.enumerated().map { index, change in
      let next = index + 1 < field.changes.count ? field.changes[index + 1] : nil
      var effect = text(of: change.after)
      if let before = change.before, !change.isUnchanged { effect = "\(text(of: before)) → \(effect)" }
      let isInEffect = next == nil && !isRemoved
      var remarks: [String] = []
      if change.isUnchanged { remarks.append("unchanged") }
      if isInEffect, change.isUnchanged { remarks.append("in effect") }
      if let next, !next.extendsName { remarks.append("overridden") }
      if !remarks.isEmpty { effect += " (\(remarks.joined(separator: ", ")))" }
      var row = Row(location: change.location, step: change.title, effect: effect, isInEffect: isInEffect)
      if let source = change.source {
        let place = source.location.map { ", \($0)" } ?? ""
        row.notes.append("from \(source.resource) \(source.path)\(place)")
      }
      if change.step == FieldChange.contentHash { row.notes.append("computed from the content") }
      if change.isCompared { row.notes.append("another program wrote this; only its input and output are known") }
      return row
    }
  }

  /// A title, and the rows below it in columns.
  private func block(_ title: String, _ rows: [Row]) -> String {
    let cells = rows.map { row in
      (place: TextRenderer.printable(row.location?.description ?? "-"), step: TextRenderer.printable(row.step))
    }
    let widths = (place: cells.map(\.place.count).max() ?? 0, step: cells.map(\.step.count).max() ?? 0)
    let indent = "".padded(to: widths.place + widths.step + 4)
    var result = style.bold(TextRenderer.printable(title)) + "\n"
    for (row, cell) in zip(rows, cells) {
      let place = cell.place.padded(to: widths.place)
      let linked = row.location.map { style.link(style.colored(place, by: $0.file), to: $0) } ?? place
      let effect = row.isInEffect ? row.effect : style.dim(row.effect)
      result += "  \(linked)  \(cell.step.padded(to: widths.step))  \(effect)\n"
      for note in row.notes { result += "\(indent)  \(style.dim(TextRenderer.printable(note)))\n" }
    }
    return result
  }

  private func located(_ location: SourceLocation) -> String {
    style.link(style.colored(TextRenderer.printable(location.description), by: location.file), to: location)
  }

  private func text(of value: FieldValue) -> String {
    if value.isSecret, !showsSecrets { return ExplainedResource.mask }
    switch value.kind {
    case .mapping: return "{}"
    case .list: return "[]"
    case .string:
      let isPlain = !value.text.isEmpty && value.text.utf8.count < 200 && !value.text.looksLikeAnotherType
      return isPlain ? TextRenderer.printable(value.text) : "\"\(TextRenderer.printable(value.text).abridged)\""
    default: return value.text
    }
  }

  // MARK: - Resources

  /// The width of the longest place, the same for all resources.
  private func marginWidth(of explanation: Explanation) -> Int {
    var width = 0
    for part in explanation.parts where part.path == nil {
      part.resource.forEachLine(showingSecrets: showsSecrets) { width = max(width, label(of: place(of: $0)).count) }
      for removal in part.resource.absent { width = max(width, label(of: removal.location).count) }
    }
    return min(width, Self.marginLimit)
  }

  /// The YAML of a resource, with the place to edit beside each line, or above it without a margin.
  private func putLines(of resource: ExplainedResource, margin: Int?, to write: ([UInt8]) throws -> Void) throws {
    var text = ""
    var last = ""
    func put(_ line: String, _ place: SourceLocation?) throws {
      let label = label(of: place)
      if let margin {
        let short = (label.count > margin ? "…\(label.suffix(margin - 1))" : label).padded(to: margin)
        text += (place.map { style.link(style.colored(short, by: $0.file), to: $0) } ?? short) + " | "
      } else {
        if let place, label != last {
          text += style.link(style.colored("# \(label)", by: place.file), to: place) + "\n"
        }
        if place != nil { last = label }
      }
      text += "\(TextRenderer.printable(line))\n"
      guard text.utf8.count > JSONText.pieceSize else { return }
      try write(Array(text.utf8))
      text = ""
    }
    try resource.forEachLine(showingSecrets: showsSecrets) { try put($0.text, place(of: $0)) }
    for removal in resource.absent { try put("# removed: \(removal.namedPath)", removal.location) }
    try write(Array(text.utf8))
  }

  private func place(of line: ExplainedLine) -> SourceLocation? {
    line.field.map { $0.changes.last?.location } ?? line.location
  }

  private func label(of place: SourceLocation?) -> String {
    place.map { "\(TextRenderer.printable($0.file)):\($0.line)" } ?? ""
  }
}

extension String {
  /// Whether a string would be read as a number, boolean or null without quotes.
  fileprivate var looksLikeAnotherType: Bool {
    Double(self) != nil || ["true", "false", "null", "~", "yes", "no", "on", "off", "{}", "[]"].contains(lowercased())
  }
}

extension FieldChange {
  fileprivate static let contentHash = "content hash"

  /// Whether the write keeps the name that was there before as a part of the new one.
  fileprivate var extendsName: Bool { ["namePrefix", "nameSuffix", Self.contentHash].contains(step) }
}

extension TextRenderer {
  /// Text of several lines, with other control characters shown as escapes.
  fileprivate static func printableLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(separator: "\n")
  }
}
