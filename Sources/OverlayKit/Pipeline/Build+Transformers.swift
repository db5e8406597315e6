import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// A transformer that is ready to run, and the record for all resources once it has run.
struct ConfiguredTransformer: Sendable {
  let transformer: any Transformer
  var record: BuildRecord?
  /// The field of the kustomization that requests it; `nil` if an explicit configuration does.
  var field: String?
  let step: BuildStep

  /// An error of the transformer, with a note that names the field if the message does not.
  func explain(_ error: Diagnostic) -> Diagnostic {
    guard let field, error.code == .wrongFieldKind else { return error }
    return error.addingNote("'\(field)' of the kustomization sets this field")
  }
}

extension Build {
  /// The transformers of a kustomization, in the order in which they run.
  ///
  /// All are created before the first one runs, so that an unreadable patch file is reported before anything else.
  mutating func transformers(of layer: Layer) throws(Diagnostic) -> [ConfiguredTransformer] {
    var result: [ConfiguredTransformer] = []
    for row in BuiltIn<any Transformer>.all {
      guard let field = row.field else { continue }
      let record = record(of: row.kind, in: layer)
      let made = try row.fromField(layer, &self)
      // Kustomize's build metadata records all entries of this field as one step.
      let unrecorded = field == "patchesStrategicMerge" ? made.dropLast().count : 0
      for (index, transformer) in made.enumerated() {
        let record = index < unrecorded ? nil : record
        let step = BuildStep.field(field, index: transformer.isTargeted ? index : nil, of: layer.kustomization.file)
        result.append(ConfiguredTransformer(transformer: transformer, record: record, field: field, step: step))
      }
    }
    do throws(Diagnostic) {
      result += try transformers(configuredBy: layer.kustomization.transformers, in: layer)
    } catch { try recover(from: error) }
    return result
  }

  /// Runs transformers as long as the resources are trustworthy.
  ///
  /// After an error, only patches run, on resources that no failed patch was for.
  mutating func run(
    _ transformers: [ConfiguredTransformer],
    on resources: inout ResourceSet
  ) throws(Diagnostic) {
    guard errorLog.resourcesAreTrustworthy else { return }
    for configured in transformers {
      let transformer = configured.transformer
      let wereTrustworthy = errorLog.resourcesAreTrustworthy
      guard wereTrustworthy || transformer.isTargeted else { continue }
      let problems = run(configured, on: &resources).filter { wereTrustworthy || !ErrorLog.isMissingTarget($0) }
      for problem in problems { try recover(from: configured.explain(problem)) }
      guard !problems.isEmpty, !errorLog.resourcesAreTrustworthy else { continue }
      guard transformer.isTargeted else { return }
      resources.remove(at: transformer.targets(in: &resources, of: tree, context: context))
    }
  }

  /// Runs a transformer with its observers.
  ///
  /// - Returns: All errors.
  private mutating func run(_ configured: ConfiguredTransformer, on resources: inout ResourceSet) -> [Diagnostic] {
    let transformer = configured.transformer
    do throws(Diagnostic) {
      for observer in observers { try observer.willRun(configured, on: resources) }
      if transformer.usesSchema { try schema.use() }
      // A targeted transformer charges for the resources that it compares; others process all of them.
      if !transformer.isTargeted { context.charge(Self.transformationEffort * resources.indices.count) }
      let problems = transformer.problems(transforming: &resources, tree: &tree, context: context)
      guard problems.isEmpty else { return problems }
      for observer in observers { try observer.didRun(configured, on: resources, in: &tree, context: context) }
      try context.checkLimits(tree)
      return []
    } catch { return [error] }
  }

  /// The minimum cost of transforming a resource.
  private static let transformationEffort = 24

  /// The record of resources that a field of a kustomization generates or changes, by the kind of the same effect.
  func record(of kind: String, in layer: Layer) -> BuildRecord? {
    guard metadata.isRecording else { return nil }
    return BuildRecord(field: kind, in: layer.root.origin.appending(layer.kustomization.fileName))
  }
}
