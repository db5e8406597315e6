import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree

/// Combines the values that a chart is rendered with.
enum HelmValues {
  /// The values of a kustomization, alone or merged with those of a file, as YAML.
  ///
  /// Source: Kustomize merges them like a patch and a resource, including `$patch` directives, and converts the result
  /// to JSON and back.
  ///
  /// - Parameters:
  ///   - inline: The kustomization's values, a mapping in `tree`.
  ///   - tree: The kustomization.
  ///   - file: The file with values, with its name in diagnostics; `nil` if only the kustomization's values are used.
  ///   - merge: Which values win.
  /// - Returns: A YAML document.
  /// - Throws: What reading the file, merging and writing throw; `invalid-chart` if the file has no values.
  static func merged(
    inline: NodeID,
    of tree: NodeTree,
    file: (bytes: [UInt8], name: String)?,
    _ merge: HelmInflation.ValuesMerge
  ) throws(Diagnostic) -> [UInt8] {
    var tree = tree
    let inline = try normalized(inline, in: &tree)
    guard let file, merge != .replace else { return try text(of: inline, in: &tree) }
    let parsed = try YAMLReader.readFirstDocument(file.bytes, place: SourceText(file: file.name))
    let own = try document(of: parsed, file, in: &tree)
    // A null deletes all values.
    guard let own = own ?? (merge == .override ? tree.makeCollection(.mapping) : nil) else { return empty }
    let (patch, target) = merge == .override ? (inline, own) : (own, inline)
    guard let result = try StrategicMerge().result(of: patch, over: target, in: &tree) else { return empty }
    return try text(of: result, in: &tree)
  }

  private static let empty = Array("{}\n".utf8)

  /// The first document of a file with values; `nil` if it is null.
  private static func document(
    of parsed: ParsedFile,
    _ file: (bytes: [UInt8], name: String),
    in tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID? {
    if let document = parsed.documents.first { return document.shifted(by: tree.absorb(parsed.tree)) }
    let lines = file.bytes.split(separator: ascii("\n"))
    let isBlank = lines.allSatisfy { line in
      line.first { $0 != ascii(" ") && $0 != ascii("\r") }.map { $0 == ascii("#") } ?? true
    }
    guard isBlank else { return nil }
    throw .invalidChart("'\(file.name)' is empty", at: SourceLocation(file: file.name))
      .addingNote("write '{}' for no values")
  }

  /// A copy of the kustomization's values after a conversion to JSON, which makes all numbers floats.
  private static func normalized(_ node: NodeID, in tree: inout NodeTree) throws(Diagnostic) -> NodeID {
    let copy = tree.copy(node)
    try tree.canonicalizeYAML11(copy)
    for node in tree.scalars(below: copy) {
      let tag = tree.storedTag(of: node)
      guard tag == .integer || tag == .float, let value = Double(tree.string(of: node)) else { continue }
      tree.replaceContent(of: node, with: tree.makeScalar(Number.json(value), tag: tag, at: node))
    }
    return copy
  }

  private static func text(of root: NodeID, in tree: inout NodeTree) throws(Diagnostic) -> [UInt8] {
    settleTypes(below: root, in: &tree)
    try tree.canonicalize(root)
    var writer = YAMLWriter()
    writer.writeDocument(root, of: tree)
    return writer.bytes
  }

  /// Restores the types of values after the merge, in which numbers may have taken over the quotes of what they
  /// replace.
  ///
  /// Unlike in a resource, keys may be numbers and booleans.
  private static func settleTypes(below root: NodeID, in tree: inout NodeTree) {
    var pending = [root]
    while let node = pending.popLast() {
      switch tree.kind(of: node) {
      case .sequence: pending += tree.elements(of: node)
      case .scalar:
        switch tree.storedTag(of: node) {
        case .integer, .float:
          tree.setStyle(of: node, to: .plain)
          // Without a tag the content decides the type, so that a long integer is an integer again.
          tree.setTag(of: node, to: .unresolved)
        case .boolean, .null: tree.setStyle(of: node, to: .plain)
        default: break
        }
      case .mapping:
        for entry in tree.entries(of: node) {
          pending.append(entry.value)
          let tag = tree.tag(of: entry.key)
          if tag == .integer || tag == .float || tag == .boolean { tree.setTag(of: entry.key, to: .string) }
        }
      }
    }
  }
}
