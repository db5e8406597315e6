package import OverlayYAMLTree

/// The order of kinds in which kustomize writes resources by default, and applies name references.
///
/// Source: kustomize's `legacy` sort order.
package struct LegacyOrder: Sendable {
  /// The ranks of the kinds that have a place of their own.
  private let ranks: [Text: Int]

  /// Creates an order by lists of one's own, such as `legacySortOptions.orderFirst` and `orderLast`.
  ///
  /// A kind that is named twice has the place that was named last.
  package init(first: [Text], last: [Text]) {
    var ranks: [Text: Int] = [:]
    for (index, kind) in first.enumerated() { ranks[kind] = index - first.count }
    for (index, kind) in last.enumerated() { ranks[kind] = index + 1 }
    self.ranks = ranks
  }

  /// The rank of a kind, whatever its group.
  ///
  /// - Returns: Below zero for the kinds that come before all others, above zero for those that come after, 0 for all
  ///   that have no place of their own.
  package func rank(ofKind kind: Text) -> Int { ranks[kind] ?? 0 }

  /// The text by whose bytes types of equal rank are ordered: group, version and kind, `~G`, `~V`, `~K` where empty.
  ///
  /// The tilde is above all letters, so that a missing group comes last.
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
