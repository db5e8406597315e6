/// The name of a resource on a command line, as kubectl takes it: `deployment/web`, `deploy/web`, `deployments.apps/web`.
package struct ResourcePattern: Sendable {
  /// The kind in lower case, possibly in the plural or abbreviated.
  private let kind: String
  /// The group, or the version and the group; `nil` for any.
  private let group: String?
  /// The name as in the output, or as it was before any step.
  package let name: String
  /// The namespace; `nil` for any.
  private let namespace: String?

  /// - Returns: `nil` if the text does not have the form `KIND/NAME`.
  package init?(_ text: String, namespace: String? = nil) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    let type = parts[0].split(separator: ".", maxSplits: 1)
    kind = type.first.map { $0.lowercased() } ?? ""
    group = type.count > 1 ? String(type[1]) : nil
    name = String(parts[1])
    self.namespace = namespace
  }

  /// The resources that are meant: those with the name in the output, or else those that have had it before.
  package func matches(in build: ExplainedBuild) -> [ExplainedResource] {
    let candidates = build.resources.filter { isType(of: $0.resource) && isInNamespace($0.resource) }
    let named = candidates.filter { $0.resource.name == name }
    return named.isEmpty ? candidates.filter { $0.formerNames.contains(name) } : named
  }

  /// The resources that steps have removed, and that are meant.
  package func matches(inRemovedOf build: ExplainedBuild) -> [RemovedResource] {
    build.removed.filter { $0.name == name && Self.isKind($0.kind, named: kind) }
  }

  private func isInNamespace(_ resource: BuiltResource) -> Bool {
    guard let namespace else { return true }
    return resource.effectiveNamespace == namespace
  }

  private func isType(of resource: BuiltResource) -> Bool {
    guard Self.isKind(resource.kind, named: kind) else { return false }
    guard let group else { return true }
    return resource.group == group || "\(resource.version).\(resource.group)" == group
      || (resource.group.isEmpty && resource.version == group)
  }

  /// Whether a word is a kind, its plural or one of kubectl's abbreviations, in any case.
  package static func isKind(_ kind: String, named word: String) -> Bool {
    let (kind, word) = (kind.lowercased(), word.lowercased())
    return word == kind || word == plural(of: kind) || abbreviations[word] == kind
  }

  /// The plural, as Kubernetes forms it for types without one of their own.
  private static func plural(of kind: String) -> String {
    if kind.hasSuffix("endpoints") { return kind }
    if ["s", "x", "z", "ch", "sh"].contains(where: kind.hasSuffix) { return "\(kind)es" }
    let vowels = ["ay", "ey", "iy", "oy", "uy"]
    if kind.hasSuffix("y"), !vowels.contains(where: kind.hasSuffix) { return "\(kind.dropLast())ies" }
    return "\(kind)s"
  }

  /// Source: `kubectl api-resources`.
  private static let abbreviations = [
    "cm": "configmap", "cr": "clusterrole", "crb": "clusterrolebinding", "crd": "customresourcedefinition",
    "crds": "customresourcedefinition", "csr": "certificatesigningrequest", "cj": "cronjob", "deploy": "deployment",
    "ds": "daemonset", "ep": "endpoints", "ev": "event", "hpa": "horizontalpodautoscaler", "ing": "ingress",
    "limits": "limitrange", "netpol": "networkpolicy", "no": "node", "ns": "namespace",
    "pc": "priorityclass", "pdb": "poddisruptionbudget", "po": "pod", "psp": "podsecuritypolicy",
    "pv": "persistentvolume", "pvc": "persistentvolumeclaim", "quota": "resourcequota", "rb": "rolebinding",
    "rc": "replicationcontroller", "rs": "replicaset", "sa": "serviceaccount", "sc": "storageclass",
    "sts": "statefulset", "svc": "service",
  ]
}

extension ExplainedResource {
  /// The names that the resource has had, such as the one without a content hash.
  fileprivate var formerNames: [String] {
    [originalName] + fields(below: "/metadata/name").flatMap { $0.changes.map(\.after.text) }
  }
}
