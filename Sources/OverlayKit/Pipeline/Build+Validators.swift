import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// Runs the validators of a kustomization, each of which must leave the resources as they are.
  ///
  /// - Throws: What a validator throws, or `validator-changed-resource`.
  mutating func validate(_ resources: inout ResourceSet, in layer: Layer) throws(Diagnostic) {
    let entries = layer.kustomization.validators
    guard let place = entries.first?.location else { return }
    for validator in try transformers(configuredBy: entries, in: layer) where errorLog.resourcesAreTrustworthy {
      let before = Validation(resources, in: tree)
      let problems = run(validator.transformer, on: &resources, place: place)
      for problem in problems { try recover(from: problem) }
      guard problems.isEmpty else { return }
      try before.check(resources, in: &tree, place: place)
    }
  }

  /// Runs a validator.
  ///
  /// Resources that a plugin adds or leaves out have no effect, as Kustomize passes it a copy of the list.
  private mutating func run(
    _ validator: any Transformer,
    on resources: inout ResourceSet,
    place: SourceLocation
  ) -> [Diagnostic] {
    guard validator is any ExternalPlugin else { return validator.problems(transforming: &resources, tree: &tree) }
    var copy = resources
    let problems = validator.problems(transforming: &copy, tree: &tree)
    guard problems.isEmpty else { return problems }
    var printed: [ResourceID: Resource] = [:]
    for resource in copy.resources { printed[resource.id] = resource }
    var count = 0
    for index in resources.indices {
      guard let resource = printed[resources[index].id] else { continue }
      resources[index] = resource
      count += 1
    }
    if count < resources.resources.count || count < copy.resources.count {
      tree.note(.validatorOutputIgnored(at: place))
    }
    return []
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func validatorOutputIgnored(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .validatorOutputIgnored,
      message: "a validator has added or removed resources, which has no effect",
      at: location
    ).addingNote("list it under 'transformers' to apply its changes")
  }
}
