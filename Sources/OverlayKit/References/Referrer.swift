import KubernetesModel
import YAMLTree

/// A resource that refers to others, with what decides to which it may.
struct Referrer {
  /// The resource.
  let resource: Resource
  /// The namespaces, as they take effect, in which all resources are that it may refer to; `nil` for all namespaces.
  private(set) var reach: Set<Text>?
  /// The namespaces of the service accounts that a role binding is for, as they are written.
  private var subjectNamespaces: Set<Text> = []

  init(_ resource: Resource, in tree: NodeTree) {
    self.resource = resource
    guard !resource.isClusterScoped else { return }
    reach = [resource.effectiveNamespace, ResourceID.noNamespace]
    refreshSubjects(from: tree)
  }

  /// Reads the subjects of a role binding, at first and after one of them has changed.
  mutating func refreshSubjects(from tree: NodeTree) {
    guard !resource.isClusterScoped, resource.type.kind == "RoleBinding",
      let subjects = tree.value("subjects", in: resource.root)
    else { return }
    subjectNamespaces = Self.namespacesOfAccounts(in: subjects, of: tree)
    reach = [resource.effectiveNamespace, ResourceID.noNamespace]
    for namespace in subjectNamespaces { reach?.insert(namespace.isEmpty ? "default" : namespace) }
  }

  private static func namespacesOfAccounts(in subjects: NodeID, of tree: NodeTree) -> Set<Text> {
    var result: Set<Text> = []
    for subject in tree.elements(of: subjects) {
      guard let kind = tree.value("kind", in: subject), tree.hasText(kind, "ServiceAccount"),
        let namespace = tree.value("namespace", in: subject)
      else { continue }
      result.insert(tree.text(of: namespace))
    }
    return result
  }

  /// Whether another resource may be meant by a reference.
  func reaches(_ target: Resource) -> Bool {
    isNear(target) || (target.type.kind == "ServiceAccount" && subjectNamespaces.contains(target.namespace))
  }

  private func isNear(_ target: Resource) -> Bool {
    resource.isClusterScoped || target.isClusterScoped || target.effectiveNamespace == resource.effectiveNamespace
  }

  /// Whether this resource knows any of those that are somewhere now.
  func knowsAny(of places: Whereabouts) -> Bool {
    if resource.isClusterScoped || places.hasClusterScoped { return true }
    if places.effective.contains(resource.effectiveNamespace) { return true }
    return !subjectNamespaces.isEmpty && places.written.contains { subjectNamespaces.contains($0) }
  }
}

/// Where resources are now that were in one namespace at first.
struct Whereabouts {
  /// Whether some are in no namespace.
  private(set) var hasClusterScoped = false
  /// The namespaces as they are written.
  private(set) var written: Set<Text> = []
  /// The namespaces as they take effect.
  private(set) var effective: Set<Text> = []

  /// Notes where resources are, by the namespace in which they were at first.
  static func byOrigin(of resources: [Resource]) -> [Text: Whereabouts] {
    var result: [Text: Whereabouts] = [:]
    for resource in resources { result[resource.originalID.namespace, default: Whereabouts()].add(resource) }
    return result
  }

  private mutating func add(_ resource: Resource) {
    if resource.isClusterScoped { hasClusterScoped = true }
    written.insert(resource.namespace)
    effective.insert(resource.effectiveNamespace)
  }
}
