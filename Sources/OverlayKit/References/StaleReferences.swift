import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// Finds fields of custom resources that still have the former name of a renamed resource.
///
/// Kustomize updates the references that its rules list, which are those of built-in types. A name alone proves nothing, so a
/// field only counts if its own key, the key of its mapping or a `kind` next to it says what it refers to.
struct StaleReferences {
  /// The kinds of resources that others often refer to by name, by their names in keys: `configMapRef`, `secretName`.
  private static let kinds: [(word: String, kind: Text)] = [
    ("configmap", "ConfigMap"), ("secret", "Secret"), ("serviceaccount", "ServiceAccount"), ("service", "Service"),
    ("persistentvolumeclaim", "PersistentVolumeClaim"), ("pvc", "PersistentVolumeClaim"), ("deployment", "Deployment"),
  ]

  private struct Key: Hashable {
    let kind: Text
    let name: Text
  }

  /// The renamed resources by each of their former names that no resource has now.
  private let renamed: [Key: Resource]

  init(_ resources: [Resource]) {
    var renamed: [Key: Resource] = [:]
    // Most builds have no custom resources.
    for resource in resources.contains(where: { !$0.hasKnownScope }) ? resources : [] {
      for old in resource.previous where old.name != resource.name {
        renamed[Key(kind: resource.type.kind, name: old.name)] = resource
      }
    }
    if !renamed.isEmpty {
      for resource in resources { renamed[Key(kind: resource.type.kind, name: resource.name)] = nil }
    }
    self.renamed = renamed
  }

  /// Warns about the fields of all custom resources.
  func warn(about resources: [Resource], in tree: NodeTree, context: BuildContext) {
    guard !renamed.isEmpty else { return }
    for resource in resources where !resource.hasKnownScope {
      var pending: [(node: NodeID, key: String)] = [(resource.root, "")]
      var found: [Diagnostic] = []
      var visited = 0
      while let (node, key) = pending.popLast() {
        pending += tree.elements(of: node).reversed().map { ($0, key) }
        let entries = tree.entries(of: node)
        visited += entries.count
        let kind = tree.value("kind", in: node)
        for entry in entries.reversed() where node != resource.root || !tree.hasText(entry.key, "metadata") {
          let field = tree.string(of: entry.key)
          guard tree.kind(of: entry.value) == .scalar else {
            pending.append((entry.value, field))
            continue
          }
          if let problem = problem(with: entry, named: field, in: (key, kind), tree) { found.append(problem) }
        }
      }
      context.charge(visited)
      for problem in found.inFileOrder { context.warn(problem) }
    }
  }

  /// The warning about a field with the former name of a resource of the kind that it refers to; `nil` for other fields.
  private func problem(
    with entry: Entry,
    named field: String,
    in parent: (key: String, kind: NodeID?),
    _ tree: NodeTree
  ) -> Diagnostic? {
    let kind: Text?
    if field == "name" {
      kind = parent.kind.map { tree.text(of: $0) } ?? Self.kind(in: parent.key)
    } else {
      kind = field.hasSuffix("Name") || field.hasSuffix("Ref") ? Self.kind(in: field) : nil
    }
    guard let kind, let target = renamed[Key(kind: kind, name: tree.text(of: entry.value))] else {
      return nil
    }
    let title = target.title(in: tree)
    let name = tree.quotable(entry.value).map { "the name '\($0.abridged)'" } ?? "the name"
    let problem = Diagnostic.warning(
      .staleReference,
      "\(name), which \(title) had before the build renamed it, stays in this field",
      at: tree.location(of: entry.value)
    )
    .addingNote("the resource", at: target.place(in: tree))
    .addingNote("list the field under 'nameReference' in a file under 'configurations'")
    guard target.provenance.needsHash, target.previous.last?.name == tree.text(of: entry.value) else { return problem }
    return problem.addingNote("or set 'disableNameSuffixHash: true' in the 'options' of the generator")
  }

  /// The kind that a key begins with; `nil` for other keys.
  private static func kind(in key: String) -> Text? {
    let word = key.lowercased()
    return kinds.first { word.hasPrefix($0.word) }?.kind
  }
}
