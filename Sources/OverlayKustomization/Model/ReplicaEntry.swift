package import OverlayDiagnostics

/// An entry of `replicas`.
package struct ReplicaEntry: Hashable, Sendable {
  /// The name of the resources; `nil` where it was left out or is empty.
  package var name: Located<String>?
  /// The number of replicas; 0 where it was left out.
  package var count: Located<Int64>
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without a name.
  package init(at location: SourceLocation) {
    self.location = location
    count = Located(0, at: location)
  }
}
