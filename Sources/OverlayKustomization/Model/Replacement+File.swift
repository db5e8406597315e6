package import OverlayDiagnostics
import OverlayYAMLTree

extension Replacement {
  /// Reads a file that holds one replacement or a list of them.
  ///
  /// As in the reference such a file is read less strictly than a kustomization file: unknown fields are passed over, and
  /// numbers and booleans count as text, except where they would name a resource.
  ///
  /// - Parameters:
  ///   - bytes: The file's content, of which the first document counts.
  ///   - file: Its name in diagnostics.
  /// - Returns: The replacements in the order of the file; none for an empty list.
  /// - Throws: The problem that stands first in the file: one of the `yaml-…` kind, `invalid-scalar`, `non-string-key` or
  ///   `wrong-type`.
  package static func decode(_ bytes: [UInt8], file: String) throws(Diagnostic) -> [Replacement] {
    let parsed = try YAMLReader.readFirstDocument(bytes, place: SourceText(file: file))
    guard let document = parsed.documents.first else { throw .emptyReplacementFile(file) }
    try parsed.tree.checkJSON(document, file: file)
    var reader = FieldReader(parsed.tree, file: file, bytes: bytes, strictness: .none)
    var content = ReplacementFile()
    switch parsed.tree.kind(of: document) {
    case .sequence: ReplacementFile.list.decode(document, "", &content, &reader)
    case .mapping, .scalar: ReplacementFile.single.decode(document, "", &content, &reader)
    }
    try reader.throwFirstProblem()
    return content.replacements + (content.replacement.map { [$0] } ?? [])
  }
}

/// The two forms of a file with replacements.
private struct ReplacementFile {
  var replacements: [Replacement] = []
  var replacement: Replacement?

  static let list = Field<Self>.list("", \.replacements)
  static let single = Field<Self>.object("", \.replacement)
}
