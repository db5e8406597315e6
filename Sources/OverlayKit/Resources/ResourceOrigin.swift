import OverlayDiagnostics

/// Where a resource of a build comes from.
struct ResourceOrigin: Hashable, Sendable {
  /// The file it was loaded from, or the kustomization file whose generator made it.
  var file: String
  /// The place of its document, or of the generator's entry.
  var location: SourceLocation?
  /// What `buildMetadata` tells of it; `nil` where the build keeps no record.
  var record: BuildRecord?
}
