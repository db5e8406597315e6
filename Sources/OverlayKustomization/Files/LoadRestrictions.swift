/// Which files a kustomization may name.
public enum LoadRestrictions: String, Hashable, Sendable, CaseIterable {
  /// Only files in or below the directory of the kustomization, after symbolic links are followed.
  case rootOnly = "LoadRestrictionsRootOnly"
  /// Any file.
  case none = "LoadRestrictionsNone"
}
