package import YAMLTree

/// The order of kinds in which kustomize writes resources, unless told otherwise, and applies name references.
///
/// Source: kustomize's `legacy` sort order.
package enum LegacyOrder {
  /// The rank of a kind, whatever its group.
  ///
  /// - Returns: Below zero for the kinds that come before all others, above zero for those that come after, 0 for all
  ///   that have no place of their own.
  package static func rank(ofKind kind: Text) -> Int {
    for index in first.indices where Text(first[index]) == kind { return index - first.count }
    for index in last.indices where Text(last[index]) == kind { return index + 1 }
    return 0
  }

  /// The rank of a kind by lists of one's own, such as `legacySortOptions.orderFirst` and `orderLast`.
  ///
  /// - Complexity: O(n) in the length of both lists.
  package static func rank(ofKind kind: Text, first: [Text], last: [Text]) -> Int {
    // What stands there twice has the place that was named last.
    if let index = last.lastIndex(of: kind) { return index + 1 }
    if let index = first.lastIndex(of: kind) { return index - first.count }
    return 0
  }

  /// The text by whose bytes types of equal rank are ordered: group, version and kind, `~G`, `~V`, `~K` where empty.
  ///
  /// The tilde is above all letters, so that a missing group comes last.
  package static func sortText(group: Text, version: Text, kind: Text) -> Text {
    let group = group.isEmpty ? "~G" : group.string
    let version = version.isEmpty ? "~V" : version.string
    let kind = kind.isEmpty ? "~K" : kind.string
    return Text("\(group)_\(version)_\(kind)")
  }

  private static let first: [String] = [
    "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount", "PodSecurityPolicy",
    "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap", "Secret", "Endpoints", "Service",
    "LimitRange", "PriorityClass", "PersistentVolume", "PersistentVolumeClaim", "Deployment", "StatefulSet", "CronJob",
    "PodDisruptionBudget",
  ]

  private static let last: [String] = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]
}
