import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// The transformers of a kustomization, in the order in which they run.
  ///
  /// All are made before the first one runs, so that a patch file which cannot be read is reported before anything else.
  mutating func transformers(
    of kustomization: Kustomization,
    by configuration: TransformerConfiguration,
    in root: LoadRoot
  ) throws(Diagnostic) -> [ConfiguredTransformer] {
    var result: [ConfiguredTransformer] = []
    for step in Step.allCases {
      let made = try transformers(for: step, of: kustomization, by: configuration, in: root)
      let record = record(of: step.plugin, in: kustomization, root)
      for (index, transformer) in made.enumerated() {
        let isNoted = !step.isOneTransformer || index == made.count - 1
        let record = isNoted ? record : nil
        result.append(ConfiguredTransformer(transformer: transformer, record: record, field: "\(step)"))
      }
    }
    do throws(Diagnostic) {
      result += try externalTransformers(kustomization.transformers, of: kustomization, in: root)
    } catch { try recover(from: error) }
    return result
  }

  /// The fields that change resources, in the order in which they are applied.
  private enum Step: CaseIterable {
    case patchesStrategicMerge, patches, namespace, namePrefix, nameSuffix, labels, commonLabels, commonAnnotations,
      patchesJson6902, replicas, images, replacements

    /// The name of the transformer that the field stands for.
    var plugin: String {
      switch self {
      case .patchesStrategicMerge: "PatchStrategicMergeTransformer"
      case .patches: "PatchTransformer"
      case .namespace: "NamespaceTransformer"
      case .namePrefix: "PrefixTransformer"
      case .nameSuffix: "SuffixTransformer"
      case .labels, .commonLabels: "LabelTransformer"
      case .commonAnnotations: "AnnotationsTransformer"
      case .patchesJson6902: "PatchJson6902Transformer"
      case .replicas: "ReplicaCountTransformer"
      case .images: "ImageTagTransformer"
      case .replacements: "ReplacementTransformer"
      }
    }

    /// Whether all entries of the field count as one transformer.
    var isOneTransformer: Bool { self == .patchesStrategicMerge }
  }

  private mutating func transformers(
    for step: Step,
    of kustomization: Kustomization,
    by configuration: TransformerConfiguration,
    in root: LoadRoot
  ) throws(Diagnostic) -> [any Transformer] {
    switch step {
    case .patchesStrategicMerge: return try strategicMerges(kustomization.patchesStrategicMerge, in: root)
    case .patches:
      return try patches(kustomization.patches, ofComponent: kustomization.kind == .component, in: root)
    case .namespace: return kustomization.namespace.map { [namespaceTransformer($0, configuration.namespace)] } ?? []
    case .namePrefix: return affix(.prefix, kustomization.namePrefix, configuration.namePrefix)
    case .nameSuffix: return affix(.suffix, kustomization.nameSuffix, configuration.nameSuffix)
    case .labels:
      return try make(ofEach: kustomization.labels) { (entry, _) throws(Diagnostic) in
        try Self.labels(entry, configuration)
      }
    case .commonLabels:
      // Kustomize runs this one for other labels too, which shows in what it notes of its steps.
      guard !kustomization.labels.isEmpty || !kustomization.commonLabels.isEmpty else { return [] }
      return pairs(kustomization.commonLabels, configuration.commonLabels)
    case .commonAnnotations:
      guard !kustomization.commonAnnotations.isEmpty else { return [] }
      return pairs(kustomization.commonAnnotations, configuration.commonAnnotations)
    case .patchesJson6902:
      return try jsonPatches(kustomization.patchesJson6902, ofComponent: kustomization.kind == .component, in: root)
    case .replicas: return kustomization.replicas.map { ReplicaCountTransformer($0, specs: configuration.replicas) }
    case .images:
      let entries = kustomization.images.map { ImageTag($0) }
      guard metadata.isKept else { return [ImageTagTransformer(entries: entries, specs: configuration.images)] }
      // Each entry is a transformer of its own, which shows in what is noted on the resources.
      return entries.map { ImageTagTransformer(entries: [$0], specs: configuration.images) }
    case .replacements: return try replacements(kustomization.replacements, in: root)
    }
  }

  // MARK: - Names, labels, images

  private func namespaceTransformer(_ namespace: Located<String>, _ specs: [FieldSpec]) -> any Transformer {
    NamespaceTransformer(
      namespace: Text(namespace.value),
      specs: specs,
      place: namespace.location
    )
  }

  private func affix(
    _ side: AffixTransformer.Side,
    _ text: Located<String>?,
    _ specs: [FieldSpec]
  ) -> [any Transformer] {
    text.map { [AffixTransformer(side: side, affix: Text($0.value), specs: specs, place: $0.location)] } ?? []
  }

  private static func labels(
    _ entry: LabelEntry,
    _ configuration: TransformerConfiguration
  ) throws(Diagnostic) -> any Transformer {
    var specs = entry.fields
    if let long = specs.first(where: { $0.path.count > YAMLReader.depthLimit }) {
      throw .fieldPathTooLong(long.path, at: entry.location)
    }
    do throws(FieldSpecConflict) {
      for spec in configuration.labels { try specs.add(spec) }
      if entry.includeSelectors {
        for spec in configuration.commonLabels { try specs.add(spec) }
      } else {
        if entry.includeTemplates { for spec in configuration.templateLabels { try specs.add(spec) } }
        try specs.add(FieldSpec(path: FieldPath("metadata/labels"), create: true))
      }
    } catch {
      throw .conflictingFieldSpecs(error, at: entry.location)
    }
    return LabelTransformer(pairs: entry.pairs.labels, specs: specs, place: entry.location)
  }

  private func pairs(_ pairs: [Pair], _ specs: [FieldSpec]) -> [any Transformer] {
    [LabelTransformer(pairs: pairs.labels, specs: specs, place: pairs.first?.key.location)]
  }

  // MARK: - Patches

  /// `patchesStrategicMerge` entries: each is a path or the text of a patch itself.
  private mutating func strategicMerges(
    _ entries: [InlineText],
    in root: LoadRoot
  ) throws(Diagnostic) -> [any Transformer] {
    var isEmpty = true
    let transformers = try patchTransformers(ofEach: entries, in: root) { (entry, build) throws(Diagnostic) in
      let content = try build.strategicMerge(entry, in: root)
      if !content.isEmpty { isEmpty = false }
      return PatchTransformer(content: content, target: nil, adaptsToTarget: true, schema: build.schema.current)
    }
    // Kustomize reads all entries as one patch, so only together they must not be empty.
    if isEmpty, transformers.count == entries.count, let first = entries.first {
      throw Diagnostic(
        code: .invalidPatch,
        message: "the entries of 'patchesStrategicMerge' contain no patch",
        at: first.location
      )
    }
    return transformers
  }

  /// Makes a transformer of each entry that says where it comes from.
  private mutating func patchTransformers<Entry>(
    ofEach entries: [Entry],
    ofComponent isOfComponent: Bool = false,
    in root: LoadRoot,
    _ make: (Entry, inout Build) throws(Diagnostic) -> PatchTransformer
  ) throws(Diagnostic) -> [any Transformer] {
    try self.make(ofEach: entries) { (entry, build) throws(Diagnostic) in
      var patch = try make(entry, &build)
      patch.owner = isOfComponent ? .component : root.isTarget ? .target : .base
      patch.step = build.trail.last
      return patch
    }
  }

  /// A patch that is given by its path or by its text.
  mutating func strategicMerge(_ entry: InlineText, in root: LoadRoot) throws(Diagnostic) -> PatchContent {
    do throws(Diagnostic) {
      let bytes = Array(entry.text.utf8)
      return try PatchContent(
        mergePatches: bytes,
        place: entry.source,
        location: entry.location,
        schema: schema.current
      )
    } catch {
      // What spans several lines can only be meant as a patch.
      guard !entry.text.utf8.contains(UInt8(ascii: "\n")) else { throw error }
      let file = try root.file(entry.path)
      files.note(.patch, of: file)
      trail.enter("patch", entry.text, at: entry.location)
      let bytes = try files.bytes(of: file, in: root)
      let place = SourceText(file: file.displayPath)
      return try PatchContent(
        mergePatches: bytes,
        place: place,
        location: entry.location,
        schema: schema.current
      )
    }
  }

  mutating func patches(
    _ entries: [Patch],
    ofComponent isOfComponent: Bool = false,
    in root: LoadRoot
  ) throws(Diagnostic) -> [any Transformer] {
    try patchTransformers(ofEach: entries, ofComponent: isOfComponent, in: root) { (entry, build) throws(Diagnostic) in
      try build.patch(entry, in: root)
    }
  }

  private mutating func patch(_ entry: Patch, in root: LoadRoot) throws(Diagnostic) -> PatchTransformer {
    let text = try text(of: entry, in: root)
    let content = try PatchContent(parsing: text, location: entry.location, schema: schema.current)
    let target = try entry.target.map { (target) throws(Diagnostic) in try ResourceSelector(target) }
    if case .json = content.form, target == nil {
      throw Diagnostic(code: .invalidPatch, message: "a JSON patch needs a 'target'", at: entry.location)
    }
    return PatchTransformer(
      content: content,
      target: target,
      allowsNameChange: entry.allowNameChange,
      allowsKindChange: entry.allowKindChange,
      schema: schema.current
    )
  }

  mutating func jsonPatches(
    _ entries: [Patch],
    ofComponent isOfComponent: Bool = false,
    in root: LoadRoot
  ) throws(Diagnostic) -> [any Transformer] {
    try patchTransformers(ofEach: entries, ofComponent: isOfComponent, in: root) { (entry, build) throws(Diagnostic) in
      try build.jsonPatch(entry, in: root)
    }
  }

  private mutating func jsonPatch(_ entry: Patch, in root: LoadRoot) throws(Diagnostic) -> PatchTransformer {
    guard let target = entry.target, let name = target.name, !name.value.isEmpty else {
      throw Diagnostic(
        code: .invalidPatch,
        message: "an entry of 'patchesJson6902' needs a target with a name",
        at: entry.target?.location ?? entry.location
      )
    }
    let text = try text(of: entry, trimmed: false, in: root)
    let patch = try PatchContent(jsonPatch: text.bytes, place: text.place, location: entry.location)
    guard !patch.isEmpty else {
      throw Diagnostic(code: .invalidPatch, message: "the patch has no operations", at: entry.location)
    }
    return PatchTransformer(content: patch, target: try ResourceSelector(target), recordsPreviousName: false)
  }

  /// The text of a patch, from its file or from the entry itself.
  ///
  /// Kustomize trims the text in entries of `patches`, but not in those of `patchesJson6902`.
  private mutating func text(
    of entry: Patch,
    trimmed: Bool = true,
    in root: LoadRoot
  ) throws(Diagnostic) -> PatchContent.Source {
    let inline = entry.patch.map { trimmed ? $0.trimmed : $0 }.flatMap { $0.text.isEmpty ? nil : $0 }
    let path = entry.path.flatMap { $0.value.isEmpty ? nil : $0 }
    switch (path, inline) {
    case (let path?, nil):
      let file = try files.file(path, in: root)
      trail.enter("patch", path.value, at: path.location)
      if let role = role(of: entry) { files.note(role, of: file) }
      let bytes = try files.bytes(of: file, in: root)
      let place = SourceText(file: file.displayPath)
      return PatchContent.Source(bytes: bytes, place: place, parsed: files.parsedDocuments(of: file))
    case (nil, let inline?):
      return PatchContent.Source(bytes: Array(inline.text.utf8), place: inline.source)
    case (nil, nil):
      throw Diagnostic(code: .invalidPatch, message: "a patch needs 'path' or 'patch'", at: entry.location)
    case (_?, _?):
      throw Diagnostic(
        code: .invalidPatch,
        message: "'path' and 'patch' cannot both be given",
        at: entry.location
      )
    }
  }

  /// What a patch's file may hold; `nil` where the patch cannot be for a Secret.
  private func role(of patch: Patch) -> SecretLines.Role? {
    guard let target = patch.target else { return .patch }
    if let kind = target.kind?.value, Selector.isSecret(kind) { return .secret }
    return target.maySelectSecrets ? .patchForTarget : nil
  }

  // MARK: - Replacements

  mutating func replacements(
    _ entries: [ReplacementEntry],
    in root: LoadRoot
  ) throws(Diagnostic) -> [any Transformer] {
    let all = try make(ofEach: Array(entries.enumerated())) {
      (entry, build) throws(Diagnostic) -> [ListedReplacement] in
      switch entry.element {
      case .inline(let replacement): return [ListedReplacement(replacement, entry: entry.offset)]
      case .path(let path):
        let file = try root.file(path)
        build.trail.enter("replacement", path.value, at: path.location)
        let content = try Replacement.decode(try build.files.bytes(of: file, in: root), file: file.displayPath)
        return content.enumerated().map { position, replacement in
          ListedReplacement(replacement, entry: entry.offset, element: (file.displayPath, position))
        }
      }
    }.flatMap(\.self)
    return all.isEmpty ? [] : [ReplacementTransformer(replacements: all)]
  }
}

extension [Pair] {
  /// The pairs as labels or annotations to be set.
  var labels: [LabelTransformer.Pair] {
    map { LabelTransformer.Pair(key: Text($0.key.value), value: Text($0.value.value), place: $0.value.location) }
  }
}
