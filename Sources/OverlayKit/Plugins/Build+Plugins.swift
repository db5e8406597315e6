import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// The generators that `generators` asks for.
  mutating func externalGenerators(
    of kustomization: Kustomization,
    in root: LoadRoot
  ) throws(Diagnostic) -> [ConfiguredGenerator] {
    var result: [ConfiguredGenerator] = []
    for configuration in try configurations(kustomization.generators, of: kustomization, in: root) {
      let source = try generator(configuration, in: root)
      result.append(ConfiguredGenerator(source: source, record: record(of: configuration)))
    }
    return result
  }

  /// The transformers that a list of configurations asks for: `transformers` or `validators`.
  mutating func externalTransformers(
    _ entries: [InlineText],
    of kustomization: Kustomization,
    in root: LoadRoot
  ) throws(Diagnostic) -> [ConfiguredTransformer] {
    var result: [ConfiguredTransformer] = []
    for configuration in try configurations(entries, of: kustomization, in: root) {
      let record = record(of: configuration)
      for transformer in try transformers(configuration, in: root) {
        result.append(ConfiguredTransformer(transformer: transformer, record: nil))
      }
      if let last = result.popLast() {
        result.append(ConfiguredTransformer(transformer: last.transformer, record: record))
      }
    }
    return result
  }

  /// What is noted on resources that a configuration makes or changes.
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

  /// Reads configurations, which are resources: first those that stand in the kustomization file, then those in files and
  /// directories, as in Kustomize.
  private mutating func configurations(
    _ entries: [InlineText],
    of kustomization: Kustomization,
    in root: LoadRoot
  ) throws(Diagnostic) -> [Resource] {
    var result = Accumulation()
    var paths: [InlineText] = []
    let origin = root.origin.appending(kustomization.fileName)
    for entry in entries {
      let inline: ParsedFile
      let resources: [Resource]
      do throws(Diagnostic) {
        inline = try YAMLReader.readDocuments(Array(entry.text.utf8), place: entry.source)
        resources = try absorb(inline, file: entry.source.file)
      } catch {
        // What spans several lines can only be meant as a configuration.
        guard !entry.text.utf8.contains(UInt8(ascii: "\n")) else { throw error.at(entry.location) }
        paths.append(entry)
        continue
      }
      for var resource in resources {
        try metadata.note(origin: BuildRecord(file: origin), on: &resource, in: &tree)
        try result.resources.append(resource, of: tree)
      }
    }
    let wasConfiguring = isConfiguring
    isConfiguring = true
    defer { isConfiguring = wasConfiguring }
    for entry in paths { try addResources(entry.path, in: root, to: &result) }
    return result.resources.resources
  }

  // MARK: - Making generators and transformers

  private mutating func generator(
    _ configuration: Resource,
    in root: LoadRoot
  ) throws(Diagnostic) -> ConfiguredGenerator.Source {
    guard let settings = try settings(of: configuration) else {
      return .external(try externalPlugin(configuration, in: root))
    }
    let place = tree.location(of: configuration.root)
    switch settings {
    case .configMap(let entry): return .resource(resourceGenerator(.configMap, entry, configuration))
    case .secret(let entry): return .resource(resourceGenerator(.secret, entry, configuration))
    case .iamPolicy(let settings):
      let location = place ?? SourceLocation(file: configuration.origin.file)
      return .iamPolicy(IAMPolicyGenerator(settings: settings, location: location))
    case .helmChart(let settings):
      return .helmChart(try helmInflation(settings, file: configuration.origin.file, in: root))
    default: throw .wrongPluginRole(configuration, isGenerator: false, at: place)
    }
  }

  private func resourceGenerator(
    _ product: ResourceGenerator.Product,
    _ entry: GeneratorEntry,
    _ configuration: Resource
  ) -> ResourceGenerator {
    var entry = entry
    let place = tree.location(of: configuration.root) ?? entry.location
    if entry.name == nil { entry.name = Located(configuration.name.string, at: place) }
    if entry.namespace == nil, !configuration.namespace.isEmpty {
      entry.namespace = Located(configuration.namespace.string, at: place)
    }
    return ResourceGenerator(product, entry, global: nil, file: configuration.origin.file)
  }

  private mutating func transformers(
    _ configuration: Resource,
    in root: LoadRoot
  ) throws(Diagnostic) -> [any Transformer] {
    guard let settings = try settings(of: configuration) else {
      return [try externalPlugin(configuration, in: root)]
    }
    let place = tree.location(of: configuration.root) ?? SourceLocation(file: configuration.origin.file)
    guard let transformers = try transformers(settings, at: place, in: root) else {
      throw .wrongPluginRole(configuration, isGenerator: true, at: place)
    }
    return transformers
  }

  /// The settings of a built-in generator or transformer; `nil` for one that is not built in.
  private func settings(of configuration: Resource) throws(Diagnostic) -> PluginSettings? {
    guard configuration.type.apiVersion == "builtin" else { return nil }
    let location = tree.location(of: configuration.root) ?? SourceLocation(file: configuration.origin.file)
    let content = try PluginConfiguration(
      configuration.root,
      in: tree,
      location: location,
      bytes: files.content(of: location.file) ?? []
    )
    let kind = configuration.type.kind.string
    do throws(Diagnostic) {
      if let settings = try PluginSettings.decode(kind: kind, content) { return settings }
    } catch {
      throw error.addingNote("while reading the configuration of \(kind) '\(configuration.name)'", at: location)
    }
    throw .unknownBuiltInPlugin(kind, at: location)
  }
}
