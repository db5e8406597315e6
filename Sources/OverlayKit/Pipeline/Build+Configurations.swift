import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// The generators that a list of configurations requests.
  mutating func generators(
    configuredBy entries: [InlineText],
    in layer: Layer
  ) throws(Diagnostic) -> [ConfiguredGenerator] {
    var result: [ConfiguredGenerator] = []
    for configuration in try configurations(entries, in: layer) {
      let made = try steps(configuration, BuiltIn<any Generator>.all, in: layer.root) { $0 }
      let step = step(of: configuration, made: made, in: layer)
      result += made.map { ConfiguredGenerator(generator: $0, record: record(of: configuration), step: step) }
    }
    return result
  }

  /// The transformers that a list of configurations, `transformers` or `validators`, requests.
  mutating func transformers(
    configuredBy entries: [InlineText],
    in layer: Layer
  ) throws(Diagnostic) -> [ConfiguredTransformer] {
    var result: [ConfiguredTransformer] = []
    for configuration in try configurations(entries, in: layer) {
      let made = try steps(configuration, BuiltIn<any Transformer>.all, in: layer.root) { $0 }
      let step = step(of: configuration, made: made, in: layer)
      result += made.map { ConfiguredTransformer(transformer: $0, step: step) }
      // Build metadata records all transformers of one configuration as one step.
      if !made.isEmpty { result[result.count - 1].record = record(of: configuration) }
    }
    return result
  }

  private func step(of configuration: Resource, made: [Any], in layer: Layer) -> BuildStep {
    let kind = BuildStep.Kind.configuration(
      kind: configuration.type.kind.string,
      name: configuration.name.string,
      runsProgram: made.contains { $0 is any ExternalPlugin }
    )
    return BuildStep(kind: kind, kustomization: layer.kustomization.file)
  }

  /// The record of resources that a configuration generates or changes.
  private func record(of configuration: Resource) -> BuildRecord? {
    guard let file = configuration.origin.record else { return nil }
    return BuildRecord(
      configuration: BuildRecord.Configuration(
        apiVersion: configuration.type.apiVersion.string,
        kind: configuration.type.kind.string,
        name: configuration.name.string,
        namespace: configuration.namespace.string
      ),
      in: file
    )
  }

  // MARK: - Configurations

  /// Reads configurations, which are resources: first the inline ones, then those in files and directories, as in
  /// Kustomize.
  private mutating func configurations(_ entries: [InlineText], in layer: Layer) throws(Diagnostic) -> [Resource] {
    var result = Accumulation()
    var paths: [InlineText] = []
    let origin = layer.root.origin.appending(layer.kustomization.fileName)
    for entry in entries {
      let inline: ParsedFile
      let resources: [Resource]
      do throws(Diagnostic) {
        inline = try YAMLReader.readDocuments(Array(entry.text.utf8), place: entry.source)
        resources = try absorb(inline, file: entry.source.file)
      } catch {
        // Several lines can only be a configuration.
        guard !entry.text.utf8.contains(UInt8(ascii: "\n")) else { throw error.at(entry.location) }
        paths.append(entry)
        continue
      }
      for var resource in resources {
        try metadata.record(origin: BuildRecord(file: origin), on: &resource, in: &tree, context: context)
        try result.resources.append(resource, of: tree)
      }
    }
    let wasConfiguring = isConfiguring
    isConfiguring = true
    defer { isConfiguring = wasConfiguring }
    for entry in paths { try addResources(entry.path, in: layer.root, to: &result) }
    return result.resources.resources
  }

  // MARK: - Creating generators and transformers

  /// The steps that a configuration requests: built-in ones, or an external program.
  private mutating func steps<Step>(
    _ configuration: Resource,
    _ known: [BuiltIn<Step>],
    in root: LoadRoot,
    external: (any ExternalPlugin) -> Step
  ) throws(Diagnostic) -> [Step] {
    guard configuration.type.apiVersion == "builtin" else {
      return [external(try externalPlugin(configuration, in: root))]
    }
    if let steps = try steps(configuration, known, in: root) { return steps }
    let (kind, name) = (configuration.type.kind.string, configuration.name.string)
    let location = place(of: configuration)
    // As in Kustomize, an invalid configuration is reported as such even if it is in the wrong list.
    var role: String?
    if try steps(configuration, BuiltIn<any Generator>.all, in: root) != nil { role = "generator" }
    if try steps(configuration, BuiltIn<any Transformer>.all, in: root) != nil { role = "transformer" }
    if let role {
      throw Diagnostic(code: .wrongPluginRole, message: "\(kind) '\(name)' is a \(role)", at: location)
        .addingNote("list it under '\(role)s'")
    }
    let kinds = BuiltIn<any Generator>.all.map(\.kind) + BuiltIn<any Transformer>.all.map(\.kind)
    throw .unknownBuiltIn(kind, known: kinds, at: location)
  }

  /// The steps that a configuration requests; `nil` if none of the known ones has its kind.
  private mutating func steps<Step>(
    _ configuration: Resource,
    _ known: [BuiltIn<Step>],
    in root: LoadRoot
  ) throws(Diagnostic) -> [Step]? {
    let kind = configuration.type.kind.string
    for row in known where row.kind == kind {
      guard let make = row.fromConfiguration else { continue }
      let location = place(of: configuration)
      let settings = try PluginConfiguration(
        configuration.root,
        in: tree,
        named: (kind, configuration.name.string, configuration.namespace.string),
        location: location,
        bytes: files.content(of: location.file) ?? [],
        directory: root
      )
      return try make(settings, &self)
    }
    return nil
  }

  private func place(of configuration: Resource) -> SourceLocation {
    tree.location(of: configuration.root) ?? SourceLocation(file: configuration.origin.file)
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func unknownBuiltIn(_ kind: String, known: [String], at location: SourceLocation) -> Diagnostic {
    let problem = Diagnostic(
      code: .unknownPlugin,
      message: "no built-in generator or transformer is named '\(kind)'",
      at: location
    )
    // Kustomize has it, but a configuration cannot request it.
    if kind == "SortOrderTransformer" { return problem.addingNote("set 'sortOptions' in the topmost kustomization") }
    return problem.suggesting(nearestTo: kind, among: known.sorted())
  }

  /// The error for a configuration of a generator, transformer or function that cannot be used.
  static func invalidPluginConfiguration(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidPluginConfiguration, message: reason, at: location)
  }
}
