import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// Finds service accounts in role bindings that have no namespace, or were not moved along with the resources.
///
/// Kustomize moves a subject with its ServiceAccount if the build has that; all others stay where they are.
struct StayingSubjects {
  private let resources: [Resource]

  init(_ resources: [Resource]) { self.resources = resources }

  /// Warns about the subjects of all role bindings.
  func warn(in tree: NodeTree, context: BuildContext) {
    let bindings = resources.filter { $0.type.group == "rbac.authorization.k8s.io" }
    guard !bindings.isEmpty else { return }
    let left = leftNamespaces
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

  /// The namespaces that all resources have left, with the last resource that did.
  private var leftNamespaces: [Text: Resource] {
    var left: [Text: Resource] = [:]
    for resource in resources where !resource.isClusterScoped {
      for old in resource.previous where old.namespace != resource.effectiveNamespace { left[old.namespace] = resource }
    }
    for resource in resources { left[resource.effectiveNamespace] = nil }
    return left
  }

  private func problem(with subject: NodeID, left: [Text: Resource], in tree: NodeTree) -> Diagnostic? {
    guard let namespace = tree.value("namespace", in: subject), !tree.isNull(namespace), !tree.hasText(namespace, "")
    else { return missingNamespace(of: subject, in: tree) }
    let old = tree.string(of: namespace)
    guard let resource = left[tree.text(of: namespace)], !old.hasPrefix("kube-") else { return nil }
    let message =
      "this subject stays in namespace '\(old.abridged)', although the resources of the build are moved from there"
    return .warning(.subjectNotMoved, message, at: tree.location(of: namespace))
      .addingNote("for example, \(resource.title(in: tree))", at: resource.place(in: tree))
      .addingNote("change its namespace, or add the ServiceAccount to the build")
  }

  private func missingNamespace(of subject: NodeID, in tree: NodeTree) -> Diagnostic {
    let problem = Diagnostic.warning(
      .subjectWithoutNamespace,
      "this subject has no namespace, without which the API server rejects a ServiceAccount",
      at: tree.location(of: subject)
    )
    let name = tree.value("name", in: subject).map { tree.text(of: $0) } ?? ""
    let account = resources.first { resource in
      resource.type.kind == "ServiceAccount"
        && (resource.name == name || resource.previous.contains { $0.name == name })
    }
    guard let account else { return problem.addingNote("set its namespace") }
    return problem.addingNote("set its namespace, which is that of the ServiceAccount", at: account.place(in: tree))
  }
}
