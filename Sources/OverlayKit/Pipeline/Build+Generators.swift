import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// The generators of a kustomization, in the order in which they run; all are made before the first one runs.
  mutating func generators(
    of kustomization: Kustomization,
    in root: LoadRoot
  ) throws(Diagnostic) -> [ConfiguredGenerator] {
    var result: [ConfiguredGenerator] = []
    let global = kustomization.generatorOptions
    let fields: [(ResourceGenerator.Product, String, [GeneratorEntry])] = [
      (.configMap, "ConfigMapGenerator", kustomization.configMapGenerator),
      (.secret, "SecretGenerator", kustomization.secretGenerator),
    ]
    for (product, kind, entries) in fields {
      let record = record(of: kind, in: kustomization, root)
      for entry in entries {
        let generator = ResourceGenerator(product, entry, global: global, file: kustomization.file)
        result.append(ConfiguredGenerator(source: .resource(generator), record: record))
      }
    }
    let record = record(of: "HelmChartInflationGenerator", in: kustomization, root)
    do throws(Diagnostic) {
      for inflation in try helmInflations(of: kustomization, in: root) {
        result.append(ConfiguredGenerator(source: .helmChart(inflation), record: record))
      }
      result += try externalGenerators(of: kustomization, in: root)
    } catch { try recover(from: error) }
    return result
  }

  /// Runs a generator and takes in what it makes.
  ///
  /// Where something is wrong already, no other program is started, and it is only seen whether the rest can be made.
  mutating func run(
    _ generator: ConfiguredGenerator,
    in root: LoadRoot,
    on resources: inout ResourceSet
  ) throws(Diagnostic) {
    guard errorLog.resourcesAreTrustworthy || !generator.source.runsProgram else { return }
    for var resource in try make(generator.source, in: root) where errorLog.resourcesAreTrustworthy {
      if let record = generator.record, !BuildMetadata.hasOrigin(resource, in: tree) {
        try metadata.note(origin: record, on: &resource, in: &tree)
      }
      if case .resource(let source) = generator.source {
        let existing = resources.positions(withAny: resource.id)
        if existing.count == 1, let position = existing.first {
          source.warnAboutLostFields(of: resources[position], in: &tree)
        }
      }
      try resources.absorb(resource, tree: &tree)
    }
  }

  private mutating func make(
    _ generator: ConfiguredGenerator.Source,
    in root: LoadRoot
  ) throws(Diagnostic) -> [Resource] {
    switch generator {
    case .resource(let generator):
      // Moved, not copied, as there may be many generators and many files.
      var files = exchange(&self.files, with: FileStore())
      defer { self.files = files }
      let resource = try generator.generate(in: &tree) { (path) throws(Diagnostic) in
        let file = try root.file(path)
        if generator.product == .secret { files.note(.secret, of: file) }
        return try files.bytes(of: file, in: root)
      }
      try tree.checkSize(at: generator.entry.location)
      return [resource]
    case .iamPolicy(let generator): return try generator.generate(in: &tree)
    case .helmChart(let inflation): return try inflate(inflation, in: root)
    case .external(let plugin): return try plugin.generate(in: &tree)
    }
  }

  /// What is noted on resources that a field of a kustomization makes or changes, by the name of what does it.
  func record(of plugin: String, in kustomization: Kustomization, _ root: LoadRoot) -> BuildRecord? {
    guard metadata.isKept else { return nil }
    return BuildRecord(field: plugin, in: root.origin.appending(kustomization.fileName))
  }
}
