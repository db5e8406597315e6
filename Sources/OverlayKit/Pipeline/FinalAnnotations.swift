import OverlayDiagnostics
import OverlayYAMLTree

/// Brings annotations into their final form.
enum FinalAnnotations {
  /// Annotations that are internal to the build and always removed from the output.
  private static let removed: Set<String> = Set(
    [InternalAnnotation.path, InternalAnnotation.index, InternalAnnotation.number].map(\.string)
  )

  /// Converts all annotations to strings, and removes internal ones; an empty field is removed, too.
  ///
  /// Records are kept only if `buildMetadata` requests them, even if the input contains annotations with the same keys.
  ///
  /// - Throws: `unwritable-value` for an empty key, for which Kustomize crashes.
  static func finish(
    _ resource: Resource,
    keeping records: BuildMetadata,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    // A list without items may have no metadata; Kustomize adds an empty mapping, but leaves a null alone.
    guard let metadata = tree.value("metadata", in: resource.root) else {
      let metadata = tree.metadata(of: resource.root)
      context.didSet(metadata, at: tree.location(of: resource.root), under: resource.root, in: tree)
      return
    }
    if tree.isNull(metadata) { return }
    if let list = tree.value("annotations", in: metadata), tree.kind(of: list) == .sequence {
      guard tree.elements(of: list).count.isMultiple(of: 2) else {
        throw Diagnostic(
          code: .unwritableValue,
          message: "the annotations of \(resource.title(in: tree)) are a list",
          at: tree.location(of: list)
        ).addingNote("write a mapping")
      }
      tree.setStringMap("annotations", of: resource.root, to: tree.stringMap("annotations", of: resource.root))
    }
    guard let annotations = tree.value("annotations", in: metadata) else { return }
    let entries = tree.entries(of: annotations)
    var kept: [Entry] = []
    for entry in entries {
      let key = tree.string(of: entry.key)
      guard !key.isEmpty else {
        throw Diagnostic(
          code: .unwritableValue,
          message: "an annotation of \(resource.title(in: tree)) has an empty key",
          at: tree.location(of: entry.key)
        )
      }
      guard isRemoved(key, keeping: records) else {
        kept.append(entry)
        continue
      }
      // Removing the build's own records is not worth a warning.
      if records.isRecording, isRecord(key) { continue }
      context.warn(.annotationRemoved(key, at: tree.location(of: entry.key)))
    }
    guard !kept.isEmpty else {
      tree.removeValue("annotations", from: metadata)
      return
    }
    for entry in kept {
      tree.setTag(of: entry.key, to: .none)
      tree.setStyle(of: entry.key, to: .plain)
      tree.warnIfNotString(entry, context: context)
      if tree.kind(of: entry.value) != .scalar {
        tree.clear(entry.value, to: .scalar)
        context.didSet(entry.value, at: tree.location(of: entry.key), in: tree)
      }
      tree.setTag(of: entry.value, to: .string)
      tree.setStyle(of: entry.value, to: .plain)
    }
    tree.clearFlow(annotations)
    if kept.count < entries.count { tree.setEntries(of: annotations, to: kept) }
  }

  private static func isRecord(_ key: String) -> Bool {
    Text(key) == InternalAnnotation.origin || Text(key) == InternalAnnotation.transformations
  }

  private static func isRemoved(_ key: String, keeping records: BuildMetadata) -> Bool {
    if removed.contains(key) { return true }
    if Text(key) == InternalAnnotation.origin { return !records.showsOrigins }
    if Text(key) == InternalAnnotation.transformations { return !records.showsTransformations }
    guard key.hasPrefix(InternalAnnotation.domain) else { return false }
    return InternalAnnotation.own.contains(String(key.dropFirst(InternalAnnotation.domain.count)))
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func annotationRemoved(_ key: String, at location: SourceLocation?) -> Diagnostic {
    warning(
      .annotationRemoved,
      "the annotation '\(key)' is internal to the build and is removed from the output",
      at: location
    )
  }
}
