package import OverlayDiagnostics
import OverlayYAMLTree

extension PluginSettings {
  /// Reads the configuration of a built-in generator or transformer.
  ///
  /// - Returns: `nil` where there is none of that kind.
  /// - Throws: `wrong-type` or `conflicting-fields`.
  package static func decode(
    kind: String,
    _ configuration: PluginConfiguration
  ) throws(Diagnostic) -> PluginSettings? {
    try kinds[kind]?(configuration)
  }

  /// The kinds of built-in generators and transformers.
  package static var kindNames: [String] { kinds.keys.sorted() }

  private typealias Decode = @Sendable (_ configuration: PluginConfiguration) throws(Diagnostic) -> PluginSettings

  /// What each kind is read as.
  ///
  /// Where Kustomize embeds the fields of another structure, numbers do not count as text.
  private static let kinds: [String: Decode] = [
    "AnnotationsTransformer": decoder(PairsSettings.annotationFields) { .annotations($0) },
    "ConfigMapGenerator": decoder(GeneratorEntry.configMapFields, strictness: .knownTypes) { .configMap($0) },
    "HashTransformer": { _ in .hash },
    "HelmChartInflationGenerator": helmChart,
    "IAMPolicyGenerator": decoder(IAMPolicySettings.fields, strictness: .knownTypes) { .iamPolicy($0) },
    "ImageTagTransformer": decoder(ImageTagSettings.fields) { .image($0) },
    "LabelTransformer": decoder(PairsSettings.labelFields) { .labels($0) },
    "NamespaceTransformer": decoder(NamespaceSettings.fields) { .namespace($0) },
    "PatchJson6902Transformer": decoder(Patch.jsonFields) { .jsonPatch($0) },
    "PatchStrategicMergeTransformer": decoder(StrategicMergeSettings.fields) { .strategicMerge($0) },
    "PatchTransformer": decoder(Patch.fields) { .patch($0) },
    "PrefixSuffixTransformer": decoder(AffixSettings.fields, strictness: .decodedDirectly) { .affixes($0) },
    "PrefixTransformer": decoder(AffixSettings.prefixFields, strictness: .decodedDirectly) { .affixes($0) },
    "ReplacementTransformer": replacements,
    "ReplicaCountTransformer": decoder(ReplicaCountSettings.fields) { .replicas($0) },
    "SecretGenerator": decoder(GeneratorEntry.secretFields, strictness: .knownTypes) { .secret($0) },
    "SuffixTransformer": decoder(AffixSettings.suffixFields, strictness: .decodedDirectly) { .affixes($0) },
    "ValueAddTransformer": decoder(ValueAddSettings.fields) { .valueAdd($0) },
  ]

  private static func decoder<Settings: FieldDecodable>(
    _ fields: [Field<Settings>],
    strictness: FieldReader.Strictness = .none,
    _ wrap: @escaping @Sendable (Settings) -> PluginSettings
  ) -> Decode {
    { (configuration) throws(Diagnostic) in
      wrap(try configuration.decode(fields, strictness: strictness))
    }
  }

  private static let helmChart: Decode = { (configuration) throws(Diagnostic) in
    var settings: HelmChartSettings = try configuration.decode(strictness: .knownTypes)
    settings.tree = configuration.tree
    return .helmChart(settings)
  }

  private static let replacements: Decode = { (configuration) throws(Diagnostic) in
    let settings: ReplacementSettings = try configuration.decode(strictness: .knownTypes)
    var entries: [ReplacementEntry] = []
    for field in settings.replacements { entries.append(try field.entry()) }
    return .replacements(entries)
  }
}

// MARK: - Files

extension ValueAddSettings {
  /// Reads a file with the targets of a `ValueAddTransformer`.
  ///
  /// - Parameters:
  ///   - bytes: The file's content, of which the first document counts.
  ///   - file: Its name in diagnostics.
  /// - Returns: The targets in the order of the file.
  /// - Throws: One of the `yaml-…` kind, `invalid-scalar`, `non-string-key` or `wrong-type`.
  package static func targets(in bytes: [UInt8], file: String) throws(Diagnostic) -> [Target] {
    let parsed = try YAMLReader.readFirstDocument(bytes, place: SourceText(file: file))
    guard let document = parsed.documents.first else { return [] }
    try parsed.tree.checkJSON(document, file: file)
    var reader = FieldReader(parsed.tree, file: file, bytes: bytes, strictness: .none)
    var settings = ValueAddSettings(at: SourceLocation(file: file))
    if !reader.isNull(document) { reader.decode(document, "", into: &settings, targetFields) }
    try reader.throwFirstProblem()
    return settings.targets
  }
}
