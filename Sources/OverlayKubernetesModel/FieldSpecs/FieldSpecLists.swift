/// The field specs of all transformers, as `configurations` files give them.
package struct FieldSpecLists: Hashable, Sendable {
  /// `namePrefix`: the names that get a prefix.
  package var namePrefix: [FieldSpec] = []
  /// `nameSuffix`: the names that get a suffix.
  package var nameSuffix: [FieldSpec] = []
  /// `namespace`: the namespaces beyond `metadata.namespace`.
  package var namespace: [FieldSpec] = []
  /// `commonLabels`: labels of resources and templates, and the selectors that refer to them.
  package var commonLabels: [FieldSpec] = []
  /// `labels`: mappings that every entry of a kustomization's `labels` sets, besides those that are built in.
  package var labels: [FieldSpec] = []
  /// `templateLabels`: labels of resources and templates without selectors.
  package var templateLabels: [FieldSpec] = []
  /// `commonAnnotations`: annotations of resources and pod templates.
  package var commonAnnotations: [FieldSpec] = []
  /// `nameReference`: fields that follow the names of other resources.
  package var nameReferences: [NameReferenceRule] = []
  /// `varReference`: fields in which `$(NAME)` is replaced.
  package var varReference: [FieldSpec] = []
  /// `images`: image references, besides those in lists of containers.
  package var images: [FieldSpec] = []
  /// `replicas`: numbers of replicas.
  package var replicas: [FieldSpec] = []

  /// Creates empty lists.
  package init() {}

  /// The lists that are built in.
  package static var builtIn: FieldSpecLists {
    var lists = FieldSpecLists()
    lists.namePrefix = DefaultFieldSpecs.namePrefix
    lists.nameSuffix = DefaultFieldSpecs.nameSuffix
    lists.namespace = DefaultFieldSpecs.namespace
    lists.commonLabels = DefaultFieldSpecs.commonLabels
    lists.templateLabels = DefaultFieldSpecs.templateLabels
    lists.commonAnnotations = DefaultFieldSpecs.commonAnnotations
    lists.nameReferences = DefaultFieldSpecs.nameReferences
    lists.varReference = DefaultFieldSpecs.varReference
    lists.images = DefaultFieldSpecs.images
    lists.replicas = DefaultFieldSpecs.replicas
    return lists
  }

  /// Adds the specs of other lists to each of these, and puts all in their order of application.
  ///
  /// - Throws: The first conflict.
  package mutating func merge(_ other: FieldSpecLists) throws(FieldSpecConflict) {
    try namePrefix.merge(other.namePrefix)
    try nameSuffix.merge(other.nameSuffix)
    try namespace.merge(other.namespace)
    try commonLabels.merge(other.commonLabels)
    try labels.merge(other.labels)
    try templateLabels.merge(other.templateLabels)
    try commonAnnotations.merge(other.commonAnnotations)
    try nameReferences.merge(other.nameReferences)
    try varReference.merge(other.varReference)
    try images.merge(other.images)
    try replicas.merge(other.replicas)
  }
}
