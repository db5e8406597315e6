package import OverlayDiagnostics

/// An entry of `vars`.
package struct Variable: Hashable, Sendable {
  /// The name, written `$(NAME)` where the value is wanted.
  package var name: Located<String>?
  /// The resource that the value comes from, compared exactly; its label and annotation selectors are always `nil`.
  package var object: Selector
  /// `apiVersion` of the resource, which wins over group and version.
  package var apiVersion: Located<String>?
  /// The field; `nil` means `metadata.name`.
  package var fieldPath: Located<String>?
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without content.
  package init(at location: SourceLocation) {
    object = Selector(at: location)
    self.location = location
  }
}
