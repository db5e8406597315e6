import Diagnostics
import KubernetesModel
import YAMLTree

/// Puts every resource that lives in a namespace into one, with the fields that must follow.
struct NamespaceTransformer: Transformer {
  /// The namespace.
  let namespace: Text
  /// The fields besides `metadata.namespace`.
  let specs: [FieldSpec]
  private static let metadataSpec = FieldSpec(path: FieldPath("metadata/namespace"), create: true)

  /// The entry in the kustomization.
  let place: SourceLocation?

  func transform(_ resources: inout ResourceSet, tree: inout NodeTree) throws(Diagnostic) {
    guard !namespace.isEmpty else { return }
    try resources.update { (resource) throws(Diagnostic) in
      resource.rememberName(in: &tree)
      if !resource.isClusterScoped { try setScalars(Self.metadataSpec, resource, &tree) }
      if Self.isRoleBinding(resource) { try setSubjects(of: resource, in: &tree) }
      for spec in specs where applies(spec, to: resource) { try setScalars(spec, resource, &tree) }
      resource.refresh(from: tree)
    }
    guard let (earlier, later) = resources.firstDuplicate() else { return }
    throw .duplicateResource(later.id, at: tree.location(of: later.root), earlier: earlier, of: tree)
      .noting("both are moved to namespace '\(namespace)' here", at: place)
  }

  private func applies(_ spec: FieldSpec, to resource: Resource) -> Bool {
    guard resource.type.isSelected(by: spec.types) else { return false }
    switch spec.path.description {
    case "metadata/namespace": return false
    case "metadata/name": return resource.type.apiVersion == "v1"
    case "subjects", "subjects/namespace": return !Self.isRoleBinding(resource)
    default: return true
    }
  }

  private func setScalars(_ spec: FieldSpec, _ resource: Resource, _ tree: inout NodeTree) throws(Diagnostic) {
    try FieldWalker(spec, creates: .scalar).setScalars(of: resource, in: &tree, tag: .string) { _ in namespace.string }
  }

  // MARK: - Role bindings

  private static func isRoleBinding(_ resource: Resource) -> Bool {
    resource.type.kind == "RoleBinding" || resource.type.kind == "ClusterRoleBinding"
  }

  /// Subjects called `default` move along; all others follow the ServiceAccount that they name, if the build has it.
  private func setSubjects(of resource: Resource, in tree: inout NodeTree) throws(Diagnostic) {
    guard let subjects = tree.value("subjects", in: resource.root), !tree.isNull(subjects) else { return }
    guard tree.kind(of: subjects) == .sequence else {
      throw .wrongFieldKind(
        path: "subjects",
        of: resource.id,
        found: "it is no list",
        at: tree.location(of: subjects)
      )
    }
    for subject in tree.elements(of: subjects) {
      guard tree.kind(of: subject) == .mapping else {
        if tree.isNull(subject) { continue }
        throw .wrongFieldKind(
          path: "subjects",
          of: resource.id,
          found: "an element is no mapping",
          at: tree.location(of: subject)
        )
      }
      guard let name = tree.value("name", in: subject), tree.hasText(name, "default") else { continue }
      tree.setEntry("namespace", to: namespace, tag: .string, in: subject, at: subject)
    }
  }
}
