import OverlayDiagnostics
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

extension PatchTransformer {
  // MARK: - Strategic merge patches

  /// `patchesStrategicMerge`.
  static func merges(of layer: Layer, in build: inout Build) throws(Diagnostic) -> [any Transformer] {
    let entries = layer.kustomization.patchesStrategicMerge
    var isEmpty = true
    let transformers = try make(ofEach: entries, owner: owner(layer), &build) { (entry, build) throws(Diagnostic) in
      let content = try content(of: entry, in: layer.root, &build)
      if !content.isEmpty { isEmpty = false }
      return PatchTransformer(content: content, target: nil, adaptsToTarget: true, schema: build.schema.current)
    }
    // Kustomize reads all entries as one patch, so only together they must not be empty.
    if isEmpty, transformers.count == entries.count, let first = entries.first {
      throw .invalidPatch("the entries of 'patchesStrategicMerge' contain no patch", at: first.location)
    }
    return transformers
  }

  /// `PatchStrategicMergeTransformer`.
  static func merges(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic)
    -> [any Transformer]
  {
    let settings = try StrategicMergeSettings(configuration)
    let schema = build.schema.current
    var contents: [PatchContent] = []
    for entry in settings.paths {
      let patch = try build.leavingEntries { (build) throws(Diagnostic) -> PatchContent in
        try content(of: entry, in: configuration.directory, &build)
      }
      contents.append(patch)
    }
    if let text = settings.patches { contents.append(try PatchContent(mergePatches: text, schema: schema)) }
    guard contents.contains(where: { !$0.isEmpty }) else {
      throw .invalidPluginConfiguration("neither 'paths' nor 'patches' holds a patch", at: configuration.location)
    }
    return contents.map { PatchTransformer(content: $0, target: nil, adaptsToTarget: true, schema: schema) }
  }

  /// A strategic merge patch that is given inline or by its path.
  private static func content(
    of entry: InlineText,
    in root: LoadRoot,
    _ build: inout Build
  ) throws(Diagnostic) -> PatchContent {
    let schema = build.schema.current
    do throws(Diagnostic) { return try PatchContent(mergePatches: entry, schema: schema) } catch {
      // Several lines can only be a patch.
      guard !entry.text.utf8.contains(UInt8(ascii: "\n")) else { throw error }
      let file = try build.files.file(entry.path, in: root)
      build.files.setRole(.patch, of: file)
      build.trail.enter("patch", entry.text, at: entry.location)
      let bytes = try build.files.bytes(of: file)
      let source = PatchContent.Source(bytes: bytes, place: SourceText(file: file.displayPath))
      return try PatchContent(mergePatches: source, location: entry.location, schema: schema)
    }
  }

  // MARK: - Patches of either kind

  /// `patches`.
  static func patches(of layer: Layer, in build: inout Build) throws(Diagnostic) -> [any Transformer] {
    try patches(layer.kustomization.patches, owner: owner(layer), in: layer.root, &build)
  }

  /// `PatchTransformer`.
  static func patches(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic)
    -> [any Transformer]
  {
    try patches([try Patch(configuration)], owner: owner(configuration.directory), in: configuration.directory, &build)
  }

  private static func patches(
    _ entries: [Patch],
    owner: Owner,
    in root: LoadRoot,
    _ build: inout Build
  ) throws(Diagnostic) -> [any Transformer] {
    try make(ofEach: entries, owner: owner, &build) { (entry, build) throws(Diagnostic) in
      try PatchTransformer(entry, in: root, &build)
    }
  }

  private init(_ entry: Patch, in root: LoadRoot, _ build: inout Build) throws(Diagnostic) {
    let schema = build.schema.current
    let source = try Self.source(of: entry, in: root, &build)
    let content = try PatchContent(parsing: source, location: entry.location, schema: schema)
    let target = try entry.target.map { (target) throws(Diagnostic) in try ResourceSelector(target) }
    if case .json = content.form, target == nil {
      throw .jsonPatchWithoutTarget(at: entry.location)
    }
    self.init(
      content: content,
      target: target,
      allowsNameChange: entry.allowNameChange,
      allowsKindChange: entry.allowKindChange,
      schema: schema
    )
  }

  // MARK: - JSON patches

  /// `patchesJson6902`.
  static func jsonPatches(of layer: Layer, in build: inout Build) throws(Diagnostic) -> [any Transformer] {
    try jsonPatches(layer.kustomization.patchesJson6902, owner: owner(layer), in: layer.root, &build)
  }

  /// `PatchJson6902Transformer`.
  static func jsonPatches(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic)
    -> [any Transformer]
  {
    try jsonPatches(
      [try Patch(json: configuration)],
      owner: owner(configuration.directory),
      in: configuration.directory,
      &build
    )
  }

  private static func jsonPatches(
    _ entries: [Patch],
    owner: Owner,
    in root: LoadRoot,
    _ build: inout Build
  ) throws(Diagnostic) -> [any Transformer] {
    try make(ofEach: entries, owner: owner, &build) { (entry, build) throws(Diagnostic) in
      try PatchTransformer(json: entry, in: root, &build)
    }
  }

  private init(json entry: Patch, in root: LoadRoot, _ build: inout Build) throws(Diagnostic) {
    guard let target = entry.target, let name = target.name, !name.value.isEmpty else {
      throw .invalidPatch(
        "an entry of 'patchesJson6902' needs a target with a name",
        at: entry.target?.location ?? entry.location
      )
    }
    let source = try Self.source(of: entry, trimmed: false, in: root, &build)
    let content = try PatchContent(jsonPatch: source.bytes, place: source.place, location: entry.location)
    guard !content.isEmpty else { throw .invalidPatch("the patch has no operations", at: entry.location) }
    self.init(content: content, target: try ResourceSelector(target), recordsPreviousName: false)
  }

  // MARK: - Entries

  /// Creates a transformer for each entry, and records where the entry comes from.
  private static func make<Entry>(
    ofEach entries: [Entry],
    owner: Owner,
    _ build: inout Build,
    _ make: (Entry, inout Build) throws(Diagnostic) -> PatchTransformer
  ) throws(Diagnostic) -> [any Transformer] {
    try build.make(ofEach: entries) { (entry, build) throws(Diagnostic) in
      var patch = try make(entry, &build)
      patch.owner = owner
      patch.step = build.trail.last
      return patch
    }
  }

  private static func owner(_ layer: Layer) -> Owner {
    layer.kustomization.kind == .component ? .component : owner(layer.root)
  }

  private static func owner(_ root: LoadRoot) -> Owner { root.isTarget ? .target : .base }

  /// The content of a patch's file, or the inline patch.
  ///
  /// Kustomize trims inline patches of `patches`, but not those of `patchesJson6902`.
  private static func source(
    of entry: Patch,
    trimmed: Bool = true,
    in root: LoadRoot,
    _ build: inout Build
  ) throws(Diagnostic) -> PatchContent.Source {
    let inline = entry.patch.map { trimmed ? $0.trimmed : $0 }.flatMap { $0.text.isEmpty ? nil : $0 }
    let path = entry.path.flatMap { $0.value.isEmpty ? nil : $0 }
    switch (path, inline) {
    case (let path?, nil):
      let file = try build.files.file(path, in: root)
      build.trail.enter("patch", path.value, at: path.location)
      if let role = role(of: entry) { build.files.setRole(role, of: file) }
      let bytes = try build.files.bytes(of: file)
      let parsed = build.files.parsedDocuments(of: file)
      return PatchContent.Source(bytes: bytes, place: SourceText(file: file.displayPath), parsed: parsed)
    case (nil, let inline?): return PatchContent.Source(inline)
    case (nil, nil): throw .invalidPatch("a patch needs 'path' or 'patch'", at: entry.location)
    case (_?, _?): throw .invalidPatch("'path' and 'patch' cannot both be given", at: entry.location)
    }
  }

  /// What a patch's file may contain; `nil` if the patch cannot be for a Secret.
  private static func role(of patch: Patch) -> SecretLines.Role? {
    guard let target = patch.target else { return .patch }
    if let kind = target.kind?.value, Selector.isSecret(kind) { return .secret }
    return target.maySelectSecrets ? .patchForTarget : nil
  }
}

// MARK: - Messages

extension Diagnostic {
  static func invalidPatch(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidPatch, message: reason, at: location)
  }
}
