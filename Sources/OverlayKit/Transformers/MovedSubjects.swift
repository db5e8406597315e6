import OverlayDiagnostics
import OverlayYAMLTree

/// The subjects of role bindings that a namespace transformer moves from another namespace.
///
/// By default Kustomize moves those with the name `default`, whatever their namespace: one may be the service account of an application that the build
/// does not contain.
struct MovedSubjects {
  private struct Subject {
    let namespace: Text
    let place: SourceLocation?
  }

  private var subjects: [Subject] = []
  /// The namespaces that resources have before they are moved.
  private var namespaces: Set<Text> = []
  /// The namespaces of subjects that are not moved.
  private var otherNamespaces: Set<Text> = []

  /// Records the namespace of a resource that will be moved.
  mutating func note(_ resource: Resource) {
    if !resource.isClusterScoped, !namespaces.contains(resource.namespace) { namespaces.insert(resource.namespace) }
  }

  /// Records a subject that will be moved.
  mutating func willMove(_ subject: NodeID, in tree: NodeTree) {
    guard let namespace = namespace(of: subject, in: tree) else { return }
    subjects.append(Subject(namespace: tree.text(of: namespace), place: tree.location(of: namespace)))
  }

  /// Records a subject that is not moved.
  mutating func willKeep(_ subject: NodeID, in tree: NodeTree) {
    if let namespace = namespace(of: subject, in: tree) { otherNamespaces.insert(tree.text(of: namespace)) }
  }

  private func namespace(of subject: NodeID, in tree: NodeTree) -> NodeID? {
    tree.value("namespace", in: subject).flatMap { tree.isNull($0) || tree.hasText($0, "") ? nil : $0 }
  }

  /// Warns about subjects that probably belong to others: no resource was in their namespace.
  ///
  /// If no resource has a namespace, that of a subject is usually not meant literally, because it must have one.
  func warn(movedTo namespace: Text, at place: SourceLocation?, context: BuildContext) {
    let arePlaced = !namespaces.subtracting([""]).isEmpty
    for subject in subjects where subject.namespace != namespace && !namespaces.contains(subject.namespace) {
      let old = subject.namespace.string
      guard arePlaced || otherNamespaces.contains(subject.namespace) || old.hasPrefix("kube-") else { continue }
      let problem = Diagnostic.warning(
        .subjectMoved,
        "this subject is moved from namespace '\(old.abridged)', in which the build has no resources, to "
          + "'\(namespace.string.abridged)'",
        at: subject.place
      )
      context.warn(
        problem.addingNote("it is moved because its name is 'default'")
          .addingNote(
            "to keep it, use a NamespaceTransformer with 'setRoleBindingSubjects: none' instead of 'namespace'",
            at: place
          )
          .addingNote("if it means an account of this build, leave out its namespace")
      )
    }
  }
}
