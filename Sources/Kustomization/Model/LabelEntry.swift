package import Diagnostics
package import KubernetesModel

/// An entry of `labels`.
package struct LabelEntry: Hashable, Sendable {
  /// The labels, in the order of the file; no key stands twice.
  package var pairs: [Pair] = []
  /// Whether selectors, and the templates that they select, get the labels too.
  package var includeSelectors = false
  /// Whether templates get the labels too.
  package var includeTemplates = false
  /// Whether the templates of volume claims get the labels too.
  package var includeVolumeClaimTemplates = false
  /// Further fields that get the labels.
  package var fields: [FieldSpec] = []
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without labels.
  package init(at location: SourceLocation) { self.location = location }
}
