import OverlayDiagnostics
import OverlayKit

/// An explanation for people: the writes of a field, or the YAML of resources with a margin.
struct ExplanationText: ExplanationRenderer {
  let showsSecrets: Bool
  let style: TerminalStyle

  /// The narrowest terminal on which the margin is beside the text.
  private static let minimumWidth = 100
  private static let marginLimit = 60

  func render(_ explanation: Explanation, to write: ([UInt8]) throws -> Void) throws {
    for (index, part) in explanation.parts.enumerated() {
      if let path = part.path {
        try write(Array(fields(at: path, of: part).utf8))
      } else {
        if index > 0 { try write(Array("---\n".utf8)) }
        try putLines(of: part.resource, to: write)
      }
    }
    for resource in explanation.removed {
      let place = resource.location.map { "\(located($0)): " } ?? ""
      let text = "\(resource.kind)/\(resource.name) was removed:\n  \(place)\(resource.step)\n"
      try write(Array(TextRenderer.printableLines(text).utf8))
    }
  }

  // MARK: - Fields

  private func fields(at path: String, of part: Explanation.Part) -> String {
    let resource = part.resource
    guard part.removals.isEmpty else { return removals(of: part) }
    var blocks: [String] = []
    for field in resource.fields(below: path) {
      let title = TextRenderer.printable(resource.namedPath(of: field.path))
      blocks.append("\(style.bold("\(title) of \(resource.name): \(text(of: field.value))"))\n\(chain(of: field))")
    }
    let removed = resource.removed.filter { $0.path.isPointer(below: path) && $0.path != path }
    for removal in removed where !resource.fields(below: removal.path).isEmpty == false {
      blocks.append("\(TextRenderer.printable(removal.namedPath)) of \(resource.name): removed\n\(line(of: removal))\n")
    }
    return blocks.joined(separator: "\n")
  }

  private func removals(of part: Explanation.Part) -> String {
    let name = part.removals.last?.namedPath ?? ""
    let lines = part.removals.map { line(of: $0) }.joined(separator: "\n")
    return "\(style.bold("\(TextRenderer.printable(name)) of \(part.resource.name): removed"))\n\(lines)\n"
  }

  private func line(of removal: RemovedField) -> String {
    let step = removal.operation.map { "\(removal.step), operation \($0)" } ?? removal.step
    return "  \(removal.location.map { located($0) } ?? "-")  \(TextRenderer.printable(step))  removed"
  }

  /// The writes of a field, one per line, oldest first, with aligned columns.
  private func chain(of field: FieldHistory) -> String {
    let rows = field.changes.map { change in
      (
        change: change, place: change.location.map { "\(TextRenderer.printable($0.description))" } ?? "-",
        step: TextRenderer.printable(change.title)
      )
    }
    let widths = (place: rows.map(\.place.count).max() ?? 0, step: rows.map(\.step.count).max() ?? 0)
    var result = ""
    for (index, row) in rows.enumerated() {
      let change = row.change
      let isLast = index == rows.count - 1
      let place = row.place.padded(to: widths.place)
      let linked = change.location.map { style.link(style.colored(place, by: $0.file), to: $0) } ?? place
      var effect: String
      if change.before == nil {
        effect = text(of: change.after)
      } else if change.isUnchanged {
        effect = "\(text(of: change.after)) (unchanged)"
      } else {
        effect = "\(change.before.map { text(of: $0) } ?? "") → \(text(of: change.after))"
      }
      if !isLast { effect += " (overridden)" }
      let line = "  \(linked)  \(row.step.padded(to: widths.step))  \(isLast ? effect : style.dim(effect))"
      result += line + "\n"
      if let source = change.source {
        let place = source.location.map { ", \(located($0))" } ?? ""
        let from = "from \(TextRenderer.printable(source.resource)) \(TextRenderer.printable(source.path))\(place)"
        result += "  \("".padded(to: widths.place))  \("".padded(to: widths.step))  \(style.dim(from))\n"
      }
      if change.isCompared {
        let note = "another program wrote this; only its input and output are known"
        result += "  \("".padded(to: widths.place))  \("".padded(to: widths.step))  \(style.dim(note))\n"
      }
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

  /// The YAML of a resource, with the place to edit beside or above each line.
  private func putLines(of resource: ExplainedResource, to write: ([UInt8]) throws -> Void) throws {
    let isNarrow = style.width.map { $0 < Self.minimumWidth } ?? false
    var width = 0
    if !isNarrow {
      resource.forEachLine(showingSecrets: showsSecrets) { width = max(width, label(of: place(of: $0)).count) }
      width = min(width, Self.marginLimit)
    }
    var text = ""
    var last = ""
    try resource.forEachLine(showingSecrets: showsSecrets) { line in
      let place = place(of: line)
      let label = label(of: place)
      if isNarrow {
        if let place, label != last {
          text += style.link(style.colored("# \(label)", by: place.file), to: place) + "\n"
        }
        if place != nil { last = label }
      } else {
        let short = (label.count > width ? "…\(label.suffix(width - 1))" : label).padded(to: width)
        text += (place.map { style.link(style.colored(short, by: $0.file), to: $0) } ?? short) + " | "
      }
      text += "\(TextRenderer.printable(line.text))\n"
      guard text.utf8.count > JSONText.pieceSize else { return }
      try write(Array(text.utf8))
      text = ""
    }
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

extension TextRenderer {
  /// Text of several lines, with other control characters shown as escapes.
  fileprivate static func printableLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(separator: "\n")
  }
}
