import Diagnostics
import Kustomization
import YAMLTree

extension Build {
  /// Runs the validators of a kustomization, each of which must leave the resources as they are.
  ///
  /// - Throws: What a validator throws, or `validator-changed-resource`.
  mutating func validate(
    _ resources: inout ResourceSet,
    with kustomization: Kustomization,
    in root: LoadRoot
  ) throws(Diagnostic) {
    let entries = kustomization.validators
    guard let place = entries.first?.location else { return }
    for validator in try externalTransformers(entries, of: kustomization, in: root) {
      let before = Validation(resources, in: tree)
      try validator.transformer.transform(&resources, tree: &tree)
      try before.check(resources, in: &tree, place: place)
    }
  }
}
