import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// A generator that is ready to run, and the record for the resources that it generates.
struct ConfiguredGenerator: Sendable {
  let generator: any Generator
  let record: BuildRecord?
  let step: BuildStep
}

extension Build {
  /// The generators of a kustomization, in the order in which they run; all are created before the first one runs.
  mutating func generators(of layer: Layer) throws(Diagnostic) -> [ConfiguredGenerator] {
    var result: [ConfiguredGenerator] = []
    do throws(Diagnostic) {
      for row in BuiltIn<any Generator>.all where row.field != nil {
        let record = record(of: row.kind, in: layer)
        for (index, generator) in try row.fromField(layer, &self).enumerated() {
          let step = BuildStep.field(row.field ?? "", index: index, of: layer.kustomization.file)
          result.append(ConfiguredGenerator(generator: generator, record: record, step: step))
        }
      }
      result += try generators(configuredBy: layer.kustomization.generators, in: layer)
    } catch { try recover(from: error) }
    return result
  }

  /// Runs a generator and adds its resources.
  ///
  /// After an error, programs are no longer started, and other generators run only to find further errors.
  mutating func run(
    _ configured: ConfiguredGenerator,
    of layer: Layer,
    on resources: inout ResourceSet
  ) throws(Diagnostic) {
    let generator = configured.generator
    guard errorLog.resourcesAreTrustworthy || !generator.runsProgram else { return }
    for var resource in try generator.generate(in: &self) where errorLog.resourcesAreTrustworthy {
      if let record = configured.record, !BuildMetadata.hasOrigin(resource, in: tree) {
        try metadata.record(origin: record, on: &resource, in: &tree, context: context)
      }
      let existing = resources.positions(withAny: resource.id)
      if existing.count == 1 {
        let old = resources[existing[0]]
        generator.warnAboutLostFields(of: old, in: tree, context: context)
        if let problem = generator.missingHash(of: old, in: tree) { missingHashes.append((resource.root, problem)) }
      }
      do throws(Diagnostic) {
        willRun(configured.step)
        try resources.absorb(resource, at: generator.placeOfFields, tree: &tree, context: context)
      } catch {
        guard existing.isEmpty, !layer.kustomization.components.isEmpty else { throw error }
        throw error.addingNote("generators run before components, so resources of components do not exist yet")
      }
    }
  }
}
