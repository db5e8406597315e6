import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// Sets the number of replicas of workloads by name (`replicas`).
struct ReplicaCountTransformer: Transformer {
  let name: Text
  let count: Located<Int64>
  let specs: [FieldSpec]
  /// The entry in the kustomization.
  let place: SourceLocation?

  /// Creates a transformer for an entry.
  init(_ entry: ReplicaEntry, specs: [FieldSpec]) {
    name = Text(entry.name?.value ?? "")
    count = entry.count
    self.specs = specs
    place = entry.location
  }

  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    var isFound = false
    let marker = tree.makeMarker(at: count.location)
    let positions = resources.positions(named: name)
    for spec in specs where !positions.isEmpty {
      let search = FieldSearch(spec, creates: .scalar)
      for position in positions {
        let resource = resources[position]
        guard resource.allIDs.contains(where: { $0.name == name && $0.type.isSelected(by: spec.types) }) else {
          continue
        }
        isFound = true
        guard resource.type.isSelected(by: spec.types) else { continue }
        try search.setScalars(of: resource, in: &tree, tag: .integer, at: marker, context: context) { _ in
          Text(String(count.value))
        }
      }
    }
    guard !isFound else { return }
    let problem = Diagnostic(
      code: .replicasTargetNotFound,
      message: "no scalable workload is named '\(name)'",
      at: place
    )
    let kinds = specs.map(\.types.kind.string).filter { !$0.isEmpty }
    let explained = explain(problem, among: resources, of: tree)
    throw kinds.isEmpty ? explained : explained.addingNote("replicas apply to \(kinds.joined(separator: ", "))")
  }

  /// Adds a note about a resource with this name that cannot be scaled, or about a workload with a similar name.
  private func explain(_ problem: Diagnostic, among resources: ResourceSet, of tree: NodeTree) -> Diagnostic {
    if let namesake = resources.resources.first(where: { $0.name == name }) {
      return problem.addingNote("there is \(namesake.title(in: tree))", at: namesake.place(in: tree))
    }
    let workloads = resources.resources.filter { resource in specs.contains { resource.type.isSelected(by: $0.types) } }
    guard
      let near = Suggestion.nearest(to: name.string, among: workloads.lazy.compactMap { $0.quotableName(in: tree) }),
      let resource = workloads.first(where: { $0.name == Text(near) })
    else { return problem }
    return problem.suggesting(near, at: resource.place(in: tree))
  }
}

// MARK: - Creating

extension ReplicaCountTransformer {
  /// `replicas`.
  static func make(of layer: Layer, in build: inout Build) -> [any Transformer] {
    layer.kustomization.replicas.map { Self($0, specs: layer.configuration[.replicas]) }
  }

  /// `ReplicaCountTransformer`.
  static func make(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic) -> [any Transformer]
  {
    let settings = try ReplicaCountSettings(configuration)
    return [Self(settings.replica, specs: try settings.specs.checked(at: configuration.location))]
  }
}
