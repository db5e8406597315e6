package import OverlayDiagnostics
package import OverlayYAMLTree

/// What is known about the types of resources: which kinds live in a namespace, and how a patch merges their lists.
///
/// A schema is a graph. A walk starts at ``root(apiVersion:kind:)`` and follows the resource: to a field of a map, to
/// the elements of a list. Each step returns a ``Place`` or `nil`, and `nil` means that nothing is known from there
/// down, so that every list below is replaced as a whole. The built-in schema is ``kubernetes``; one that is read from a
/// document can replace it.
///
/// Nothing is built before the first lookup. All comparisons are of bytes.
package struct Schema: Sendable {
  /// A type that a walk has reached: an object, or a list with the type of its elements.
  ///
  /// Four bytes, valid only with the schema that returned it.
  package struct Place: Hashable, Sendable {
    let node: Int32
  }

  /// The built-in schema: Kubernetes 1.21.2, and the scopes of kinds that kustomize knows beyond it.
  package static let kubernetes = Schema()

  /// The version of ``kubernetes``, as `openapi.version` spells it.
  package static let kubernetesVersion = "v1.21.2"

  /// The types of a document; `nil` for the built-in schema.
  private let own: SchemaTypes?

  /// Creates a schema with the types of a document.
  ///
  /// The built-in schema still determines the scopes of Kubernetes types.
  package init(_ types: SchemaTypes) { own = types }

  private init() { own = nil }

  /// The same schema, in which a comment describes a field of a manifest.
  ///
  /// - Parameters:
  ///   - location: The position of the field's key.
  ///   - types: The schema of the comment; its first node describes the field.
  /// - Returns: Both together.
  package func describing(_ location: SourceLocation, by types: SchemaTypes) -> Schema {
    let own = own ?? SchemaTypes(nodes: [], roots: [:], isNamespaced: [:], includesBuiltIn: true)
    return Schema(own.describing(location, by: types))
  }

  /// Whether there are types of a document, not only those of ``kubernetes`` and of comments.
  package var hasOwnTypes: Bool { own.map { !$0.includesBuiltIn || !$0.roots.isEmpty } ?? false }

  /// How many types and fields ``describing(_:by:)`` copies.
  package var copiedCount: Int { own?.nodes.count ?? 0 }

  /// Whether comments describe fields.
  package var hasCommentedFields: Bool { own?.commented.isEmpty == false }

  /// The place of a field that a comment describes, by the position of its key.
  package func commentedField(at location: SourceLocation) -> Place? { own?.commentedField(at: location) }
}

// MARK: - Tables

// The built-in tables are read in place, row by row. Storing them in a property would create arrays at run time,
// at twenty microseconds each; a schema with its own tables branches here.
extension Schema {
  private func kindRow(_ index: Int) -> KindRow { KubernetesSchemaTable.kinds[index] }
  private func nodeRow(_ place: Place) -> NodeRow { KubernetesSchemaTable.nodes[Int(place.node)] }
  private func fieldRow(_ index: Int) -> FieldRow { KubernetesSchemaTable.fields[index] }
  private func mergeRow(_ index: Int32) -> MergeRow { KubernetesSchemaTable.merges[Int(index)] }

  /// The ways in which lists merge, created at the first use: a dozen, which every list of a patch looks up.
  private static let listMerges = KubernetesSchemaTable.merges.map { row in
    let keys = (row.firstKey..<row.firstKey + row.keyCount).map { Text(KubernetesSchemaTable.mergeKeys[Int($0)]) }
    return ListMerge(merges: row.merges, keys: keys)
  }
}

// MARK: - Lookups by bytes

extension Schema {
  /// The place of a whole resource.
  ///
  /// - Parameters:
  ///   - apiVersion: As in the resource, such as `apps/v1`; compared exactly, so that an unknown version of a known
  ///     kind is unknown.
  ///   - kind: As in the resource.
  /// - Returns: `nil` if the type's fields are unknown, even if its scope is known.
  /// - Complexity: O(log n) in the number of kinds.
  package func root(apiVersion: UnsafeBufferPointer<UInt8>, kind: UnsafeBufferPointer<UInt8>) -> Place? {
    if let own {
      if let place = own.root(name(apiVersion, kind)) { return place }
      guard own.includesBuiltIn || Self.isKustomize(apiVersion) else { return nil }
    }
    guard let row = kindRow(apiVersion, kind), row.root >= 0 else { return nil }
    return Place(node: row.root)
  }

  /// Whether a type is one of kustomize's own, which are known in addition to every schema.
  private static func isKustomize(_ apiVersion: UnsafeBufferPointer<UInt8>) -> Bool {
    apiVersion.elementsEqual("kustomize.config.k8s.io/v1beta1".utf8)
  }

  /// The place under a key of a map.
  ///
  /// - Returns: `nil` if the field is unknown, or if `place` is a list.
  /// - Complexity: O(log n) in the number of the object's known fields, of which there are at most eight.
  package func field(_ name: UnsafeBufferPointer<UInt8>, of place: Place) -> Place? {
    if place.node < 0 { return own?.field(Text(String(decoding: name, as: UTF8.self)), of: place) }
    let node = nodeRow(place)
    let fields = Int(node.firstField)..<Int(node.firstField + node.fieldCount)
    return fields.search { fieldRow($0).name.order(against: name) }.map { Place(node: fieldRow($0).node) }
  }

  /// The place of every element of a list.
  ///
  /// - Returns: `nil` if the elements are unknown, or if `place` is a map.
  package func element(of place: Place) -> Place? {
    if place.node < 0 { return own?.element(of: place) }
    let element = nodeRow(place).element
    return element < 0 ? nil : Place(node: element)
  }

  /// How a strategic merge patch merges a list.
  ///
  /// - Returns: `nil` if the document has no patch strategy for the list, which means that a patch replaces it; list
  ///   map keys alone do not make a list merge. Also `nil` for maps: `retainKeys` and `replace` on a map, which
  ///   Kubernetes knows, have no effect in kustomize.
  package func listMerge(of place: Place) -> ListMerge? {
    if place.node < 0 { return own?.listMerge(of: place) }
    let merge = nodeRow(place).merge
    guard merge >= 0 else { return nil }
    return Self.listMerges[Int(merge)]
  }

  /// Whether a strategic merge patch merges the elements of a list one by one, as ``listMerge(of:)`` says.
  package func merges(listAt place: Place) -> Bool {
    if place.node < 0 { return own?.listMerge(of: place)?.merges == true }
    let merge = nodeRow(place).merge
    return merge >= 0 && mergeRow(merge).merges
  }

  /// Whether resources of a kind live in a namespace.
  ///
  /// - Returns: `nil` for kinds whose scope is not known, such as those of custom resources. Only `false` makes a kind
  ///   certainly cluster-scoped; everything else is treated as namespaced.
  /// - Complexity: O(log n) in the number of kinds.
  package func isNamespaced(apiVersion: UnsafeBufferPointer<UInt8>, kind: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch kindRow(apiVersion, kind)?.scope {
    case .namespaced: true
    case .cluster: false
    case .unknown, nil: own?.isNamespaced[name(apiVersion, kind)]
    }
  }

  private func name(_ apiVersion: UnsafeBufferPointer<UInt8>, _ kind: UnsafeBufferPointer<UInt8>) -> SchemaTypes.Name {
    SchemaTypes.Name(
      apiVersion: Text(String(decoding: apiVersion, as: UTF8.self)),
      kind: Text(String(decoding: kind, as: UTF8.self))
    )
  }

  private func kindRow(_ apiVersion: UnsafeBufferPointer<UInt8>, _ kind: UnsafeBufferPointer<UInt8>) -> KindRow? {
    let found = (0..<KubernetesSchemaTable.kinds.count).search { index in
      let order = kindRow(index).kind.order(against: kind)
      return order == 0 ? kindRow(index).apiVersion.order(against: apiVersion) : order
    }
    return found.map { kindRow($0) }
  }
}

// MARK: - Lookups by text

extension Schema {
  /// The place of a whole resource, as ``root(apiVersion:kind:)`` for bytes.
  package func root(apiVersion: Text, kind: Text) -> Place? {
    apiVersion.withBytes { apiVersion in kind.withBytes { kind in root(apiVersion: apiVersion, kind: kind) } }
  }

  /// The place of a mapping with its own `apiVersion` and `kind`; `nil` also for other nodes.
  package func root(of resource: NodeID, in tree: NodeTree) -> Place? {
    guard let apiVersion = tree.value("apiVersion", in: resource), let kind = tree.value("kind", in: resource) else {
      return nil
    }
    return tree.withBytes(of: apiVersion) { apiVersion in
      tree.withBytes(of: kind) { kind in root(apiVersion: apiVersion, kind: kind) }
    }
  }

  /// The place under a key of a map, as ``field(_:of:)`` for bytes.
  package func field(_ name: Text, of place: Place) -> Place? {
    name.withBytes { name in field(name, of: place) }
  }

  /// Whether resources of a kind live in a namespace, as ``isNamespaced(apiVersion:kind:)`` for bytes.
  package func isNamespaced(apiVersion: Text, kind: Text) -> Bool? {
    apiVersion.withBytes { apiVersion in kind.withBytes { kind in isNamespaced(apiVersion: apiVersion, kind: kind) } }
  }
}
