package import OverlayDiagnostics
package import OverlayKubernetesModel
import OverlayYAMLTree

extension FieldSpecLists {
  /// Reads a file that configures transformers (`configurations`).
  ///
  /// Field names are matched without regard to case, and numbers and booleans count as text in paths.
  ///
  /// - Parameters:
  ///   - bytes: The file's content, of which the first document counts; an empty file has empty lists.
  ///   - file: Its name in diagnostics.
  /// - Returns: The lists, in the order of the file.
  /// - Throws: The problem that stands first in the file: one of the `yaml-…` kind, `invalid-scalar`, `non-string-key`,
  ///   `duplicate-key`, `unknown-field` or `wrong-type`, or `invalid-option` for a path with too many steps.
  package static func decode(_ bytes: [UInt8], file: String) throws(Diagnostic) -> FieldSpecLists {
    let parsed = try YAMLReader.readFirstDocument(bytes, place: SourceText(file: file))
    var lists = FieldSpecLists()
    guard let document = parsed.documents.first, !parsed.tree.isNull(document) else { return lists }
    try parsed.tree.checkJSON(document, file: file)
    try parsed.tree.checkKeysAreUnique(document, file: file)
    var reader = FieldReader(parsed.tree, file: file, bytes: bytes, strictness: .knownFields)
    reader.decode(document, "", into: &lists, FieldSpecLists.fields)
    try reader.throwFirstProblem()
    if let long = lists.longPath { throw .fieldPathTooLong(long, at: SourceLocation(file: file)) }
    return lists
  }

  /// A path that leads deeper than any resource.
  private var longPath: FieldPath? {
    let specs = [
      namePrefix, nameSuffix, namespace, commonLabels, labels, templateLabels, commonAnnotations,
      varReference, images, replicas,
    ]
    let all = specs.joined().map(\.path) + nameReferences.flatMap { $0.referrers.map(\.path) }
    return all.first { $0.count > YAMLReader.depthLimit }
  }
}
