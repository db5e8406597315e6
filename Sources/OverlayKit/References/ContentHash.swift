import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// The name suffix that changes with the content of a ConfigMap or Secret.
///
/// Source: Kustomize hashes the content as JSON, with an empty name.
enum ContentHash {
  /// Ten characters, which do not form words.
  ///
  /// - Parameters:
  ///   - resource: A ConfigMap, a Secret, or another resource, which is hashed completely.
  ///   - tree: Its tree, which receives copies of the content in their final form.
  /// - Returns: The suffix without its dash.
  /// - Throws: What canonicalizing the content throws.
  static func suffix(of resource: Resource, in tree: inout NodeTree) throws(Diagnostic) -> String {
    var writer = JSONWriter()
    switch resource.type.kind {
    case "ConfigMap":
      try write(["binaryData", "data", "kind", "name"], optional: ["binaryData"], resource, to: &writer, &tree)
    case "Secret":
      try write(["data", "kind", "name", "stringData", "type"], optional: ["stringData"], resource, to: &writer, &tree)
    default:
      let copy = tree.copy(resource.root)
      try tree.canonicalize(copy)
      writer.write(copy, of: tree)
    }
    return encode(SHA256.hash(writer.bytes))
  }

  /// Whether Kustomize's suffix for a kind depends on the content alone.
  ///
  /// For other kinds it hashes the nodes of its parser, with lines, columns, styles and comments.
  static func isReproducible(for kind: Text) -> Bool { kind == "ConfigMap" || kind == "Secret" }

  private static func write(
    _ fields: [Text],
    optional: Set<Text>,
    _ resource: Resource,
    to writer: inout JSONWriter,
    _ tree: inout NodeTree
  ) throws(Diagnostic) {
    var values: [Text: NodeID] = [:]
    for field in fields where field != "kind" && field != "name" {
      guard let value = tree.value(under: field, in: resource.root) else { continue }
      let copy = tree.copy(value)
      let negativeZeros = tree.negativeZeros(below: copy)
      try tree.canonicalize(copy)
      // Numbers are floating-point numbers here, so large ones lose digits and a zero keeps its sign.
      tree.restyleAfterJSON(copy)
      for zero in negativeZeros { tree.setText(of: zero, to: "-0".utf8) }
      if tree.kind(of: copy) == .mapping || !optional.contains(field) { values[field] = copy }
    }
    let written = fields.filter { values[$0] != nil || !optional.contains($0) }
    writer.writeObject(written) { writer, index in
      switch written[index] {
      case "kind": writer.writeString(resource.type.kind)
      case let field:
        if let value = values[field] { writer.write(value, of: tree) } else { writer.writeString("") }
      }
    }
  }

  /// The first ten hexadecimal digits, some of them replaced with consonants.
  private static func encode(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let replacements: [UInt8: UInt8] = [
      UInt8(ascii: "0"): UInt8(ascii: "g"), UInt8(ascii: "1"): UInt8(ascii: "h"), UInt8(ascii: "3"): UInt8(ascii: "k"),
      UInt8(ascii: "a"): UInt8(ascii: "m"), UInt8(ascii: "e"): UInt8(ascii: "t"),
    ]
    let hexadecimal = digest.prefix(5).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: hexadecimal.map { replacements[$0] ?? $0 }, as: UTF8.self)
  }
}
