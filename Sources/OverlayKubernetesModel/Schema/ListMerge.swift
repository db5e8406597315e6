package import OverlayYAMLTree

/// How a strategic merge patch merges one list.
///
/// Source: `x-kubernetes-patch-strategy`, `x-kubernetes-list-map-keys` and `x-kubernetes-patch-merge-key` in the
/// Kubernetes OpenAPI document, read as kustomize reads them.
package struct ListMerge: Hashable, Sendable {
  /// Whether elements merge one by one; otherwise the patch's list replaces the other.
  package let merges: Bool
  /// The fields that together identify an element: the list map keys, or else the patch merge key.
  ///
  /// A list that merges without keys is one of scalars, each its own key, such as `metadata.finalizers`.
  package let keys: [Text]

  /// Creates a rule.
  package init(merges: Bool, keys: [Text]) {
    self.merges = merges
    self.keys = keys
  }
}
