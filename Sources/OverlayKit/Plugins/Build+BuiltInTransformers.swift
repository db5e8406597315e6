import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// The transformers that an explicit configuration of a built-in one stands for.
  ///
  /// - Returns: `nil` where the configuration is that of a generator.
  /// - Throws: `invalid-plugin-configuration`, or what the field of the same purpose in a kustomization throws.
  mutating func transformers(
    _ settings: PluginSettings,
    at place: SourceLocation,
    in root: LoadRoot
  ) throws(Diagnostic) -> [any Transformer]? {
    switch settings {
    case .configMap, .secret, .iamPolicy, .helmChart: return nil
    case .annotations(let settings), .labels(let settings):
      return [
        LabelTransformer(pairs: settings.pairs.labels, specs: try checked(settings.specs, at: place), place: place)
      ]
    case .hash: return [HashTransformer()]
    case .image(let settings):
      return [ImageTagTransformer(entries: [ImageTag(settings.image)], specs: try checked(settings.specs, at: place))]
    case .namespace(let settings): return [try namespace(settings, at: place)]
    case .patch(let patch): return try patches([patch], in: root)
    case .jsonPatch(let patch): return try jsonPatches([patch], in: root)
    case .strategicMerge(let settings): return try strategicMerges(settings, at: place, in: root)
    case .affixes(let settings): return try affixes(settings, at: place)
    case .replacements(let entries):
      // Even without entries it is a step, which build metadata records.
      return entries.isEmpty ? [ReplacementTransformer(replacements: [])] : try replacements(entries, in: root)
    case .replicas(let settings):
      return [ReplicaCountTransformer(settings.replica, specs: try checked(settings.specs, at: place))]
    case .valueAdd(let settings): return [try valueAdd(settings, at: place, in: root)]
    }
  }

  /// Refuses paths that lead deeper than any resource may be nested.
  private func checked(_ specs: [FieldSpec], at place: SourceLocation) throws(Diagnostic) -> [FieldSpec] {
    guard let long = specs.first(where: { $0.path.count > YAMLReader.depthLimit }) else { return specs }
    throw .fieldPathTooLong(long.path, at: place)
  }

  private func namespace(_ settings: NamespaceSettings, at place: SourceLocation) throws(Diagnostic) -> any Transformer
  {
    let subjects: NamespaceTransformer.Subjects
    switch settings.subjects?.value {
    case nil, "defaultOnly": subjects = .defaultOnly
    case "allServiceAccounts": subjects = .allServiceAccounts
    case "none": subjects = .none
    case let word?:
      throw .invalidPluginConfiguration(
        "'setRoleBindingSubjects' must be 'defaultOnly', 'allServiceAccounts' or 'none', not '\(word)'",
        at: settings.subjects?.location ?? place
      )
    }
    return NamespaceTransformer(
      namespace: Text(settings.namespace?.value ?? ""),
      specs: try checked(settings.specs, at: place),
      unsetOnly: settings.unsetOnly,
      subjects: subjects,
      place: settings.namespace?.location ?? place
    )
  }

  private func affixes(_ settings: AffixSettings, at place: SourceLocation) throws(Diagnostic) -> [any Transformer] {
    guard settings.hasSpecs else {
      throw .invalidPluginConfiguration("'fieldSpecs' is missing: no fields are changed by default", at: place)
    }
    let specs = try checked(settings.specs, at: place)
    return [
      AffixTransformer(
        side: .prefix,
        affix: Text(settings.prefix?.value ?? ""),
        specs: specs,
        place: settings.prefix?.location
      ),
      AffixTransformer(
        side: .suffix,
        affix: Text(settings.suffix?.value ?? ""),
        specs: specs,
        place: settings.suffix?.location
      ),
    ]
  }

  private mutating func strategicMerges(
    _ settings: StrategicMergeSettings,
    at place: SourceLocation,
    in root: LoadRoot
  ) throws(Diagnostic) -> [any Transformer] {
    var contents: [PatchContent] = []
    for entry in settings.paths { contents.append(try strategicMerge(entry, in: root)) }
    if let text = settings.patches {
      let bytes = Array(text.text.utf8)
      contents.append(
        try PatchContent(mergePatches: bytes, place: text.source, location: text.location, schema: schema.current)
      )
    }
    guard contents.contains(where: { !$0.isEmpty }) else {
      throw .invalidPluginConfiguration("neither 'paths' nor 'patches' holds a patch", at: place)
    }
    return contents.map { PatchTransformer(content: $0, target: nil, adaptsToTarget: true, schema: schema.current) }
  }

  private mutating func valueAdd(
    _ settings: ValueAddSettings,
    at place: SourceLocation,
    in root: LoadRoot
  ) throws(Diagnostic) -> any Transformer {
    var targets = settings.targets
    if let path = settings.targetFilePath {
      let file = try root.file(path)
      targets += try ValueAddSettings.targets(in: files.bytes(of: file, in: root), file: file.displayPath)
    }
    let value = settings.value.map { $0.value.trimmingWhiteSpace } ?? ""
    return try ValueAddTransformer(value: value.isEmpty ? root.baseName : value, targets: targets, place: place)
  }
}
