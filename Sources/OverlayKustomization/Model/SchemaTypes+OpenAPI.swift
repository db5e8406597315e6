package import OverlayDiagnostics
package import OverlayKubernetesModel
package import OverlayYAMLTree

extension SchemaTypes {
  /// Reads an OpenAPI document (`openapi.path`).
  ///
  /// Reads the `definitions` with a group, version and kind and all definitions they refer to, and from `paths` which types
  /// are namespaced.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: Its name in diagnostics.
  /// - Returns: The types. A reference to a missing definition resolves to the built-in definition of that name. A field
  ///   with an unresolved or cyclic reference has no known type.
  /// - Throws: An error of the YAML or JSON reader, `wrong-type` or `invalid-definitions`.
  package static func decode(_ bytes: [UInt8], file: String) throws(Diagnostic) -> SchemaTypes {
    guard !bytes.isEmpty else { throw .emptySchema(file) }
    var reader = SchemaReader(try OpenAPIDocument(bytes, file: file))
    try reader.readDefinitions()
    try reader.readPaths()
    return SchemaTypes(nodes: reader.nodes, roots: reader.roots, isNamespaced: reader.isNamespaced)
  }
}

extension Schema {
  /// This schema with descriptions of manifest fields from comments.
  ///
  /// Comments that are not a schema are ignored, as Kustomize does.
  package func describing(_ comments: [SchemaComment]) -> Schema {
    comments.reduce(self) { schema, comment in
      (try? SchemaTypes.decode(comment: comment.json)).map { schema.describing(comment.location, by: $0) } ?? schema
    }
  }
}

extension SchemaTypes {
  /// Reads a single schema, which becomes the first node.
  fileprivate static func decode(comment: [UInt8]) throws(Diagnostic) -> SchemaTypes {
    let document = try OpenAPIDocument(comment, file: "")
    guard let root = document.root else { throw .emptySchema("") }
    try document.checkSchema(root, "the comment")
    var reader = SchemaReader(document)
    try reader.readSchema(root)
    return SchemaTypes(nodes: reader.nodes, roots: [:], isNamespaced: [:])
  }
}

/// Converts the schemas of an OpenAPI document to nodes.
private struct SchemaReader {
  private let document: OpenAPIDocument
  private(set) var nodes: [SchemaTypes.Node] = []
  private(set) var roots: [SchemaTypes.Name: Int32] = [:]
  private(set) var isNamespaced: [SchemaTypes.Name: Bool] = [:]
  /// The schemas by the name of their definition.
  private var definitions: [Text: NodeID] = [:]
  /// The indices of the nodes of schemas, including those in ``pending``.
  private var indices: [NodeID: Int32] = [:]
  /// The resolved references.
  private var targets: [NodeID: Int32] = [:]
  private var pending: [NodeID] = []

  private static let typeKey: Text = "x-kubernetes-group-version-kind"

  init(_ document: OpenAPIDocument) { self.document = document }

  private func value(_ key: Text, of node: NodeID?) -> NodeID? {
    node.flatMap { document.tree.value(under: key, in: $0) }
  }

  // MARK: - Definitions

  mutating func readDefinitions() throws(Diagnostic) {
    _ = try document.entries(of: document.root, "the file")
    let entries = try document.entries(of: value("definitions", of: document.root), "definitions")
    for entry in entries {
      let name = document.tree.text(of: entry.key)
      try document.checkSchema(entry.value, name.string)
      definitions[name] = entry.value
    }
    for entry in entries {
      guard let types = value(Self.typeKey, of: entry.value) else { continue }
      for type in document.tree.elements(of: types) {
        guard let name = try typeName(type) else { continue }
        roots[name] = index(of: entry.value)
      }
    }
    try readPending()
  }

  /// Reads a schema that is not a definition.
  mutating func readSchema(_ schema: NodeID) throws(Diagnostic) {
    _ = index(of: schema)
    try readPending()
  }

  private mutating func readPending() throws(Diagnostic) {
    while let schema = pending.popLast() {
      guard let index = indices[schema] else { continue }
      nodes[Int(index)] = try node(of: schema)
    }
  }

  private func typeName(_ node: NodeID) throws(Diagnostic) -> SchemaTypes.Name? {
    guard document.tree.kind(of: node) == .mapping else { return nil }
    guard let version = document.string("version", in: node), let kind = document.string("kind", in: node) else {
      throw .incompleteType(at: document.location(of: node))
    }
    let group = document.string("group", in: node) ?? ""
    return SchemaTypes.Name(apiVersion: Text(group.isEmpty ? version : "\(group)/\(version)"), kind: Text(kind))
  }

  // MARK: - Schemas

  private mutating func node(of schema: NodeID) throws(Diagnostic) -> SchemaTypes.Node {
    var node = SchemaTypes.Node()
    if let properties = value("properties", of: schema) {
      for entry in document.tree.entries(of: properties) {
        node.fields[document.tree.text(of: entry.key)] = target(of: entry.value)
      }
    }
    if let others = value("additionalProperties", of: schema), document.tree.kind(of: others) == .mapping {
      node.otherFields = target(of: others)
    }
    if isList(schema), let items = value("items", of: schema), document.tree.kind(of: items) == .mapping {
      node.element = target(of: items)
    }
    node.merge = try listMerge(of: schema)
    return node
  }

  private func isList(_ schema: NodeID) -> Bool {
    guard let type = value("type", of: schema) else { return false }
    let words = document.tree.kind(of: type) == .sequence ? document.tree.elements(of: type) : [type]
    return words.count == 1 && document.string(of: words[0]).map { Text($0) == "array" } ?? false
  }

  private func listMerge(of schema: NodeID) throws(Diagnostic) -> ListMerge? {
    guard let strategy = try string("x-kubernetes-patch-strategy", of: schema) else { return nil }
    let words = strategy.split(separator: ",", omittingEmptySubsequences: false)
    let merges = words.contains { Text(String($0)) == "merge" }
    if let keys = value("x-kubernetes-list-map-keys", of: schema) {
      return ListMerge(merges: merges, keys: try document.strings(of: keys, "x-kubernetes-list-map-keys"))
    }
    let key = try string("x-kubernetes-patch-merge-key", of: schema)
    return ListMerge(merges: merges, keys: key.map { $0.isEmpty ? [] : [Text($0)] } ?? [])
  }

  /// The string under a key; `nil` if the key is missing.
  private func string(_ key: Text, of schema: NodeID) throws(Diagnostic) -> String? {
    guard let node = value(key, of: schema) else { return nil }
    return try document.requireString(node, key.string)
  }

  // MARK: - References

  /// The index of the node of a schema; negative for an unresolved reference.
  private mutating func target(of schema: NodeID) -> Int32 {
    var current = schema
    var passed: [NodeID] = []
    var target: Int32?
    while target == nil, let reference = document.string("$ref", in: current), !reference.isEmpty {
      if let known = targets[current] {
        target = known
      } else if let next = resolve(reference) {
        // A second visit before the reference is resolved is a cycle.
        targets[current] = SchemaTypes.unknown
        passed.append(current)
        current = next
      } else {
        target = builtInDefinition(reference)
      }
    }
    let result = target ?? index(of: current)
    for node in passed { targets[node] = result }
    return result
  }

  private mutating func index(of schema: NodeID) -> Int32 {
    if let index = indices[schema] { return index }
    let index = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(SchemaTypes.Node())
    indices[schema] = index
    pending.append(schema)
    return index
  }

  /// The steps of a JSON pointer below `definitions`, such as `#/definitions/io.k8s.api.core.v1.PodSpec`.
  ///
  /// - Returns: The name of the definition, and further steps; `nil` for other references.
  private func steps(of reference: String) -> [Text]? {
    guard let hash = reference.utf8.firstIndex(of: ascii("#")) else { return nil }
    let pointer = reference[reference.utf8.index(after: hash)...]
    let parts = pointer.utf8.split(separator: ascii("/"), omittingEmptySubsequences: false)
    let steps = parts.map { Text(Self.unescaped($0)) }
    guard steps.count >= 3, steps[0].isEmpty, steps[1] == "definitions" else { return nil }
    return Array(steps.dropFirst(2))
  }

  /// The index of the built-in definition that a reference names; ``SchemaTypes/unknown`` for other references.
  private func builtInDefinition(_ reference: String) -> Int32 {
    guard let steps = steps(of: reference), steps.count == 1, definitions[steps[0]] == nil else {
      return SchemaTypes.unknown
    }
    return SchemaTypes.builtInDefinition(named: steps[0])
  }

  /// Resolves a reference in the document.
  private func resolve(_ reference: String) -> NodeID? {
    guard let steps = steps(of: reference) else { return nil }
    var current = definitions[steps[0]]
    for step in steps.dropFirst() {
      guard let node = current else { return nil }
      if document.tree.kind(of: node) == .sequence {
        let elements = document.tree.elements(of: node)
        current = Int(step.string).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      } else {
        current = document.tree.value(under: step, in: node)
      }
    }
    return current
  }

  /// A step with `%` sequences, and then `~1` and `~0`, decoded.
  private static func unescaped(_ step: Substring.UTF8View) -> String {
    let text = PercentEncoding.decode(Substring(step)) ?? String(Substring(step))
    let bytes = Array(text.utf8).replacing("~1".utf8, with: "/".utf8).replacing("~0".utf8, with: "~".utf8)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - Paths

  mutating func readPaths() throws(Diagnostic) {
    for entry in try document.entries(of: value("paths", of: document.root), "paths") {
      let path = document.tree.string(of: entry.key)
      _ = try document.entries(of: entry.value, "paths.\(path)")
      let operation = value("get", of: entry.value)
      _ = try document.entries(of: operation, "paths.\(path).get")
      guard let type = value(Self.typeKey, of: operation), let name = try typeName(type) else { continue }
      if path.utf8.firstRange(of: "namespaces/{namespace}".utf8) != nil {
        isNamespaced[name] = true
      } else if isNamespaced[name] == nil {
        isNamespaced[name] = false
      }
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func emptySchema(_ file: String) -> Diagnostic {
    Diagnostic(code: .invalidDefinitions, message: "the file is empty", at: SourceLocation(file: file))
      .addingNote("it must contain an OpenAPI document with 'definitions'")
  }

  fileprivate static func incompleteType(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidDefinitions, message: "a type needs the strings 'version' and 'kind'", at: location)
  }
}
