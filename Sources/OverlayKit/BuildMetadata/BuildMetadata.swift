import OverlayDiagnostics
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// The `buildMetadata` of the top kustomization; that of its bases has no effect.
struct BuildMetadata: Sendable {
  /// Whether the output shows the origin of each resource.
  let showsOrigins: Bool
  /// Whether the output shows the transformers that changed each resource.
  let showsTransformations: Bool
  /// Whether the output has the label that names the tool.
  let addsManagedByLabel: Bool
  /// Whether records are kept during the build, which any option requires.
  let isRecording: Bool
  /// The places of the options.
  private let places: [Text: SourceLocation]

  init(_ options: [Located<String>] = []) {
    places = Dictionary(options.map { (Text($0.value), $0.location) }) { first, _ in first }
    let options = Set(options.map { Text($0.value) })
    showsOrigins = options.contains("originAnnotations")
    showsTransformations = options.contains("transformerAnnotations")
    addsManagedByLabel = options.contains("managedByLabel")
    isRecording = !options.isEmpty
  }

  /// The location of `managedByLabel`.
  var placeOfLabel: SourceLocation? { places["managedByLabel"] }

  // MARK: - Records

  /// Reports the records of all resources, which are otherwise not reported.
  func reportRecords(of resources: [Resource], in tree: NodeTree, context: BuildContext) {
    guard context.isObserved else { return }
    let records: [(key: Text, option: Text)] = [
      (InternalAnnotation.origin, "originAnnotations"), (InternalAnnotation.transformations, "transformerAnnotations"),
    ]
    for (key, option) in records {
      guard let place = places[option] else { continue }
      for resource in resources {
        guard let annotations = tree.value(at: "metadata", "annotations", in: resource.root),
          let value = tree.value(under: key, in: annotations)
        else { continue }
        context.didSet(value, at: place, under: annotations, in: tree)
      }
    }
  }

  /// Whether the origin of a resource has been recorded.
  static func hasOrigin(_ resource: Resource, in tree: NodeTree) -> Bool {
    tree.metadataString("annotations", InternalAnnotation.origin.string, of: resource.root) != nil
  }

  /// Records the origin of a resource and replaces an earlier record.
  ///
  /// As in Kustomize, the record is an annotation, which patches may change or remove. The other annotations become
  /// strings only with the first record of a transformer.
  ///
  /// - Throws: `wrong-field-kind` if the resource's annotations are not a mapping.
  func record(
    origin: BuildRecord,
    on resource: inout Resource,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard isRecording else { return }
    let present = tree.value(at: "metadata", "annotations", in: resource.root)
    if let present, tree.kind(of: present) != .mapping, !tree.isNull(present) {
      throw .wrongFieldKind(
        path: "metadata/annotations",
        of: resource.title(in: tree),
        found: "it is a \(tree.kind(of: present).word)",
        at: tree.location(of: present)
      ).addingNote("'buildMetadata' records the origin of the resource there")
    }
    resource.origin.record = origin
    let text = tree.makeScalar(origin.text, tag: .string, at: resource.root)
    guard let present, tree.kind(of: present) == .mapping else {
      return Self.setAnnotation(InternalAnnotation.origin, to: text, of: resource, in: &tree, context)
    }
    tree.unshareAll(below: present)
    tree.set(InternalAnnotation.origin, to: text, in: present)
  }

  /// Records a transformer on every resource; it is the origin of resources without one.
  ///
  /// - Throws: `invalid-record` if a resource was loaded with records that are not a list.
  func record(
    transformation: BuildRecord,
    on resources: ResourceSet,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard isRecording else { return }
    // Most resources have the same records, which are stored once; the new record is made once for each stored string.
    var made: [UInt64: NodeID] = [:]
    let element = transformation.listElement
    for resource in resources.resources {
      guard Self.hasOrigin(resource, in: tree) else {
        let text = tree.makeScalar(transformation.text, tag: .string)
        Self.setAnnotation(InternalAnnotation.origin, to: text, of: resource, in: &tree, context)
        continue
      }
      let present = tree.value(at: "metadata", "annotations", in: resource.root)
        .flatMap { tree.value(under: InternalAnnotation.transformations, in: $0) }
        .flatMap { tree.kind(of: $0) == .scalar ? $0 : nil }
      let place = present.map { tree.storedTextID(of: $0) } ?? 0
      if let text = made[place] {
        Self.setAnnotation(InternalAnnotation.transformations, to: text, of: resource, in: &tree, context)
        continue
      }
      let old = present.map { tree.string(of: $0) } ?? ""
      context.charge(old.utf8.count)
      guard Self.isList(old) else {
        let key = InternalAnnotation.transformations
        throw Diagnostic(
          code: .invalidRecord,
          message: "the annotation '\(key)' of \(resource.title(in: tree)) is not a list of records",
          at: tree.location(of: resource.root)
        ).addingNote("remove it, since the build writes it")
      }
      // If records are not shown, only their existence matters.
      let new = showsTransformations || old.isEmpty ? old + element : old
      let text = tree.makeScalar(new, tag: .string)
      made[place] = text
      Self.setAnnotation(InternalAnnotation.transformations, to: text, of: resource, in: &tree, context)
    }
  }

  /// Whether a string is empty or a YAML list of mappings, as the build itself writes them.
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
  /// As in Kustomize, all annotations become strings and no longer share aliases with other fields.
  private static func setAnnotation(
    _ key: Text,
    to value: NodeID,
    of resource: Resource,
    in tree: inout NodeTree,
    _ context: BuildContext
  ) {
    if let annotations = tree.value(at: "metadata", "annotations", in: resource.root),
      let present = tree.value(under: key, in: annotations), areStrings(annotations, in: tree)
    {
      tree.unshareAll(below: annotations)
      tree.replaceContent(of: present, with: value)
      return
    }
    let others = tree.stringMap("annotations", of: resource.root).filter { $0.key != key }
    tree.setStringMap("annotations", of: resource.root, to: others, context: context)
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
