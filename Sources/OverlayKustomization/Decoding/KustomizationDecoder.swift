package import OverlayDiagnostics
import OverlayYAMLTree

/// Reads kustomization files.
package enum KustomizationDecoder {
  /// The names of all fields of a kustomization file.
  package static var fieldNames: [String] { KustomizationFile.fields.map(\.name) }

  /// The field names of entries, for lists whose entries can contain parts of a Secret.
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
  /// As in Kustomize, plain scalars follow YAML 1.1, field names match without regard to case, and unknown fields and
  /// values of a wrong type are errors. Deprecated fields are converted to their replacements, and kind and version are
  /// checked last.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: Its name in diagnostics.
  /// - Returns: The fields that could be read, with warnings and errors: `unknown-field`, `wrong-type`, `conflicting-fields`,
  ///   `empty-kustomization` or `invalid-kind`.
  /// - Throws: If nothing can be read: a `yaml-…` code, `invalid-scalar`, `non-string-key`, or `empty-kustomization` for a
  ///   file without a document.
  package static func decode(_ bytes: [UInt8], file: String) throws(Diagnostic) -> Kustomization {
    let parsed = try YAMLReader.readFirstDocument(bytes, place: SourceText(file: file))
    guard let document = parsed.documents.first else { throw .emptyKustomization(file) }
    try parsed.tree.checkJSON(document, file: file)
    var reader = FieldReader(parsed.tree, file: file, bytes: bytes)
    var content = KustomizationFile(at: SourceLocation(file: file))
    reader.decode(document, "", into: &content, KustomizationFile.fields)
    let advice = DeprecatedFields(tree: parsed.tree, document: document, file: file, bytes: bytes)
    var kustomization = content.kustomization(advice, errors: reader.problems(limit: Diagnostic.errorLimit))
    kustomization.warnings += parsed.findings.warnings + reader.warnings
    return kustomization
  }
}

// MARK: - After decoding

extension KustomizationFile {
  /// The kustomization, with the errors of its fields and of their combination.
  fileprivate consuming func kustomization(_ deprecated: DeprecatedFields, errors: [Diagnostic]) -> Kustomization {
    result.tree = deprecated.tree
    result.warnings = deprecated.warnings(of: self)
    result.errors = errors
    convertDeprecatedFields()
    checkKind()
    // A field that could not be read may not have been meant to be empty.
    if errors.isEmpty { checkIsNotEmpty() }
    result.errors = result.errors.inFileOrder
    return result
  }

  /// Appends deprecated fields to their replacements.
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

  /// Rejects a file without fields besides `apiVersion` and `kind`.
  ///
  /// An empty list or mapping is a field, but an empty string or an empty deprecated list is not.
  private mutating func checkIsNotEmpty() {
    let texts = [result.namespace, result.namePrefix, result.nameSuffix]
    var ignored: Set = ["apiVersion", "kind", "namespace", "namePrefix", "nameSuffix"]
    if bases.isEmpty { ignored.insert("bases") }
    if imageTags.isEmpty { ignored.insert("imageTags") }
    if inflations.isEmpty { ignored.insert("helmChartInflationGenerator") }
    guard texts.allSatisfy({ $0 == nil }), places.keys.allSatisfy({ ignored.contains($0) }) else { return }
    result.errors.append(.emptyKustomization(result.file))
  }

  /// Sets the kind, and checks that it has the right version.
  private mutating func checkKind() {
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
