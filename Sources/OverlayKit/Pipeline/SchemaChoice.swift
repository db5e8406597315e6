import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// The schema of a build: the built-in one, unless a kustomization chooses another with `openapi`.
///
/// A build has one schema: that of the first kustomization that names one, starting with the topmost.
struct SchemaChoice: Sendable {
  private(set) var current = Schema.kubernetes
  /// The number of changes of the schema.
  private(set) var version = 0
  /// Whether a kustomization has named one.
  private(set) var isMade = false
  private var isUsed = false
  private var problem: Diagnostic?

  /// The problem of a document that was not needed, as a warning.
  var unseenProblem: Diagnostic? {
    guard let problem else { return nil }
    let message = "cannot read the schema, which this build does not need: \(problem.message)"
    return .warning(.unreadSchema, message, at: problem.location)
  }

  /// Chooses the built-in schema.
  mutating func chooseBuiltIn() { isMade = true }

  /// Chooses the types of a document.
  ///
  /// If the built-in types have been used before, Kustomize keeps them. It reads the document at the first use, so an
  /// invalid document may not be noticed.
  mutating func choose(_ types: Result<SchemaTypes, Diagnostic>) {
    isMade = true
    version += 1
    switch types {
    case .success(let types): current = Schema(isUsed ? types.withBuiltIn : types)
    case .failure(let error): problem = error
    }
  }

  /// Records a use of the schema beyond the table of scopes.
  ///
  /// - Throws: The problem of the document.
  mutating func use() throws(Diagnostic) {
    if let problem { throw problem }
    isUsed = true
  }
}

extension Build {
  /// Chooses the schema that a kustomization names in `openapi`, unless one is chosen already.
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
    let file = try files.file(path.value, in: root)
    let bytes = try files.bytes(of: file)
    guard !schema.isMade else { return }
    if let version { throw .schemaWithPathAndVersion(at: version.key.location) }
    let types = Result { () throws(Diagnostic) in try SchemaTypes.decode(bytes, file: file.displayPath) }
    if let types = try? types.get(), types.isEmpty {
      context.warn(.emptySchema(file.displayPath, at: path.value.location))
    }
    schema.choose(types)
  }
}

extension Diagnostic {
  fileprivate static func unknownSchemaVersion(_ version: Located<String>) -> Diagnostic {
    Diagnostic(
      code: .invalidSchema,
      message: "the OpenAPI version '\(version.value)' is not built in",
      at: version.location
    )
    .addingNote("use '\(Schema.kubernetesVersion)', or name a document with 'path'")
  }

  fileprivate static func emptySchema(_ file: String, at location: SourceLocation) -> Diagnostic {
    warning(.emptySchema, "'\(file)' defines no types", at: location)
      .addingNote(
        "it needs 'definitions' with 'x-kubernetes-group-version-kind'; a CustomResourceDefinition is not an OpenAPI "
          + "document"
      )
  }

  fileprivate static func schemaWithPathAndVersion(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidSchema, message: "'openapi' takes a 'path' or a 'version', not both", at: location)
  }
}
