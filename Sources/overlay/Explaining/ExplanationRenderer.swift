import OverlayDiagnostics
import OverlayKit

/// Writes an explanation in a format.
protocol ExplanationRenderer {
  /// Passes the output on in pieces.
  func render(_ explanation: Explanation, to write: ([UInt8]) throws -> Void) throws
}

/// The build's YAML, with a comment behind each value that names the place to edit.
struct ExplanationYAML: ExplanationRenderer {
  let showsSecrets: Bool

  func render(_ explanation: Explanation, to write: ([UInt8]) throws -> Void) throws {
    for (index, part) in explanation.parts.enumerated() {
      var text = index > 0 ? "---\n" : ""
      try part.resource.forEachLine(showingSecrets: showsSecrets) { line in
        text += line.text
        let isPart = part.path.map { path in line.field.map { $0.path.isPointer(below: path) } ?? false } ?? true
        if isPart, let change = line.field?.changes.last { text += " # \(change.comment)" }
        text += "\n"
        guard text.utf8.count > JSONText.pieceSize else { return }
        try write(Array(text.utf8))
        text = ""
      }
      try write(Array(text.utf8))
    }
  }
}

extension FieldChange {
  /// The place and the step, as a comment, which must not have a line break of YAML.
  fileprivate var comment: String {
    let place = location.map { "\($0.file):\($0.line) " } ?? ""
    let text = TextRenderer.printable("\(place)(\(title))")
    // The first byte of the two that are not ASCII.
    guard text.utf8.contains(0xE2) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { "\u{2028}\u{2029}".unicodeScalars.contains($0) ? "?" : $0 })
    )
  }

  /// The step, with the operation of a patch.
  var title: String { operation.map { "\(step), operation \($0)" } ?? step }
}

extension String {
  /// Whether a JSON pointer is that of a field, or of one below it.
  func isPointer(below other: String) -> Bool { self == other || hasPrefix("\(other)/") }
}
