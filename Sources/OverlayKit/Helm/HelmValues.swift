import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree

/// Puts together the values that a chart is rendered with.
enum HelmValues {
  /// Values of a kustomization, alone or merged with those of a file.
  ///
  /// Source: Kustomize merges both like a patch and a resource, `$patch` directives included, and writes the result by
  /// way of JSON.
  ///
  /// - Parameters:
  ///   - inline: The kustomization's values, a mapping in `tree`.
  ///   - tree: The kustomization.
  ///   - file: The content of the file with values and its name in diagnostics; `nil` where only the kustomization counts.
  ///   - merge: Which of both wins.
  /// - Returns: YAML text.
  /// - Throws: What reading the file, merging and writing throw; `invalid-chart` where the file has no values at all.
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
    // A null takes everything away.
    guard let own = own ?? (merge == .override ? tree.makeCollection(.mapping) : nil) else { return empty }
    let (patch, target) = merge == .override ? (inline, own) : (own, inline)
    guard let result = try StrategicMerge().result(of: patch, over: target, in: &tree) else { return empty }
    return try text(of: result, in: &tree)
  }

  private static let empty = Array("{}\n".utf8)

  /// The first document of a file with values; `nil` where it is a null.
  private static func document(
    of parsed: ParsedFile,
    _ file: (bytes: [UInt8], name: String),
    in tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID? {
    if let document = parsed.documents.first { return document.shifted(by: tree.absorb(parsed.tree)) }
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"))
    let isSilent = lines.allSatisfy { line in
      let first = line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }
      return first == nil || first == UInt8(ascii: "#")
    }
    guard isSilent else { return nil }
    let place = SourceLocation(file: file.name)
    throw .invalidChart("'\(file.name)' is empty; write {} where there are no values", at: place)
  }

  /// The kustomization's values as they come out of JSON: all numbers are floats.
  private static func normalized(_ node: NodeID, in tree: inout NodeTree) throws(Diagnostic) -> NodeID {
    let copy = tree.copy(node)
    try tree.canonicalizeYAML11(copy)
    var pending = [copy]
    while let node = pending.popLast() {
      switch tree.kind(of: node) {
      case .sequence: pending += tree.elements(of: node)
      case .mapping: pending += tree.entries(of: node).map(\.value)
      case .scalar:
        let tag = tree.storedTag(of: node)
        guard tag == .integer || tag == .float, let value = Double(tree.string(of: node)) else { continue }
        tree.become(node, tree.makeScalar(Number.json(value), tag: tag, at: node))
      }
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

  /// Makes values what they were before the merge, in which numbers may have come by the quotes of what they replace.
  ///
  /// Numbers and booleans may also be keys of values, which they may not be in a resource.
  private static func settleTypes(below root: NodeID, in tree: inout NodeTree) {
    var pending = [root]
    while let node = pending.popLast() {
      switch tree.kind(of: node) {
      case .sequence: pending += tree.elements(of: node)
      case .scalar:
        switch tree.storedTag(of: node) {
        case .integer, .float:
          tree.setStyle(of: node, to: .plain)
          // Without a tag the text decides: a number of many digits is whole again.
          tree.setTag(of: node, to: .unresolved)
        case .boolean, .null: tree.setStyle(of: node, to: .plain)
        default: break
        }
      case .mapping:
        for entry in tree.entries(of: node) {
          pending.append(entry.value)
          switch tree.tag(of: entry.key) {
          case .integer, .float, .boolean: tree.setTag(of: entry.key, to: .string)
          default: break
          }
        }
      }
    }
  }
}
