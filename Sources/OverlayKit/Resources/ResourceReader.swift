import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayPatching
import OverlayYAMLTree

/// Turns the documents of a file into resources: checks each, and expands lists.
struct ResourceReader {
  /// The name of the file in diagnostics.
  let file: String
  /// Whether the file has `---` lines, even between empty documents.
  var isDivided = false
  /// The schema that determines scopes.
  var schema = Schema.kubernetes

  /// Reads resources from documents in `tree`, without those that are empty mappings or lists.
  ///
  /// - Returns: The resources in order; those in lists come after all others.
  /// - Throws: `not-a-resource` or what expanding a list throws.
  func resources(
    from documents: [NodeID],
    of tree: inout NodeTree,
    context: BuildContext? = nil
  ) throws(Diagnostic) -> [Resource] {
    var pending = unwrapped(documents.filter { !tree.isEmptyCollection($0) }, of: tree)
    for root in pending {
      try Self.check(root, of: tree)
      tree.markSecrets(in: root)
    }
    var result: [Resource] = []
    var types = ResourceTypes(schema: schema)
    var position = 0
    while position < pending.count {
      let root = pending[position]
      position += 1
      guard let items = try listItems(of: root, in: &tree, context) else {
        let origin = ResourceOrigin(file: file, location: tree.location(of: root))
        var resource = Resource(root: root, origin: origin, types: &types, in: tree)
        resource.readInternalAnnotations(from: tree)
        result.append(resource)
        continue
      }
      for item in items where !tree.isNull(item) && !tree.isEmptyCollection(item) {
        try Self.check(item, of: tree)
        pending.append(item)
      }
    }
    return result
  }

  /// All errors in the documents of a file, in its order and independent of each other.
  static func problems(in bytes: [UInt8], file: String, limit: Int) -> [Diagnostic] {
    let read = YAMLReader.readSoundDocuments(bytes, place: SourceText(file: file), limit: limit)
    guard var parsed = read.file else { return read.errors }
    var errors = read.errors
    let reader = ResourceReader(file: file, isDivided: parsed.isDivided)
    for document in parsed.documents where errors.count < limit {
      do throws(Diagnostic) { _ = try reader.resources(from: [document], of: &parsed.tree) } catch {
        errors.append(error)
      }
    }
    return errors.inFileOrder
  }

  /// The elements of a file with a single `List` or `ResourceList` and nothing else, not even an empty document.
  ///
  /// Such a file is only a wrapper: its elements are not changed, and without `items` it is empty if it has a
  /// `functionConfig`. Other lists are converted to JSON and back, see ``listItems(of:in:)``.
  private func unwrapped(_ documents: [NodeID], of tree: NodeTree) -> [NodeID] {
    guard !isDivided, documents.count == 1, let kind = tree.value("kind", in: documents[0]),
      tree.hasText(kind, "List") || tree.hasText(kind, "ResourceList")
    else { return documents }
    guard let items = tree.value("items", in: documents[0]) else {
      return tree.value("functionConfig", in: documents[0]) == nil ? documents : []
    }
    guard tree.kind(of: items) == .sequence else {
      // Kustomize iterates over the content, and treats anything else as empty.
      return tree.isEmptyCollection(items) || tree.kind(of: items) == .scalar ? [] : documents
    }
    return tree.elements(of: items).filter { !tree.isNull($0) && !tree.isEmptyCollection($0) }
  }

  /// The elements of an object whose kind ends in `List`; `nil` for other objects and lists without `items`.
  private func listItems(
    of root: NodeID,
    in tree: inout NodeTree,
    _ context: BuildContext?
  ) throws(Diagnostic) -> [NodeID]? {
    guard let kind = tree.value("kind", in: root), Self.isList(kind, in: tree),
      let items = tree.value("items", in: root)
    else { return nil }
    if tree.isNull(items) { return [] }
    guard tree.kind(of: items) == .sequence else {
      throw .notAResource(
        "'items' of a \(tree.quotableKind(kind) ?? "list") must be a list",
        at: tree.location(of: items)
      )
    }
    tree.resetLayout(of: root)
    try tree.canonicalize(root, context: context)
    tree.restyleAfterJSON(root, keepsIntegers: true, context: context)
    return tree.elements(of: items)
  }

  /// Checks that an object is a resource or a list of resources.
  ///
  /// - Throws: `not-a-resource` without a kind or a name, or if the metadata is not a mapping. A list does not need a
  ///   name, and the metadata of a list with `items` is ignored.
  static func check(_ root: NodeID, of tree: NodeTree) throws(Diagnostic) {
    let location = tree.location(of: root)
    guard tree.kind(of: root) == .mapping else {
      throw .notAResource("expected a resource, which is a mapping, found a \(tree.kind(of: root).word)", at: location)
    }
    let kind = tree.value("kind", in: root)
    let metadata = tree.value("metadata", in: root)
    guard let kind, tree.kind(of: kind) == .scalar, !tree.isNull(kind), !tree.hasText(kind, "") else {
      throw .notAResource("this object has no 'kind'", at: kind.flatMap { tree.location(of: $0) } ?? location)
    }
    let isList = Self.isList(kind, in: tree)
    if isList, tree.value("items", in: root) != nil { return }
    if let metadata, tree.kind(of: metadata) != .mapping, !tree.isNull(metadata) {
      throw .notAResource(
        "the 'metadata' of this \(tree.quotableKind(kind) ?? "object") is a \(tree.kind(of: metadata).word)",
        at: tree.location(of: metadata)
      )
    }
    if isList { return }
    let name = metadata.flatMap { tree.value("name", in: $0) }
    guard let name, tree.kind(of: name) == .scalar, !tree.isNull(name), !tree.hasText(name, "") else {
      let problem = Diagnostic.notAResource(
        "this \(tree.quotableKind(kind) ?? "object") has no 'metadata.name'",
        at: metadata.flatMap { tree.location(of: $0) } ?? location
      )
      guard let generated = metadata.flatMap({ tree.value("generateName", in: $0) }) else { throw problem }
      throw problem.addingNote(
        "'generateName' is not supported, because patches and references need a name",
        at: tree.location(of: generated)
      )
    }
  }

  private static func isList(_ kind: NodeID, in tree: NodeTree) -> Bool {
    tree.withBytes(of: kind) { $0.suffix(4).elementsEqual("List".utf8) }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func notAResource(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .notAResource, message: reason, at: location)
  }
}
