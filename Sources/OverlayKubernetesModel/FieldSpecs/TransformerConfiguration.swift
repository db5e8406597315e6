/// The field specs by which the transformers of a layer work.
///
/// They gather from the bases upwards: a layer works by the built-in specs, its own, and those of its bases. While no
/// layer has any of its own, nothing is copied, and the built-in tables are made only as far as they are used.
package enum TransformerConfiguration: Sendable {
  /// Nothing: what a layer begins with.
  case empty
  /// What is built in.
  case builtIn
  /// What is built in together with what configurations say.
  case custom(FieldSpecLists)

  /// Adds what another layer has gathered.
  ///
  /// - Throws: The first conflict.
  package mutating func merge(_ other: TransformerConfiguration) throws(FieldSpecConflict) {
    switch (self, other) {
    case (_, .empty), (.builtIn, .builtIn): break
    case (.empty, .builtIn): self = .builtIn
    case (_, .builtIn): try merge(FieldSpecLists.builtIn)
    case (_, .custom(let lists)): try merge(lists)
    }
  }

  /// Adds specs to all lists.
  ///
  /// - Throws: The first conflict.
  package mutating func merge(_ other: FieldSpecLists) throws(FieldSpecConflict) {
    var lists = self.lists
    try lists.merge(other)
    self = .custom(lists)
  }

  private var lists: FieldSpecLists {
    switch self {
    case .empty: FieldSpecLists()
    case .builtIn: .builtIn
    case .custom(let lists): lists
    }
  }
}

// MARK: - Lists

extension TransformerConfiguration {
  private func specs(_ own: (FieldSpecLists) -> [FieldSpec], otherwise builtIn: @autoclosure () -> [FieldSpec])
    -> [FieldSpec]
  {
    switch self {
    case .empty: []
    case .builtIn: builtIn()
    case .custom(let lists): own(lists)
    }
  }

  /// The names that get a prefix.
  package var namePrefix: [FieldSpec] { specs(\.namePrefix, otherwise: DefaultFieldSpecs.namePrefix) }
  /// The names that get a suffix.
  package var nameSuffix: [FieldSpec] { specs(\.nameSuffix, otherwise: DefaultFieldSpecs.nameSuffix) }
  /// The namespaces beyond `metadata.namespace`.
  package var namespace: [FieldSpec] { specs(\.namespace, otherwise: DefaultFieldSpecs.namespace) }
  /// Labels of resources and templates, and the selectors that refer to them.
  package var commonLabels: [FieldSpec] { specs(\.commonLabels, otherwise: DefaultFieldSpecs.commonLabels) }
  /// What every entry of `labels` sets beyond what is built in.
  package var labels: [FieldSpec] { specs(\.labels, otherwise: []) }
  /// Labels of resources and templates without selectors.
  package var templateLabels: [FieldSpec] { specs(\.templateLabels, otherwise: DefaultFieldSpecs.templateLabels) }
  /// Annotations of resources and pod templates.
  package var commonAnnotations: [FieldSpec] {
    specs(\.commonAnnotations, otherwise: DefaultFieldSpecs.commonAnnotations)
  }
  /// Fields in which `$(NAME)` is replaced.
  package var varReference: [FieldSpec] { specs(\.varReference, otherwise: DefaultFieldSpecs.varReference) }
  /// Image references, besides those in lists of containers.
  package var images: [FieldSpec] { specs(\.images, otherwise: DefaultFieldSpecs.images) }
  /// Numbers of replicas.
  package var replicas: [FieldSpec] { specs(\.replicas, otherwise: DefaultFieldSpecs.replicas) }

  /// Fields that follow the names of other resources.
  package var nameReferences: [NameReferenceRule] {
    switch self {
    case .empty: []
    case .builtIn: DefaultFieldSpecs.nameReferences
    case .custom(let lists): lists.nameReferences
    }
  }
}
