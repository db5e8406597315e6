import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// Sets the namespace of all namespaced resources and of the fields that refer to it (`namespace`).
struct NamespaceTransformer: Transformer {
  /// Which subjects of role bindings are moved.
  enum Subjects: Sendable {
    /// Subjects with the name `default`; others follow the ServiceAccount that they name, if the build has it.
    case defaultOnly
    /// All ServiceAccounts.
    case allServiceAccounts
    case none
  }

  let namespace: Text
  /// The fields in addition to `metadata.namespace`.
  let specs: [FieldSpec]
  /// Whether only missing or empty fields are set.
  var unsetOnly = false
  /// Which subjects of role bindings are moved.
  var subjects = Subjects.defaultOnly
  /// Whether the configuration says which subjects are moved.
  var choosesSubjects = false
  private static let metadataSpec = FieldSpec(path: FieldPath("metadata/namespace"), create: true)

  /// The entry in the kustomization.
  let place: SourceLocation?

  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard !namespace.isEmpty else { return }
    var fields = Fields(specs, at: tree.makeMarker(at: place))
    try resources.update(in: &tree, context: context) { (resource, tree) throws(Diagnostic) in
      guard !resource.provenance.isFromHelm else { return }
      fields.moved.note(resource)
      resource.recordPreviousName(in: &tree, context: context)
      try setNamespace(of: resource, in: &tree, fields: &fields, context: context)
      resource.refresh(from: tree)
    }
    if !choosesSubjects { fields.moved.warn(movedTo: namespace, at: place, context: context) }
  }

  func problems(
    transforming resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) -> [Diagnostic] {
    do throws(Diagnostic) { try transform(&resources, tree: &tree, context: context) } catch { return [error] }
    guard !namespace.isEmpty else { return [] }
    return resources.duplicates().map { earlier, later in
      .duplicateResource(later, earlier: earlier, of: tree)
        .addingNote("both are moved to namespace '\(namespace)' here", at: place)
    }
  }

  /// Moves one resource.
  func setNamespace(
    of resource: Resource,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    var fields = Fields(specs, at: tree.makeMarker(at: place))
    try setNamespace(of: resource, in: &tree, fields: &fields, context: context)
  }

  /// The fields of resources that contain their namespace.
  private struct Fields {
    let own = FieldSearch(metadataSpec, creates: .scalar)
    var others: FieldSearches
    /// The subjects of role bindings so far.
    var moved = MovedSubjects()
    /// Provides the location of the namespace.
    let marker: NodeID?

    init(_ specs: [FieldSpec], at marker: NodeID?) {
      self.marker = marker
      others = FieldSearches(specs, creates: .scalar) { spec, type in NamespaceTransformer.applies(spec, to: type) }
    }
  }

  private func setNamespace(
    of resource: Resource,
    in tree: inout NodeTree,
    fields: inout Fields,
    context: BuildContext
  ) throws(Diagnostic) {
    let marker = fields.marker
    if !resource.isClusterScoped { try setScalars(fields.own, resource, at: marker, &tree, context) }
    if Self.isRoleBinding(resource.type.kind) {
      try setSubjects(of: resource, at: marker, in: &tree, moved: &fields.moved, context: context)
    }
    for search in fields.others.searches(for: resource.type) {
      try setScalars(search, resource, at: marker, &tree, context)
    }
  }

  private static func applies(_ spec: FieldSpec, to type: GroupVersionKind) -> Bool {
    guard type.isSelected(by: spec.types) else { return false }
    switch spec.path.description {
    case "metadata/namespace": return false
    case "metadata/name": return type.apiVersion == "v1"
    case "subjects/namespace": return !isRoleBinding(spec.types.kind) || !isRoleBinding(type.kind)
    default: return true
    }
  }

  private func setScalars(
    _ search: FieldSearch,
    _ resource: Resource,
    at marker: NodeID?,
    _ tree: inout NodeTree,
    _ context: BuildContext
  ) throws(Diagnostic) {
    try search.setScalars(of: resource, in: &tree, tag: .string, at: marker, context: context) { old in
      unsetOnly && !old.isEmpty ? nil : namespace
    }
  }

  // MARK: - Role bindings

  private static func isRoleBinding(_ kind: Text) -> Bool { kind == "RoleBinding" || kind == "ClusterRoleBinding" }

  private func setSubjects(
    of resource: Resource,
    at marker: NodeID?,
    in tree: inout NodeTree,
    moved: inout MovedSubjects,
    context: BuildContext
  ) throws(Diagnostic) {
    guard subjects != .none, let subjects = tree.value("subjects", in: resource.root), !tree.isNull(subjects) else {
      return
    }
    guard tree.kind(of: subjects) == .sequence else {
      throw resource.wrongField("subjects", "it is not a list", at: subjects, in: tree)
    }
    for subject in tree.elements(of: subjects) {
      guard tree.kind(of: subject) == .mapping else {
        if tree.isNull(subject) { continue }
        throw resource.wrongField("subjects", "an element is not a mapping", at: subject, in: tree)
      }
      try checkSubject(subject, of: resource, in: tree)
      guard isMoved(subject, in: tree) else {
        moved.willKeep(subject, in: tree)
        continue
      }
      if unsetOnly, let present = tree.value("namespace", in: subject), !tree.isNull(present),
        !tree.withBytes(of: present, { $0.isEmpty })
      {
        continue
      }
      moved.willMove(subject, in: tree)
      let field = tree.setEntry("namespace", to: namespace, tag: .string, in: subject, at: marker ?? subject)
      context.didSet(field, in: tree)
      try context.checkLimits(tree, at: place)
    }
  }

  /// Checks the field that decides whether a subject is moved.
  private func checkSubject(_ subject: NodeID, of resource: Resource, in tree: NodeTree) throws(Diagnostic) {
    let (name, value): (String, NodeID?) =
      subjects == .defaultOnly ? ("name", tree.value("name", in: subject)) : ("kind", tree.value("kind", in: subject))
    guard let value, tree.kind(of: value) != .scalar else { return }
    throw resource.wrongField("subjects", "the \(name) of a subject is not a string", at: value, in: tree)
  }

  private func isMoved(_ subject: NodeID, in tree: NodeTree) -> Bool {
    switch subjects {
    case .defaultOnly: tree.value("name", in: subject).map { tree.hasText($0, "default") } ?? false
    case .allServiceAccounts: tree.value("kind", in: subject).map { tree.hasText($0, "ServiceAccount") } ?? false
    case .none: false
    }
  }
}

// MARK: - Creating

extension NamespaceTransformer {
  /// `namespace`.
  static func make(of layer: Layer, in build: inout Build) -> [any Transformer] {
    guard let namespace = layer.kustomization.namespace else { return [] }
    let specs = layer.configuration[.namespace]
    return [Self(namespace: Text(namespace.value), specs: specs, place: namespace.location)]
  }

  /// `NamespaceTransformer`.
  static func make(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic) -> [any Transformer]
  {
    let settings = try NamespaceSettings(configuration)
    let place = configuration.location
    let subjects: Subjects
    switch settings.subjects?.value {
    case nil, "defaultOnly": subjects = .defaultOnly
    case "allServiceAccounts": subjects = .allServiceAccounts
    case "none": subjects = .none
    case let word?:
      throw .invalidPluginConfiguration(
        "'setRoleBindingSubjects' must be 'defaultOnly', 'allServiceAccounts' or 'none', not '\(word)'",
        at: settings.subjects?.location ?? place
      )
    }
    return [
      Self(
        namespace: Text(settings.namespace?.value ?? ""),
        specs: try settings.specs.checked(at: place),
        unsetOnly: settings.unsetOnly,
        subjects: subjects,
        choosesSubjects: settings.subjects != nil,
        place: settings.namespace?.location ?? place
      )
    ]
  }
}
