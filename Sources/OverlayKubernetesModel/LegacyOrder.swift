package import OverlayYAMLTree

/// The order of kinds in which kustomize writes resources by default, and applies name references.
///
/// Source: kustomize's `legacy` sort order.
package struct LegacyOrder: Sendable {
  /// The ranks of the kinds that have one.
  private let ranks: [Text: Int]

  /// Creates an order from custom lists, such as `legacySortOptions.orderFirst` and `orderLast`.
  ///
  /// A repeated kind has its last position.
  package init(first: [Text], last: [Text]) {
    var ranks: [Text: Int] = [:]
    for (index, kind) in first.enumerated() { ranks[kind] = index - first.count }
    for (index, kind) in last.enumerated() { ranks[kind] = index + 1 }
    self.ranks = ranks
  }

  /// The rank of a kind, whatever its group.
  ///
  /// - Returns: Negative for the kinds that come before all others, positive for those that come after, 0 for all
  ///   others.
  package func rank(ofKind kind: Text) -> Int { ranks[kind] ?? 0 }

  /// The string that orders types of equal rank by its bytes: group, version and kind; `~G`, `~V`, `~K` if empty.
  ///
  /// The tilde is greater than all letters, so a missing group comes last.
  package static func sortText(group: Text, version: Text, kind: Text) -> Text {
    let group = group.isEmpty ? "~G" : group.string
    let version = version.isEmpty ? "~V" : version.string
    let kind = kind.isEmpty ? "~K" : kind.string
    return Text("\(group)_\(version)_\(kind)")
  }

  /// The order of kustomize.
  package static let standard = LegacyOrder(
    first: [
      "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount", "PodSecurityPolicy",
      "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap", "Secret", "Endpoints", "Service",
      "LimitRange", "PriorityClass", "PersistentVolume", "PersistentVolumeClaim", "Deployment", "StatefulSet",
      "CronJob", "PodDisruptionBudget",
    ],
    last: ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]
  )
}
