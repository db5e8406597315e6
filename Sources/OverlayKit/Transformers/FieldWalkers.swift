import KubernetesModel
import YAMLTree

/// The walkers of a transformer's field specs, by the types that they are for.
///
/// A build has many resources and few types, so which specs are for a type is worked out once.
struct FieldWalkers {
  private let specs: [FieldSpec]
  private let creates: NodeKind?
  private let place: NodeID?
  private var byType: [GroupVersionKind: [FieldWalker]] = [:]

  /// Takes specs, what a walker creates a missing field as, and the place of created fields; see ``FieldWalker``.
  init(_ specs: [FieldSpec], creates: NodeKind?, place: NodeID? = nil) {
    self.specs = specs
    self.creates = creates
    self.place = place
  }

  /// The walkers for resources of a type, in the order of the specs.
  mutating func walkers(for type: GroupVersionKind) -> [FieldWalker] {
    if let known = byType[type] { return known }
    var walkers: [FieldWalker] = []
    for spec in specs where type.isSelected(by: spec.types) {
      var walker = FieldWalker(spec, creates: creates)
      walker.place = place
      walkers.append(walker)
    }
    byType[type] = walkers
    return walkers
  }
}
