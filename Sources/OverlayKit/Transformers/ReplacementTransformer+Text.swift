import Diagnostics
import Kustomization
import YAMLTree

// MARK: - Texts that hold YAML or JSON

extension ReplacementTransformer {
  /// Puts a value into a field inside of a scalar that holds YAML or JSON, where the path runs through one.
  ///
  /// Source: newer versions of the reference, which read the text, change it, and write it anew in its own format: JSON
  /// with sorted keys, on one line unless it was indented before; YAML with its comments, order and styles.
  ///
  /// - Returns: `false` where the path runs through no such scalar, and nothing was done.
  /// - Throws: What setting the field throws; `invalid-replacement` where the text cannot be written again.
  func setInText(
    _ value: NodeID,
    at path: ReplacementPath,
    options: ReplacementOptions?,
    of resource: Resource,
    tree: inout NodeTree
  ) throws(Diagnostic) -> Bool {
    guard let (scalar, rest) = path.scalarOnTheWay(in: resource.root, of: tree) else { return false }
    let text = tree.withBytes(of: scalar) { Array($0) }
    let start = tree.location(of: scalar) ?? path.location
    // The lines of a literal block begin below its header; those of other texts are not the lines of the file.
    var place = SourceText(file: start.file, lineOffset: start.line)
    if tree.style(of: scalar) != .literal { place.onlyPosition = (start.line, start.column) }
    // A text that is no YAML is a scalar like any other.
    guard let document = try? CommentedDocument(parsing: text, place: place),
      document.tree.kind(of: document.root) != .scalar
    else { return false }
    let isJSON = text.first { !Self.isBlank($0) }.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } ?? false
    guard isJSON || document.isComplete else {
      throw .invalidReplacement("the text at '\(path.text)' has anchors, tags or merge keys", at: path.location)
        .noting("such a text cannot be changed in part", at: start)
    }
    let offset = tree.absorb(document.tree)
    let root = document.root.shifted(by: offset)
    try setField(value, at: rest, from: root, options: options, of: resource, tree: &tree)
    let result = isJSON ? try json(root, like: text, in: &tree) : document.written(shiftedBy: offset, of: tree)
    tree.setText(of: scalar, to: result)
    return true
  }

  /// A JSON text, indented if the old one was.
  private func json(_ root: NodeID, like old: [UInt8], in tree: inout NodeTree) throws(Diagnostic) -> [UInt8] {
    try tree.withoutNotices { (tree) throws(Diagnostic) in try tree.canonicalize(root) }
    var writer = JSONWriter()
    let isIndented =
      old.contains(UInt8(ascii: "\n"))
      && zip(old, old.dropFirst()).contains { $0 == UInt8(ascii: " ") && $1 == UInt8(ascii: " ") }
    if isIndented { writer.writeIndented(root, of: tree) } else { writer.write(root, of: tree) }
    return writer.bytes
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }
}
