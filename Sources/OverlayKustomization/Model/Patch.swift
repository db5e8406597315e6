package import OverlayDiagnostics

/// An entry of `patches` or `patchesJson6902`.
package struct Patch: Sendable {
  /// The file with the patch.
  package var path: Located<String>?
  /// The patch itself; `nil` where it is empty.
  package var patch: InlineText?
  /// The resources to patch; without it the patch names them.
  package var target: Selector?
  /// Whether the patch may rename a resource.
  package var allowNameChange = false
  /// Whether the patch may change a resource's kind.
  package var allowKindChange = false
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without content.
  package init(at location: SourceLocation) { self.location = location }
}

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
