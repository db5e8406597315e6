package import OverlayDiagnostics

/// `metadata` of a kustomization file, which has no effect.
package struct ObjectMetadata: Hashable, Sendable {
  /// The name.
  package var name: Located<String>?
  /// The namespace.
  package var namespace: Located<String>?
  /// The labels.
  package var labels: [Pair] = []
  /// The annotations.
  package var annotations: [Pair] = []
  /// Where the mapping begins.
  package var location: SourceLocation

  /// Creates metadata that says nothing.
  package init(at location: SourceLocation) { self.location = location }
}
