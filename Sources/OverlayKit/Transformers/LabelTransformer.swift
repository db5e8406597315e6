import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// Sets labels, also in selectors and templates, or annotations, in the fields that the specs select.
struct LabelTransformer: Transformer {
  /// A label or annotation, and where it is written.
  struct Label: Sendable {
    var key: Text
    var value: Text
    var place: SourceLocation?
  }

  /// The entries to set, sorted by key.
  let pairs: [Label]
  /// The mappings that get the entries.
  let specs: [FieldSpec]
  /// The entry in the kustomization.
  let place: SourceLocation?

  /// Creates a transformer; the order of pairs does not matter.
  init(pairs: [Label], specs: [FieldSpec], place: SourceLocation?) {
    self.pairs = pairs.sorted { $0.key < $1.key }
    self.specs = specs
    self.place = place
  }

  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard !pairs.isEmpty else { return }
    let entries = pairs.map { pair in
      NodeTree.EntryTemplate(pair.key, pair.value, tag: .string, at: tree.makeMarker(at: pair.place), in: &tree)
    }
    var searches = FieldSearches(specs, creates: .mapping)
    var mappings: [FieldSearch.Hit] = []
    var created = [[NodeID]](repeating: [], count: pairs.count)
    try resources.forEach(in: &tree, context: context) { (resource, tree) throws(Diagnostic) in
      let isPolicy = resource.type.kind == "NetworkPolicy"
      for search in searches.searches(for: resource.type) {
        mappings.removeAll(keepingCapacity: true)
        try search.find(.mapping, in: resource, of: &tree, into: &mappings, context: context)
        for hit in mappings {
          let mapping = hit.node
          var index = entries.count < Self.manyEntries ? nil : KeyIndex(of: mapping)
          for position in entries.indices {
            guard !pairs[position].key.isEmpty else { throw emptyKey(at: search.paths[0], of: resource, in: tree) }
            let new =
              index == nil
              ? tree.setEntry(entries[position], in: mapping, context: context)
              : index?.setEntry(entries[position], in: &tree, context: context)
            guard let new else { continue }
            created[position].append(new)
            if isPolicy, Self.peerPaths.contains(search.paths[hit.path].description) {
              context.recordPeerLabel(new, at: pairs[position].place)
            }
          }
        }
      }
      for position in entries.indices {
        tree.share(created[position])
        created[position].removeAll(keepingCapacity: true)
      }
    }
  }

  /// The paths of the selectors of a NetworkPolicy's peers.
  private static let peerPaths = [
    "spec/ingress/from/podSelector/matchLabels", "spec/egress/to/podSelector/matchLabels",
  ]
  /// The number of entries from which indices of the mappings pay off.
  private static let manyEntries = 32

  private func emptyKey(at path: FieldPath, of resource: Resource, in tree: NodeTree) -> Diagnostic {
    .wrongFieldKind(path: path.description, of: resource.title(in: tree), found: "the key is empty", at: place)
  }
}

// MARK: - Creating

extension LabelTransformer {
  /// `labels`.
  static func labels(of layer: Layer, in build: inout Build) throws(Diagnostic) -> [any Transformer] {
    try build.make(ofEach: layer.kustomization.labels) { (entry, _) throws(Diagnostic) in
      Self(entry.pairs, try specs(of: entry, layer.configuration), place: entry.location)
    }
  }

  private static func specs(
    of entry: LabelEntry,
    _ configuration: FieldSpecLists
  ) throws(Diagnostic) -> [FieldSpec] {
    var specs = try entry.fields.checked(at: entry.location)
    do throws(FieldSpecConflict) {
      for spec in configuration[.labels] { try specs.add(spec) }
      if entry.includeSelectors {
        for spec in configuration[.commonLabels] { try specs.add(spec) }
      } else {
        if entry.includeTemplates { for spec in configuration[.templateLabels] { try specs.add(spec) } }
        try specs.add(FieldSpec(path: FieldPath("metadata/labels"), create: true))
      }
    } catch {
      throw .conflictingFieldSpecs(error, at: entry.location)
    }
    return specs
  }

  /// `commonLabels`.
  static func commonLabels(of layer: Layer, in build: inout Build) -> [any Transformer] {
    let pairs = layer.kustomization.commonLabels
    // Kustomize also runs this step for `labels`, and records it in build metadata.
    guard !pairs.isEmpty || !layer.kustomization.labels.isEmpty else { return [] }
    return [Self(pairs, layer.configuration[.commonLabels], place: pairs.first?.key.location)]
  }

  /// `commonAnnotations`.
  static func annotations(of layer: Layer, in build: inout Build) -> [any Transformer] {
    let pairs = layer.kustomization.commonAnnotations
    guard let first = pairs.first else { return [] }
    return [Self(pairs, layer.configuration[.commonAnnotations], place: first.key.location)]
  }

  /// `LabelTransformer`.
  static func labels(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic)
    -> [any Transformer]
  {
    [try Self(PairsSettings(labels: configuration), at: configuration.location)]
  }

  /// `AnnotationsTransformer`.
  static func annotations(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic)
    -> [any Transformer]
  {
    [try Self(PairsSettings(annotations: configuration), at: configuration.location)]
  }

  private init(_ settings: PairsSettings, at place: SourceLocation) throws(Diagnostic) {
    self.init(settings.pairs, try settings.specs.checked(at: place), place: place)
  }

  private init(_ pairs: [LocatedPair], _ specs: [FieldSpec], place: SourceLocation?) {
    let pairs = pairs.map { Label(key: Text($0.key.value), value: Text($0.value.value), place: $0.value.location) }
    self.init(pairs: pairs, specs: specs, place: place)
  }
}
