public import Kustomization

/// What a build may do, beyond what its kustomization files say.
public struct BuildOptions: Sendable {
  /// How resources are put in order where the top kustomization has no `sortOptions`.
  public enum Reorder: String, Sendable, CaseIterable {
    /// Namespaces and definitions first, webhooks last; then by kind, namespace and name.
    case legacy
    /// The order in which resources were loaded.
    case none
  }

  /// Which files a kustomization may name.
  public var loadRestrictions: LoadRestrictions
  /// The order of resources.
  public var reorder: Reorder
  /// Whether every resource gets the label `app.kubernetes.io/managed-by`.
  public var addsManagedByLabel: Bool

  /// Creates options; the defaults are those of `kustomize build`.
  public init(
    loadRestrictions: LoadRestrictions = .rootOnly,
    reorder: Reorder = .legacy,
    addsManagedByLabel: Bool = false
  ) {
    self.loadRestrictions = loadRestrictions
    self.reorder = reorder
    self.addsManagedByLabel = addsManagedByLabel
  }
}
