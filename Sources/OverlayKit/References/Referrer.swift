import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayPatching
import OverlayYAMLTree

/// A resource that refers to others, with what determines its candidates.
struct Referrer {
  /// The resource.
  let resource: Resource
  /// The effective namespaces of all resources that it may refer to; `nil` for all namespaces.
  private(set) var reach: Set<Text>?
  /// For a role binding, the subject to which each relevant node belongs: itself, its kind, and its namespace.
  private var subjects: [NodeID: NodeID] = [:]
  /// The namespaces of the service accounts among the subjects, as written.
  private var accounts: [NodeID: Text] = [:]
  /// The number of service accounts by namespace.
  private var accountCounts: [Text: Int] = [:]

  init(_ resource: Resource, in tree: NodeTree) {
    self.resource = resource
    guard !resource.isClusterScoped else { return }
    reach = [resource.effectiveNamespace, ResourceID.noNamespace]
    guard resource.type.kind == "RoleBinding", let subjects = tree.value("subjects", in: resource.root) else { return }
    for subject in tree.elements(of: subjects) { add(subject, of: tree) }
  }

  /// Checks that a resource has the `apiVersion` that its type was read from.
  ///
  /// Kustomize compares the two for every kind that can refer to others. An explicit null and an empty group differ
  /// after they have been read.
  ///
  /// - Throws: `not-a-resource`.
  static func checkAPIVersion(of resource: Resource, in tree: NodeTree) throws(Diagnostic) {
    guard let node = tree.value("apiVersion", in: resource.root), tree.kind(of: node) == .scalar else { return }
    let written = tree.text(of: node)
    guard (tree.isNull(node) ? "" : written) != resource.type.apiVersion else { return }
    let subject = tree.quotable(node).map { "'\($0)'" } ?? "this"
    throw Diagnostic(
      code: .notAResource,
      message: "\(subject) is not the apiVersion of a \(resource.type.kind)",
      at: tree.location(of: node)
    ).addingNote("write a version such as 'v1' or 'apps/v1', or remove the field")
  }

  /// Checks the fields that determine to which service accounts a role binding may refer.
  ///
  /// - Throws: `wrong-field-kind` if a subject is not a mapping, or its kind or namespace is not a string.
  static func checkSubjects(of resource: Resource, in tree: NodeTree) throws(Diagnostic) {
    guard resource.type.kind == "RoleBinding", let subjects = tree.value("subjects", in: resource.root) else { return }
    for subject in tree.elements(of: subjects) {
      guard tree.kind(of: subject) == .mapping else {
        throw resource.wrongField("subjects", "a subject is a \(tree.kind(of: subject).word)", at: subject, in: tree)
      }
      guard let kind = tree.value("kind", in: subject), let namespace = tree.value("namespace", in: subject) else {
        continue
      }
      guard tree.tag(of: kind) == .string else {
        throw resource.wrongField("subjects/kind", "the kind of a subject is not a string", at: kind, in: tree)
      }
      guard tree.hasText(kind, "ServiceAccount"), tree.tag(of: namespace) != .string else { continue }
      let problem = "the namespace of a service account is not a string"
      throw resource.wrongField("subjects/namespace", problem, at: namespace, in: tree)
        .addingNote("name the namespace, in quotes if it looks like a number, or remove the field")
    }
  }

  /// Records that a reference of the resource has changed, which may be a subject of a role binding.
  mutating func didChange(_ node: NodeID, of tree: NodeTree) {
    guard let subject = subjects[node] else { return }
    remove(subject)
    add(subject, of: tree)
  }

  private mutating func add(_ subject: NodeID, of tree: NodeTree) {
    subjects[subject] = subject
    guard let kind = tree.value("kind", in: subject) else { return }
    subjects[kind] = subject
    guard let node = tree.value("namespace", in: subject) else { return }
    subjects[node] = subject
    guard tree.hasText(kind, "ServiceAccount") else { return }
    let namespace = tree.text(of: node)
    accounts[subject] = namespace
    accountCounts[namespace, default: 0] += 1
    reach?.insert(Self.effective(namespace))
  }

  private mutating func remove(_ subject: NodeID) {
    guard let namespace = accounts.removeValue(forKey: subject), let count = accountCounts[namespace] else { return }
    accountCounts[namespace] = count > 1 ? count - 1 : nil
    let effective = Self.effective(namespace)
    // Two spellings of one namespace.
    let isElsewhere = [effective, ""].contains { accountCounts[$0] != nil && Self.effective($0) == effective }
    let isOwn = [resource.effectiveNamespace, ResourceID.noNamespace].contains(effective)
    if !isElsewhere, !isOwn { reach?.remove(effective) }
  }

  /// The effective namespace.
  private static func effective(_ namespace: Text) -> Text { namespace.isEmpty ? "default" : namespace }

  /// Whether a reference may refer to another resource.
  func reaches(_ target: Resource) -> Bool {
    isNear(target) || (target.type.kind == "ServiceAccount" && accountCounts[target.namespace] != nil)
  }

  private func isNear(_ target: Resource) -> Bool {
    resource.isClusterScoped || target.isClusterScoped || target.effectiveNamespace == resource.effectiveNamespace
  }

  /// Whether this resource may refer to any resource with the given current namespaces.
  func knowsAny(of namespaces: NamespaceIndex) -> Bool {
    if resource.isClusterScoped || namespaces.hasClusterScoped { return true }
    if namespaces.effective.contains(resource.effectiveNamespace) { return true }
    return !accountCounts.isEmpty && namespaces.written.contains { accountCounts[$0] != nil }
  }
}

/// The current namespaces of resources that were originally in one namespace.
struct NamespaceIndex {
  /// Whether some have no namespace.
  private(set) var hasClusterScoped = false
  /// The namespaces as written.
  private(set) var written: Set<Text> = []
  /// The effective namespaces.
  private(set) var effective: Set<Text> = []

  /// The current namespaces of resources, by their original namespace.
  static func byOrigin(of resources: [Resource]) -> [Text: NamespaceIndex] {
    var result: [Text: NamespaceIndex] = [:]
    for resource in resources { result[resource.originalID.namespace, default: NamespaceIndex()].add(resource) }
    return result
  }

  private mutating func add(_ resource: Resource) {
    if resource.isClusterScoped { hasClusterScoped = true }
    written.insert(resource.namespace)
    effective.insert(resource.effectiveNamespace)
  }
}
