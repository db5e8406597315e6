package import Diagnostics

extension Kustomization {
  /// Refuses a file that asks for what this version cannot do.
  ///
  /// - Throws: `unsupported-field` at the first such field.
  package func rejectUnsupported() throws(Diagnostic) {
    if let field = unsupportedFields.first { throw .unsupportedField(field.value, at: field.location) }
  }
}
