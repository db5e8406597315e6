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
