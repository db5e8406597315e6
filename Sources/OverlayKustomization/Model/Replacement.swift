package import OverlayDiagnostics
import OverlayYAMLTree

/// An entry of `replacements`.
package enum ReplacementEntry: Hashable, Sendable {
  /// The path of a file with one replacement or a list of replacements.
  case path(Located<String>)
  case inline(Replacement)
}

/// A value that is copied from one resource to fields of others.
package struct Replacement: FieldDecodable, Hashable {
  package var source: ReplacementSource?
  /// The value, instead of a source.
  package var sourceValue: Located<String>?
  package var targets: [ReplacementTarget] = []
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .object("source", \.source),
    .string("sourceValue", \.sourceValue, keepsEmpty: true),
    .list("targets", \.targets, allowsNull: false),
  ]
}

/// The resource and field with the value of a replacement.
package struct ReplacementSource: FieldDecodable, Hashable {
  /// The resource, by exact names.
  ///
  /// Its label and annotation selectors are always `nil`.
  package var resource: Selector
  /// The field; `nil` means `metadata.name`.
  package var fieldPath: Located<String>?
  package var options: ReplacementOptions?
  package var location: SourceLocation

  package init(at location: SourceLocation) {
    resource = Selector(at: location)
    self.location = location
  }

  static let fields: [Field<Self>] =
    Selector.identity.map { .embedded($0, in: \.resource) } + [
      .string("fieldPath", \.fieldPath),
      .object("options", \.options),
    ]
}

/// The resources and fields that get the value of a replacement.
package struct ReplacementTarget: FieldDecodable, Hashable {
  /// The resources.
  ///
  /// A target without it is rejected when the replacement runs.
  package var select: Selector?
  /// The resources to exclude.
  package var reject: [Selector] = []
  /// The fields; an empty list means `metadata.name`.
  package var fieldPaths: [Located<String>] = []
  package var options: ReplacementOptions?
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .object("select", \.select),
    .list("reject", \.reject, allowsNull: false),
    .strings("fieldPaths", \.fieldPaths),
    .object("options", \.options),
  ]
}

/// How a replacement reads or writes a field.
package struct ReplacementOptions: FieldDecodable, Hashable {
  /// The separator of parts in the field's string.
  package var delimiter: Located<String>?
  /// The index of the part, counted from 0.
  package var index = 0
  /// Accepted without effect.
  package var encoding: Located<String>?
  /// Whether a missing field is created.
  package var create = false
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .string("delimiter", \.delimiter),
    .integer("index", \.index),
    .string("encoding", \.encoding),
    .flag("create", \.create),
  ]
}

extension Replacement {
  /// Reads a file with one replacement or a list of replacements.
  ///
  /// As in Kustomize, such a file is read less strictly than a kustomization file: unknown fields are ignored, and numbers
  /// and booleans are converted to strings, except in fields that identify a resource.
  ///
  /// - Parameters:
  ///   - bytes: The file's content. Only the first document is read.
  ///   - file: Its name in diagnostics.
  /// - Returns: The replacements in the order of the file.
  /// - Throws: The first error in the file: a `yaml-…` code, `invalid-scalar`, `non-string-key` or `wrong-type`.
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

/// An entry of `replacements`: a replacement, or the path of a file.
struct ReplacementField: FieldDecodable {
  /// The replacement; empty if the entry is a path.
  var replacement: Replacement
  var path: Located<String>?

  init(at location: SourceLocation) { replacement = Replacement(at: location) }

  /// - Throws: `conflicting-fields` if the entry is both.
  func entry() throws(Diagnostic) -> ReplacementEntry {
    guard let path else { return .inline(replacement) }
    guard replacement.source == nil, replacement.sourceValue == nil, replacement.targets.isEmpty else {
      throw .replacementWithPathAndContent(at: path.location)
    }
    return .path(path)
  }

  static let fields: [Field<Self>] =
    Replacement.fields.map { .embedded($0, in: \.replacement) } + [.string("path", \.path)]
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

  fileprivate static func replacementWithPathAndContent(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: .conflictingFields,
      message: "a replacement has either 'path', or a source and targets",
      at: location
    )
  }
}
