import OverlayDiagnostics
import OverlayYAMLTree

/// The subjects of role bindings with the name `default` that a namespace transformer moves from another namespace.
///
/// Kustomize moves each of them, whatever its namespace: it may be the service account of an application that the build
/// does not contain.
struct MovedSubjects {
  private struct Subject {
    let node: NodeID
    let namespace: Text
    let place: SourceLocation?
  }

  private var subjects: [Subject] = []
  /// The namespaces of the resources before they are moved.
  private var namespaces: Set<Text> = []

  /// Records the namespace of a resource that will be moved.
  mutating func note(_ resource: Resource) {
    guard !resource.isClusterScoped else { return }
    // Most resources are in the namespace of the last one.
    if namespaces.isEmpty || !namespaces.contains(resource.effectiveNamespace) {
      namespaces.insert(resource.effectiveNamespace)
    }
  }

  /// Records a subject that will be moved.
  mutating func willMove(_ subject: NodeID, in tree: NodeTree) {
    guard let namespace = tree.value("namespace", in: subject), !tree.isNull(namespace) else { return }
    subjects.append(
      Subject(node: subject, namespace: tree.text(of: namespace), place: tree.location(of: namespace))
    )
  }

  /// Warns about subjects from namespaces in which no resource was.
  func warn(movedTo namespace: Text, at place: SourceLocation?, in tree: NodeTree, context: BuildContext) {
    for subject in subjects where subject.namespace != namespace && !namespaces.contains(subject.namespace) {
      guard !subject.namespace.isEmpty else { continue }
      let old = subject.namespace.string.abridged
      let problem = Diagnostic.warning(
        .subjectMoved,
        "this subject is moved from namespace '\(old)' to '\(namespace.string.abridged)', "
          + "although no resource was in '\(old)'",
        at: subject.place
      )
      context.warn(
        problem.addingNote("it is moved because its name is 'default'")
          .addingNote("to keep it, use a NamespaceTransformer with 'setRoleBindingSubjects: none'", at: place)
      )
    }
  }
}
