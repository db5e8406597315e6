import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization

/// What a build knows of the types of resources: the built-in schema, until a kustomization's `openapi` says otherwise.
///
/// One schema serves the whole build. The first kustomization that names one wins, and the top one is asked first.
struct SchemaChoice: Sendable {
  /// The schema.
  private(set) var current = Schema.kubernetes
  /// How often the schema has changed.
  private(set) var version = 0
  /// Whether a kustomization has named one.
  private(set) var isMade = false
  private var isUsed = false
  private var problem: Diagnostic?

  /// The problem of a document that nothing asked, as a warning.
  var unseenProblem: Diagnostic? {
    guard let problem else { return nil }
    let message = "the schema cannot be read, which nothing in this build needs: \(problem.message)"
    return .warning(.unreadSchema, message, at: problem.location)
  }

  /// Settles for the schema that is built in.
  mutating func chooseBuiltIn() { isMade = true }

  /// Settles for the types of a document.
  ///
  /// Where the built-in types have been used before, Kustomize knows them ever after; it reads a document only when
  /// it is asked something, so that a broken one may go unnoticed.
  mutating func choose(_ types: Result<SchemaTypes, Diagnostic>) {
    isMade = true
    version += 1
    switch types {
    case .success(let types): current = Schema(isUsed ? types.withBuiltIn : types)
    case .failure(let error): problem = error
    }
  }

  /// Takes note that the schema is asked something that is not in the table of scopes.
  ///
  /// - Throws: What is wrong with the document.
  mutating func use() throws(Diagnostic) {
    if let problem { throw problem }
    isUsed = true
  }
}

extension Build {
  /// Takes over the schema that a kustomization names in `openapi`, unless there is one already.
  ///
  /// - Throws: What reading the file throws, or `invalid-schema`.
  mutating func chooseSchema(of kustomization: Kustomization, in root: LoadRoot) throws(Diagnostic) {
    guard !kustomization.openapi.isEmpty else { return }
    let path = kustomization.openapi.first { $0.key.value == "path" }
    let version = kustomization.openapi.first { $0.key.value == "version" }
    guard let path else {
      guard !schema.isMade, let version, !version.value.value.isEmpty else { return }
      guard version.value.value == Schema.kubernetesVersion else { throw .unknownSchemaVersion(version.value) }
      return schema.chooseBuiltIn()
    }
    let file = try root.file(path.value)
    let bytes = try files.bytes(of: file, in: root)
    guard !schema.isMade else { return }
    if let version { throw .schemaWithPathAndVersion(at: version.key.location) }
    schema.choose(Result { () throws(Diagnostic) in try SchemaTypes.decode(bytes, file: file.displayPath) })
  }
}

extension Diagnostic {
  fileprivate static func unknownSchemaVersion(_ version: Located<String>) -> Diagnostic {
    Diagnostic(
      code: .invalidSchema,
      message: "the OpenAPI version '\(version.value)' is not built in",
      at: version.location
    )
    .addingNote("'\(Schema.kubernetesVersion)' is; for another one, name a document with 'path'")
  }

  fileprivate static func schemaWithPathAndVersion(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidSchema, message: "'openapi' takes a 'path' or a 'version', not both", at: location)
  }
}
