package import OverlayDiagnostics

/// An entry of `configMapGenerator` or `secretGenerator`.
package struct GeneratorEntry: Hashable, Sendable {
  /// The name; `nil` where it was left out or is empty.
  package var name: Located<String>?
  /// The namespace.
  package var namespace: Located<String>?
  /// `create`, `replace` or `merge`; any other word counts as none.
  package var behavior: Located<String>?
  /// Texts of the form `key=value`.
  package var literals: [Located<String>] = []
  /// Texts of the form `path` or `key=path`.
  package var files: [Located<String>] = []
  /// Files with lines of the form `key=value`; the deprecated `env` is the last of them.
  package var envs: [Located<String>] = []
  /// The deprecated `env`, until the decoder has put it into ``envs``.
  var env: Located<String>?
  /// The type of a Secret; always `nil` for a ConfigMap.
  package var type: Located<String>?
  /// Options of this entry.
  package var options: GeneratorOptions?
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without content.
  package init(at location: SourceLocation) { self.location = location }
}
