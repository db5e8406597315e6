package import OverlayDiagnostics

/// An entry of `images`.
///
/// A field that is `nil` was left out or is empty.
package struct ImageEntry: Hashable, Sendable {
  /// The image's name without tag and digest, which the reference takes for a regular expression.
  package var name: Located<String>?
  /// What the name becomes.
  package var newName: Located<String>?
  /// What the tag becomes.
  package var newTag: Located<String>?
  /// What is appended to the tag.
  package var tagSuffix: Located<String>?
  /// What the digest becomes.
  package var digest: Located<String>?
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry that changes nothing.
  package init(at location: SourceLocation) { self.location = location }
}
