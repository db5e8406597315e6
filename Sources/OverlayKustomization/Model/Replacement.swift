package import OverlayDiagnostics
import OverlayYAMLTree

/// An entry of `replacements`.
package enum ReplacementEntry: Hashable, Sendable {
  /// A file with one replacement or a list of them.
  case path(Located<String>)
  /// A replacement.
  case inline(Replacement)
}

/// Copies a value from one resource into fields of others.
package struct Replacement: Hashable, Sendable {
  /// Where the value comes from.
  package var source: ReplacementSource?
  /// The value itself, instead of a source.
  package var sourceValue: Located<String>?
  /// Where the value goes.
  package var targets: [ReplacementTarget] = []
  /// Where the replacement begins.
  package var location: SourceLocation

  /// Creates a replacement without content.
  package init(at location: SourceLocation) { self.location = location }
}

/// The resource and field that a replacement's value comes from.
package struct ReplacementSource: Hashable, Sendable {
  /// The resource, compared exactly; its label and annotation selectors are always `nil`.
  package var resource: Selector
  /// The field; `nil` means `metadata.name`.
  package var fieldPath: Located<String>?
  /// Which part of the field.
  package var options: ReplacementOptions?
  /// Where the source begins.
  package var location: SourceLocation

  /// Creates a source that names nothing.
  package init(at location: SourceLocation) {
    resource = Selector(at: location)
    self.location = location
  }
}

/// The resources and fields that a replacement's value goes to.
package struct ReplacementTarget: Hashable, Sendable {
  /// The resources; a target without it is refused when the replacement runs.
  package var select: Selector?
  /// The resources that are left out.
  package var reject: [Selector] = []
  /// The fields; none means `metadata.name`.
  package var fieldPaths: [Located<String>] = []
  /// How the value is put into the fields.
  package var options: ReplacementOptions?
  /// Where the target begins.
  package var location: SourceLocation

  /// Creates a target that names nothing.
  package init(at location: SourceLocation) { self.location = location }
}

/// How a replacement reads or writes a field.
package struct ReplacementOptions: Hashable, Sendable {
  /// What divides the field's text into parts.
  package var delimiter: Located<String>?
  /// Which part is meant, from 0.
  package var index = 0
  /// Accepted, and without effect.
  package var encoding: Located<String>?
  /// Whether a missing field is created.
  package var create = false
  /// Where the options begin.
  package var location: SourceLocation

  /// Creates options that ask for nothing.
  package init(at location: SourceLocation) { self.location = location }
}

extension Replacement {
  /// Reads a file that holds one replacement or a list of them.
  ///
  /// As in Kustomize such a file is read less strictly than a kustomization file: unknown fields are passed over, and
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

// MARK: - Messages

extension Diagnostic {
  fileprivate static func emptyReplacementFile(_ file: String) -> Diagnostic {
    Diagnostic(
      code: .wrongType,
      message: "the file must contain a replacement or a list of replacements",
      at: SourceLocation(file: file)
    )
  }
}
