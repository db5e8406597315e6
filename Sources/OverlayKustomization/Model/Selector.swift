package import OverlayDiagnostics

/// Which resources a patch or a replacement is for.
///
/// A field that is `nil` selects everything; none holds an empty text.
package struct Selector: Hashable, Sendable {
  /// The API group.
  package var group: Located<String>?
  /// The API version, without the group.
  package var version: Located<String>?
  /// The kind.
  package var kind: Located<String>?
  /// The name.
  package var name: Located<String>?
  /// The namespace.
  package var namespace: Located<String>?
  /// A Kubernetes label selector, such as `app=web,tier!=db`.
  package var labelSelector: Located<String>?
  /// The same for annotations.
  package var annotationSelector: Located<String>?
  /// Where the selector begins.
  package var location: SourceLocation

  /// Creates a selector that selects everything.
  package init(at location: SourceLocation) { self.location = location }
}
