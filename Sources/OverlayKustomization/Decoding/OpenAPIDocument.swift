import OverlayDiagnostics
import OverlayYAMLTree

/// A file with OpenAPI definitions: JSON if it starts with a brace, otherwise YAML 1.1.
struct OpenAPIDocument {
  /// The document's nodes, with all scalars resolved and all keys strings.
  ///
  /// Of equal keys, the last is used.
  let tree: NodeTree
  /// The document; `nil` for a file without content.
  let root: NodeID?
  /// The file's name in diagnostics.
  let file: String

  /// - Throws: `json-syntax`, or one of the `yaml-…` kind, `non-string-key`, `invalid-scalar` or `unwritable-value`.
  init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    self.file = file
    let place = SourceText(file: file)
    if bytes.first == ascii("{") {
      let read = try JSONReader.read(bytes, place: place)
      (tree, root) = (read.tree, read.documents[0])
      return
    }
    var parsed = try YAMLReader.readFirstDocument(bytes, place: place)
    if let document = parsed.documents.first {
      try parsed.tree.checkJSON(document, file: file)
      try parsed.tree.canonicalizeYAML11(document)
    }
    tree = parsed.tree
    root = parsed.documents.first
  }

  func location(of node: NodeID) -> SourceLocation { tree.location(of: node) ?? SourceLocation(file: file) }

  /// The entries of a mapping; none for null.
  ///
  /// - Throws: `wrong-type` for other values.
  func entries(of node: NodeID?, _ what: String) throws(Diagnostic) -> [Entry] {
    guard let node, !tree.isNull(node) else { return [] }
    guard tree.kind(of: node) == .mapping else { throw wrongType(what, .mapping, node) }
    return tree.entries(of: node)
  }

  /// The string; `nil` for other values.
  func string(of node: NodeID?) -> String? {
    guard let node, tree.kind(of: node) == .scalar, tree.tag(of: node) == .string else { return nil }
    return tree.string(of: node)
  }

  /// The string under a key of a mapping; `nil` if the value is missing or not a string.
  func string(_ key: Text, in mapping: NodeID) -> String? { string(of: tree.value(under: key, in: mapping)) }

  /// - Throws: `wrong-type` for a value that is not a string.
  func requireString(_ node: NodeID, _ what: String) throws(Diagnostic) -> String {
    guard let string = string(of: node) else { throw wrongType(what, .string, node) }
    return string
  }

  /// The elements of a list of strings.
  ///
  /// - Throws: `wrong-type` for other values.
  func strings(of node: NodeID, _ what: String) throws(Diagnostic) -> [Text] {
    var texts: [Text] = []
    for element in try elements(of: node, what) { texts.append(Text(try requireString(element, "\(what)[]"))) }
    return texts
  }

  private func wrongType(_ what: String, _ wanted: DocumentValue.ExpectedType, _ node: NodeID) -> Diagnostic {
    .wrongType(what, wanted: wanted, found: DocumentValue(node, in: tree), at: location(of: node))
  }

  // MARK: - Schemas

  /// Rejects a schema with values of a wrong type at any depth.
  ///
  /// - Throws: `wrong-type` at the first one.
  /// - Complexity: O(nodes).
  func checkSchema(_ schema: NodeID, _ name: String) throws(Diagnostic) {
    var pending = [schema]
    while let node = pending.popLast() {
      for entry in try entries(of: node, name) {
        let key = tree.string(of: entry.key)
        guard !tree.isNull(entry.value) else { continue }
        switch key {
        case "properties", "patternProperties", "definitions":
          pending += try entries(of: entry.value, "\(name).\(key)").map(\.value)
        case "not": pending.append(entry.value)
        case "items":
          let isList = tree.kind(of: entry.value) == .sequence
          pending += isList ? tree.elements(of: entry.value) : [entry.value]
        case "allOf", "anyOf", "oneOf": pending += try elements(of: entry.value, "\(name).\(key)")
        case "additionalProperties", "additionalItems":
          if tree.tag(of: entry.value) != .boolean || tree.kind(of: entry.value) != .scalar {
            pending.append(entry.value)
          }
        case "required", "enum": _ = try elements(of: entry.value, "\(name).\(key)")
        case "type":
          let isList = tree.kind(of: entry.value) == .sequence
          for type in isList ? tree.elements(of: entry.value) : [entry.value] {
            _ = try requireString(type, "\(name).type")
          }
        case "description", "title", "format", "pattern":
          _ = try requireString(entry.value, "\(name).\(key)")
        default: break
        }
      }
    }
  }

  private func elements(of node: NodeID, _ what: String) throws(Diagnostic) -> [NodeID] {
    guard tree.kind(of: node) == .sequence else { throw wrongType(what, .list, node) }
    return tree.elements(of: node)
  }
}
