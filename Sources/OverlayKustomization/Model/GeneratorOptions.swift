package import OverlayDiagnostics

/// `generatorOptions`, or the `options` of one generator.
package struct GeneratorOptions: Hashable, Sendable {
  /// Labels of generated resources, in the order of the file; no key stands twice.
  package var labels: [Pair] = []
  /// Annotations of generated resources, in the order of the file; no key stands twice.
  package var annotations: [Pair] = []
  /// Whether generated names get no hash.
  package var disableNameSuffixHash = false
  /// Whether generated resources are marked as immutable.
  package var immutable = false
  /// The places of `disableNameSuffixHash: false` and `immutable: false`, by field.
  package var refusals: [String: SourceLocation] = [:]
  /// Where the options begin.
  package var location: SourceLocation

  /// Creates options that ask for nothing.
  package init(at location: SourceLocation) { self.location = location }
}
