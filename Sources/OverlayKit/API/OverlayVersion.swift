/// The version of this library and of the command.
public enum OverlayVersion {
  /// Semantic version of this release.
  public static let current = "0.1.0"
  /// The release of Kustomize whose behaviour the output follows.
  public static let kustomize = "5.8.1"
}
