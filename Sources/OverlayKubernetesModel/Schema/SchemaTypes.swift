package import OverlayDiagnostics
package import OverlayYAMLTree

/// The types of an OpenAPI document that replaces the built-in schema.
package final class SchemaTypes: Sendable {
  /// The apiVersion and kind of a resource.
  package struct Name: Hashable, Sendable {
    /// As in the resource, such as `apps/v1`.
    package var apiVersion: Text
    /// As in the resource.
    package var kind: Text

    /// Creates a name.
    package init(apiVersion: Text, kind: Text) {
      self.apiVersion = apiVersion
      self.kind = kind
    }
  }

  /// One object or list.
  ///
  /// Indices name other nodes, ``unknown`` none. An index below that names a built-in definition, see
  /// ``builtInDefinition(named:)``.
  package struct Node: Sendable {
    /// The known fields of an object.
    package var fields: [Text: Int32] = [:]
    /// The value of every other field.
    package var otherFields: Int32 = -1
    /// The elements of a list.
    package var element: Int32 = -1
    /// How the list merges.
    package var merge: ListMerge?

    /// Creates an unknown node.
    package init() {}
  }

  /// The index of an unknown node.
  package static let unknown: Int32 = -1

  let nodes: [Node]
  let roots: [Name: Int32]
  let isNamespaced: [Name: Bool]
  let includesBuiltIn: Bool
  /// The nodes of fields that a comment describes, by the position of the field's key.
  let commented: [SourceLocation: Int32]

  /// Creates types.
  ///
  /// - Parameters:
  ///   - nodes: All objects and lists.
  ///   - roots: The node of each type.
  ///   - isNamespaced: Which types live in a namespace; built-in types have precedence.
  ///   - includesBuiltIn: Whether the built-in types are also known.
  ///   - commented: The nodes of fields that a comment describes, by the position of the field's key.
  package init(
    nodes: [Node],
    roots: [Name: Int32],
    isNamespaced: [Name: Bool],
    includesBuiltIn: Bool = false,
    commented: [SourceLocation: Int32] = [:]
  ) {
    self.nodes = nodes
    self.roots = roots
    self.isNamespaced = isNamespaced
    self.includesBuiltIn = includesBuiltIn
    self.commented = commented
  }

  /// Whether the document defines no types.
  package var isEmpty: Bool { roots.isEmpty && isNamespaced.isEmpty }

  /// The same types together with those that are built in.
  package var withBuiltIn: SchemaTypes {
    SchemaTypes(nodes: nodes, roots: roots, isNamespaced: isNamespaced, includesBuiltIn: true)
  }
}

// MARK: - Comments

extension SchemaTypes {
  /// The same types, and the schema of a field that a comment describes.
  ///
  /// - Parameters:
  ///   - location: The position of the field's key.
  ///   - other: The nodes of that schema, of which the first describes the field.
  /// - Returns: Both together.
  package func describing(_ location: SourceLocation, by other: SchemaTypes) -> SchemaTypes {
    let offset = Int32(truncatingIfNeeded: nodes.count)
    func shifted(_ index: Int32) -> Int32 { index >= 0 ? index + offset : index }
    let added = other.nodes.map { node in
      var node = node
      node.fields = node.fields.mapValues(shifted)
      node.otherFields = shifted(node.otherFields)
      node.element = shifted(node.element)
      return node
    }
    guard !added.isEmpty else { return self }
    return SchemaTypes(
      nodes: nodes + added,
      roots: roots,
      isNamespaced: isNamespaced,
      includesBuiltIn: includesBuiltIn,
      commented: commented.merging([location: offset]) { $1 }
    )
  }
}

// MARK: - Built-in definitions

extension SchemaTypes {
  /// The index by which a document refers to a definition of the built-in schema.
  ///
  /// It is valid only if the built-in types are also known.
  ///
  /// - Parameter name: Such as `io.k8s.api.core.v1.PodTemplateSpec`.
  /// - Returns: ``unknown`` if there is no such definition.
  /// - Complexity: O(log n) in the number of definitions.
  package static func builtInDefinition(named name: Text) -> Int32 {
    name.withBytes { name in
      let names = KubernetesSchemaTable.definitions
      let found = names.indices.search { names[$0].order(against: name) }
      return found.map { unknown - 1 - Int32($0) } ?? unknown
    }
  }
}

// MARK: - Lookups

// A place of such a schema has a negative number, which distinguishes it from one of the built-in schema.
extension SchemaTypes {
  func root(_ name: Name) -> Schema.Place? { roots[name].flatMap { place($0) } }

  func commentedField(at location: SourceLocation) -> Schema.Place? { commented[location].flatMap { place($0) } }

  func field(_ name: Text, of place: Schema.Place) -> Schema.Place? {
    let node = node(place)
    return self.place(node.fields[name] ?? node.otherFields)
  }

  func element(of place: Schema.Place) -> Schema.Place? { self.place(node(place).element) }

  func listMerge(of place: Schema.Place) -> ListMerge? { node(place).merge }

  private func place(_ index: Int32) -> Schema.Place? {
    if index >= 0 { return Schema.Place(node: -1 - index) }
    return includesBuiltIn && index < Self.unknown ? Schema.Place(node: Self.unknown - 1 - index) : nil
  }

  private func node(_ place: Schema.Place) -> Node { nodes[Int(-1 - place.node)] }
}

/// How a strategic merge patch merges one list.
///
/// Source: `x-kubernetes-patch-strategy`, `x-kubernetes-list-map-keys` and `x-kubernetes-patch-merge-key` in the
/// Kubernetes OpenAPI document, read as kustomize reads them.
package struct ListMerge: Hashable, Sendable {
  /// Whether elements merge one by one; otherwise the patch's list replaces the other.
  package let merges: Bool
  /// The fields that together identify an element: the list map keys, or else the patch merge key.
  ///
  /// A list that merges without keys is one of scalars, each its own key, such as `metadata.finalizers`.
  package let keys: [Text]

  /// Creates a rule.
  package init(merges: Bool, keys: [Text]) {
    self.merges = merges
    self.keys = keys
  }
}
