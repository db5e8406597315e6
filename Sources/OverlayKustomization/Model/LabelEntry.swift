package import OverlayDiagnostics
package import OverlayKubernetesModel

/// An entry of `labels`.
package struct LabelEntry: Hashable, Sendable {
  /// The labels, in the order of the file; no key stands twice.
  package var pairs: [Pair] = []
  /// Whether selectors, and the templates that they select, get the labels too.
  package var includeSelectors = false
  /// Whether pod templates and volume claim templates get the labels too.
  package var includeTemplates = false
  /// Further fields that get the labels.
  package var fields: [FieldSpec] = []
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without labels.
  package init(at location: SourceLocation) { self.location = location }
}
