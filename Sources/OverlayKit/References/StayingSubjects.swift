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
        guard let kind = tree.value("kind", in: subject), tree.hasText(kind, "ServiceAccount") else { continue }
        guard let namespace = tree.value("namespace", in: subject), !tree.isNull(namespace),
          !tree.hasText(namespace, "")
        else {
          warnAboutMissingNamespace(of: subject, in: tree, context: context)
          continue
        }
        // A step may have put it there.
        let isWritten = tree.location(of: namespace)?.file == tree.location(of: binding.root)?.file
        if isWritten, let resource = left[tree.text(of: namespace)] {
          warnAboutStaying(at: namespace, unlike: resource, in: tree, context: context)
        }
      }
    }
  }

  /// The namespaces that all resources have left, with the last resource that did; without `default`, in which also those
  /// are that do not name it.
  private var leftNamespaces: [Text: Resource] {
    var left: [Text: Resource] = [:]
    for resource in resources where !resource.isClusterScoped {
      for old in resource.previous where old.namespace != resource.effectiveNamespace { left[old.namespace] = resource }
    }
    for resource in resources { left[resource.effectiveNamespace] = nil }
    left["default"] = nil
    return left
  }

  private func warnAboutStaying(
    at namespace: NodeID,
    unlike resource: Resource,
    in tree: NodeTree,
    context: BuildContext
  ) {
    let name = tree.string(of: namespace)
    guard !name.hasPrefix("kube-") else { return }
    let message =
      "this subject stays in namespace '\(name.abridged)', although the resources of the build are moved from there"
    context.warn(
      .warning(.subjectNotMoved, message, at: tree.location(of: namespace))
        .addingNote("for example, \(resource.title(in: tree))", at: resource.place(in: tree))
        .addingNote("change its namespace, or add the ServiceAccount to the build")
    )
  }

  private func warnAboutMissingNamespace(of subject: NodeID, in tree: NodeTree, context: BuildContext) {
    let message = "this subject has no namespace, without which the API server rejects a ServiceAccount"
    // A search through all resources.
    context.warn(.warning(.subjectWithoutNamespace, message, at: tree.location(of: subject))) { problem in
      let name = tree.value("name", in: subject).map { tree.text(of: $0) } ?? ""
      let account = resources.first { resource in
        resource.type.kind == "ServiceAccount"
          && (resource.name == name || resource.previous.contains { $0.name == name })
      }
      guard let account else { return problem.addingNote("set its namespace") }
      return problem.addingNote("set its namespace to that of the ServiceAccount", at: account.place(in: tree))
    }
  }
}
