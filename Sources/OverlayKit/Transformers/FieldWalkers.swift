import OverlayKubernetesModel
import OverlayYAMLTree

/// The walkers of a transformer's field specs, by the types that they are for.
///
/// A build has many resources and few types, so which specs are for a type is worked out once.
struct FieldWalkers {
  private let specs: [FieldSpec]
  private let creates: NodeKind?
  private let isFor: (FieldSpec, GroupVersionKind) -> Bool
  private var byType = ByType<[FieldWalker]>()

  /// Takes specs, and what a walker creates a missing field as; see ``FieldWalker``.
  ///
  /// Which specs are for a type is told by `isFor`; without it those that select the type.
  init(
    _ specs: [FieldSpec],
    creates: NodeKind?,
    isFor: @escaping (FieldSpec, GroupVersionKind) -> Bool = { $1.isSelected(by: $0.types) }
  ) {
    self.specs = specs
    self.creates = creates
    self.isFor = isFor
  }

  /// The walkers for resources of a type, in the order of the specs.
  mutating func walkers(for type: GroupVersionKind) -> [FieldWalker] {
    byType.value(for: type) {
      specs.filter { isFor($0, type) }.map { FieldWalker($0, creates: creates) }
    }
  }
}
