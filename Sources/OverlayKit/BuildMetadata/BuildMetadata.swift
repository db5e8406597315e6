import OverlayDiagnostics
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// What the top kustomization's `buildMetadata` asks for; what those below it say has no effect.
struct BuildMetadata: Sendable {
  /// Whether the output tells where each resource comes from.
  let showsOrigins: Bool
  /// Whether the output tells what changed each resource.
  let showsTransformations: Bool
  /// Whether the output gets the label that names the tool.
  let addsManagedByLabel: Bool
  /// Whether records are kept while building, which any word in the field brings about.
  let isKept: Bool

  init(_ words: [Located<String>] = []) {
    let words = Set(words.map { Text($0.value) })
    showsOrigins = words.contains("originAnnotations")
    showsTransformations = words.contains("transformerAnnotations")
    addsManagedByLabel = words.contains("managedByLabel")
    isKept = !words.isEmpty
  }

  // MARK: - Records

  /// Whether it is noted where a resource comes from.
  static func hasOrigin(_ resource: Resource, in tree: NodeTree) -> Bool {
    tree.metadataText("annotations", InternalAnnotation.origin.string, of: resource.root) != nil
  }

  /// Notes where a resource comes from, in place of what is noted there.
  ///
  /// As in Kustomize the note is an annotation, which patches may change or remove. The other annotations become strings
  /// only with the first note of a step.
  ///
  /// - Throws: `wrong-field-kind` where the resource's annotations are no mapping.
  func note(origin: BuildRecord, on resource: inout Resource, in tree: inout NodeTree) throws(Diagnostic) {
    guard isKept else { return }
    if let present = tree.value(at: "metadata", "annotations", in: resource.root), tree.kind(of: present) != .mapping,
      !tree.isNull(present)
    {
      throw .wrongFieldKind(
        path: "metadata/annotations",
        of: resource.title(in: tree),
        found: "it is a \(tree.kind(of: present).word)",
        at: tree.location(of: present)
      ).addingNote("'buildMetadata' notes there where the resource comes from")
    }
    resource.origin.record = origin
    let text = tree.makeScalar(origin.text, tag: .string, at: resource.root)
    guard let present = tree.value(at: "metadata", "annotations", in: resource.root), tree.kind(of: present) == .mapping
    else { return Self.setAnnotation(InternalAnnotation.origin, to: text, of: resource, in: &tree) }
    tree.unshareAll(below: present)
    tree.set(InternalAnnotation.origin, to: text, in: present)
  }

  /// Notes on every resource that a step has run; one without an origin was made by that step.
  ///
  /// - Throws: `invalid-record` where a resource came with notes of its own that are no list.
  func note(
    transformation: BuildRecord,
    on resources: ResourceSet,
    in tree: inout NodeTree
  ) throws(Diagnostic) {
    guard isKept else { return }
    // Most resources went through the same steps, so their notes are one text in store, by whose place the next is known.
    var made: [UInt64: NodeID] = [:]
    let element = transformation.listElement
    for resource in resources.resources {
      guard Self.hasOrigin(resource, in: tree) else {
        let text = tree.makeScalar(transformation.text, tag: .string)
        Self.setAnnotation(InternalAnnotation.origin, to: text, of: resource, in: &tree)
        continue
      }
      let present = tree.value(at: "metadata", "annotations", in: resource.root)
        .flatMap { tree.value(under: InternalAnnotation.transformations, in: $0) }
        .flatMap { tree.kind(of: $0) == .scalar ? $0 : nil }
      let place = present.map { tree.storePlace(of: $0) } ?? 0
      if let text = made[place] {
        Self.setAnnotation(InternalAnnotation.transformations, to: text, of: resource, in: &tree)
        continue
      }
      let old = present.map { tree.string(of: $0) } ?? ""
      tree.spend(old.utf8.count)
      guard Self.isList(old) else {
        throw Diagnostic(
          code: .invalidRecord,
          message:
            "the annotation '\(InternalAnnotation.transformations)' of \(resource.title(in: tree)) is not a list of records",
          at: tree.location(of: resource.root)
        ).addingNote("take it away: the build writes it")
      }
      // Where the notes are not shown it only matters that they are there.
      let new = showsTransformations || old.isEmpty ? old + element : old
      let text = tree.makeScalar(new, tag: .string)
      made[place] = text
      Self.setAnnotation(InternalAnnotation.transformations, to: text, of: resource, in: &tree)
    }
  }

  /// Whether text is a list of mappings, as the build itself writes them, or empty.
  private static func isList(_ text: String) -> Bool {
    if text.isEmpty || text.hasPrefix("- configuredIn: ") { return true }
    guard let parsed = try? YAMLReader.readFirstDocument(Array(text.utf8), place: SourceText(file: "")) else {
      return false
    }
    guard let root = parsed.documents.first else { return true }
    return parsed.tree.kind(of: root) == .sequence
      && parsed.tree.elements(of: root).allSatisfy { parsed.tree.kind(of: $0) == .mapping }
  }

  /// Sets an annotation to a copy of `value`.
  ///
  /// As in Kustomize all annotations are strings then, and share nothing with other fields any more.
  private static func setAnnotation(_ key: Text, to value: NodeID, of resource: Resource, in tree: inout NodeTree) {
    if let annotations = tree.value(at: "metadata", "annotations", in: resource.root),
      let present = tree.value(under: key, in: annotations), areStrings(annotations, in: tree)
    {
      tree.unshareAll(below: annotations)
      tree.become(present, value)
      return
    }
    let others = tree.stringMap("annotations", of: resource.root).filter { $0.key != key }
    tree.setStringMap("annotations", of: resource.root, to: others)
    let metadata = tree.metadata(of: resource.root)
    let annotations =
      tree.value("annotations", in: metadata)
      ?? tree.set("annotations", to: tree.makeCollection(.mapping, at: resource.root), in: metadata)
    tree.append(key: tree.makeScalar(key.utf8, at: resource.root), value: tree.copy(value), to: annotations)
  }

  private static func areStrings(_ annotations: NodeID, in tree: NodeTree) -> Bool {
    tree.entries(of: annotations).allSatisfy {
      tree.kind(of: $0.value) == .scalar && tree.storedTag(of: $0.value) == .string
    }
  }
}
