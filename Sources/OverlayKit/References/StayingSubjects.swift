import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// Finds service accounts in role bindings that were not moved along with the resources of the build.
///
/// Kustomize moves a subject with its ServiceAccount if the build has that; all others stay where they are.
struct StayingSubjects {
  private let resources: [Resource]

  init(_ resources: [Resource]) { self.resources = resources }

  /// Warns about the subjects of all role bindings that have no namespace, or that of resources which are now elsewhere.
  func warn(in tree: NodeTree, context: BuildContext) {
    let bindings = resources.filter { $0.type.group == "rbac.authorization.k8s.io" && !$0.previous.isEmpty }
    guard !bindings.isEmpty else { return }
    // The namespaces that all resources have left, with the last resource that did.
    var left: [Text: Resource] = [:]
    for resource in resources where !resource.isClusterScoped {
      for old in resource.previous where old.namespace != resource.effectiveNamespace { left[old.namespace] = resource }
    }
    for resource in resources { left[resource.effectiveNamespace] = nil }
    for binding in bindings {
      let subjects = tree.value("subjects", in: binding.root).map { tree.elements(of: $0) } ?? []
      for subject in subjects {
        guard let kind = tree.value("kind", in: subject), tree.hasText(kind, "ServiceAccount"),
          let problem = problem(with: subject, left: left, in: tree)
        else { continue }
        context.warn(problem)
      }
    }
  }

  private func problem(with subject: NodeID, left: [Text: Resource], in tree: NodeTree) -> Diagnostic? {
    let advice = "set the namespace in the binding, or add the ServiceAccount to the build"
    guard let namespace = tree.value("namespace", in: subject), !tree.isNull(namespace),
      tree.withBytes(of: namespace, { !$0.isEmpty })
    else {
      let message = "this subject has no namespace, because the build does not have the ServiceAccount"
      return .warning(.subjectNotMoved, message, at: tree.location(of: subject)).addingNote(advice)
    }
    guard let resource = left[tree.text(of: namespace)] else { return nil }
    let message =
      "this subject stays in namespace '\(tree.string(of: namespace).abridged)', which all resources have left"
    return .warning(.subjectNotMoved, message, at: tree.location(of: namespace))
      .addingNote("for example, \(resource.title(in: tree))", at: resource.place(in: tree))
      .addingNote(advice)
  }
}
