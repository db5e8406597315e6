/// The fields that transformers change, in one list for each transformer.
///
/// Lists accumulate from the bases upwards: a layer uses the built-in specs, its own, and those of its bases. Only lists
/// that differ from the built-in ones are stored, and a built-in table is created at its first use.
package struct FieldSpecLists: Sendable {
  /// The lists by the names of their fields in `configurations` files.
  package enum List: String, CaseIterable, Sendable {
    /// The names that get a prefix.
    case namePrefix
    /// The names that get a suffix.
    case nameSuffix
    /// The namespaces besides `metadata.namespace`.
    case namespace
    /// Labels of resources and templates, and the selectors that refer to them.
    case commonLabels
    /// Mappings that every entry of a kustomization's `labels` sets, besides the built-in ones.
    case labels
    /// Labels of resources and templates without selectors.
    case templateLabels
    /// Annotations of resources and pod templates.
    case commonAnnotations
    /// Fields in which `$(NAME)` is replaced.
    case varReference
    /// Image references, besides those in lists of containers.
    case images
    /// Numbers of replicas.
    case replicas
  }

  private var includesBuiltIn = false
  private var changed: [List: [FieldSpec]] = [:]
  private var changedNameReferences: [NameReferenceRule]?

  /// Creates empty lists.
  package init() {}

  /// The lists that are built in.
  package static let builtIn = {
    var lists = Self()
    lists.includesBuiltIn = true
    return lists
  }()

  package subscript(list: List) -> [FieldSpec] {
    get { changed[list] ?? (includesBuiltIn ? list.builtIn : []) }
    set { changed[list] = newValue }
  }

  /// `nameReference`: fields that follow the names of other resources.
  package var nameReferences: [NameReferenceRule] {
    get { changedNameReferences ?? (includesBuiltIn ? DefaultFieldSpecs.nameReferences : []) }
    set { changedNameReferences = newValue }
  }

  /// Adds the specs of other lists to each of these, and sorts them by their order of application.
  ///
  /// - Throws: The first conflict.
  package mutating func merge(_ other: FieldSpecLists) throws(FieldSpecConflict) {
    var merged = self
    merged.includesBuiltIn = includesBuiltIn || other.includesBuiltIn
    for list in List.allCases where changed[list] != nil || other.changed[list] != nil {
      var specs = self[list]
      try specs.merge(other[list])
      merged[list] = specs
    }
    if changedNameReferences != nil || other.changedNameReferences != nil {
      merged.nameReferences = nameReferences
      try merged.nameReferences.merge(other.nameReferences)
    }
    self = merged
  }
}

extension FieldSpecLists.List {
  fileprivate var builtIn: [FieldSpec] {
    switch self {
    case .namePrefix: DefaultFieldSpecs.namePrefix
    case .nameSuffix: DefaultFieldSpecs.nameSuffix
    case .namespace: DefaultFieldSpecs.namespace
    case .commonLabels: DefaultFieldSpecs.commonLabels
    case .labels: []
    case .templateLabels: DefaultFieldSpecs.templateLabels
    case .commonAnnotations: DefaultFieldSpecs.commonAnnotations
    case .varReference: DefaultFieldSpecs.varReference
    case .images: DefaultFieldSpecs.images
    case .replicas: DefaultFieldSpecs.replicas
    }
  }
}
