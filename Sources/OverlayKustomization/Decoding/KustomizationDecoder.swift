package import OverlayDiagnostics
import OverlayYAMLTree

/// Reads kustomization files.
package enum KustomizationDecoder {
  /// The names of all fields that a kustomization file may have.
  package static var fieldNames: [String] { KustomizationFile.fields.map(\.name) }

  /// The names of the fields that the entries of those lists may have which can hold what goes into a Secret.
  package static var entryFieldNames: [String: [String]] {
    [
      "secretGenerator": names(GeneratorEntry.self), "helmCharts": names(HelmChart.self),
      "helmChartInflationGenerator": names(HelmChartInflation.self), "patches": names(Patch.self),
      "patchesJson6902": names(Patch.self), "replacements": names(Replacement.self) + names(ReplacementField.self),
    ]
  }

  private static func names<Root: FieldDecodable>(_: Root.Type) -> [String] { Root.fields.map(\.name) }

  /// Reads the first document of a kustomization file.
  ///
  /// As Kustomize does, it takes plain scalars by the rules of YAML 1.1, matches field names without regard to case,
  /// and refuses unknown fields and values of a wrong type. Deprecated fields are then turned into those that replaced
  /// them, and at last kind and version are checked.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: Its name in diagnostics.
  /// - Returns: What could be read, with its warnings and errors: `unknown-field`, `wrong-type`, `conflicting-fields`,
  ///   `empty-kustomization` or `invalid-kind`.
  /// - Throws: What keeps the file from being read at all: one of the `yaml-…` kind, `invalid-scalar` or
  ///   `non-string-key`, and `empty-kustomization` for a file without a document.
  package static func decode(_ bytes: [UInt8], file: String) throws(Diagnostic) -> Kustomization {
    let parsed = try YAMLReader.readFirstDocument(bytes, place: SourceText(file: file))
    guard let document = parsed.documents.first else { throw .emptyKustomization(file) }
    try parsed.tree.checkJSON(document, file: file)
    var reader = FieldReader(parsed.tree, file: file, bytes: bytes)
    var content = KustomizationFile(at: SourceLocation(file: file))
    reader.decode(document, "", into: &content, KustomizationFile.fields)
    let advice = DeprecatedFields(in: document, of: parsed.tree, file: file, bytes: bytes)
    var kustomization = content.kustomization(advice, errors: reader.problems(limit: Diagnostic.errorLimit))
    kustomization.warnings += parsed.tree.warnings + reader.warnings
    return kustomization
  }
}

// MARK: - After decoding

extension KustomizationFile {
  /// The kustomization that the fields amount to, with the errors in them and those that only show now.
  fileprivate consuming func kustomization(_ deprecated: DeprecatedFields, errors: [Diagnostic]) -> Kustomization {
    result.tree = deprecated.tree
    result.warnings = deprecated.warnings(of: self)
    result.errors = errors
    convertDeprecatedFields()
    noteKind()
    // A field that could not be read may have been meant to say something.
    if errors.isEmpty { noteEmptiness() }
    result.errors = result.errors.inFileOrder
    return result
  }

  /// Moves deprecated fields to the end of those that replaced them.
  private mutating func convertDeprecatedFields() {
    result.resources += bases
    result.images += imageTags
    result.configMapGenerator = result.configMapGenerator.map(\.withoutEnv)
    result.secretGenerator = result.secretGenerator.map(\.withoutEnv)
    result.helmCharts += inflations.map(\.chart)
    let chartHome = inflations.compactMap(\.chartHome).last
    let configHome = inflations.compactMap(\.helmHome).last
    if result.helmGlobals == nil, let place = (chartHome ?? configHome)?.location {
      var globals = HelmGlobals(at: place)
      (globals.chartHome, globals.configHome) = (chartHome, configHome)
      result.helmGlobals = globals
    }
    var entries: [ReplacementEntry] = []
    for field in replacements {
      do throws(Diagnostic) { entries.append(try field.entry()) } catch { result.errors.append(error) }
    }
    result.replacements = entries
  }

  /// Refuses a file in which only `apiVersion` and `kind` say something.
  ///
  /// An empty list or mapping says something, but not an empty text, nor a deprecated list that had nothing to move.
  private mutating func noteEmptiness() {
    let texts = [result.namespace, result.namePrefix, result.nameSuffix]
    var silent: Set = ["apiVersion", "kind", "namespace", "namePrefix", "nameSuffix"]
    if bases.isEmpty { silent.insert("bases") }
    if imageTags.isEmpty { silent.insert("imageTags") }
    if inflations.isEmpty { silent.insert("helmChartInflationGenerator") }
    guard texts.allSatisfy({ $0 == nil }), places.keys.allSatisfy({ silent.contains($0) }) else { return }
    result.errors.append(.emptyKustomization(result.file))
  }

  /// Sets the kind, and checks that the version is the one of that kind.
  private mutating func noteKind() {
    if let kind {
      guard let known = Kustomization.Kind(rawValue: kind.value) else {
        result.errors.append(.invalidKind(kind))
        return
      }
      result.kind = known
    }
    guard let apiVersion, Text(apiVersion.value) != Text(result.kind.apiVersion) else { return }
    result.errors.append(.invalidAPIVersion(apiVersion, for: result.kind))
  }
}

extension GeneratorEntry {
  /// The entry with `env` as the last of `envs`.
  fileprivate var withoutEnv: GeneratorEntry {
    guard let env else { return self }
    var copy = self
    copy.envs.append(env)
    copy.env = nil
    return copy
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func emptyKustomization(_ file: String) -> Diagnostic {
    Diagnostic(code: .emptyKustomization, message: "the kustomization is empty", at: SourceLocation(file: file))
      .addingNote("it needs a field besides 'apiVersion' and 'kind', such as 'resources'")
  }

  fileprivate static func invalidKind(_ kind: Located<String>) -> Diagnostic {
    Diagnostic(
      code: .invalidKind,
      message: "the kind must be 'Kustomization' or 'Component', not '\(kind.value)'",
      at: kind.location
    )
  }

  fileprivate static func invalidAPIVersion(_ version: Located<String>, for kind: Kustomization.Kind) -> Diagnostic {
    Diagnostic(
      code: .invalidKind,
      message: "the apiVersion of a \(kind.rawValue) must be '\(kind.apiVersion)', not '\(version.value)'",
      at: version.location
    )
  }
}
