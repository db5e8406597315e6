import OverlayDiagnostics
import OverlayYAMLTree

/// The documents of the file `f.yaml` with the given text.
func parse(_ text: String) throws(Diagnostic) -> ParsedFile {
  try YAMLReader.readDocuments(Array(text.utf8), place: SourceText(file: "f.yaml"))
}

/// The tree and root of a JSON text.
func readJSON(_ bytes: [UInt8], place: SourceText) throws(Diagnostic) -> (tree: NodeTree, root: NodeID) {
  let file = try JSONReader.read(bytes, place: place)
  return (file.tree, file.documents[0])
}

/// The text after reading, canonicalizing and writing.
func output(_ text: String) throws(Diagnostic) -> String {
  var file = try parse(text)
  return try output(&file)
}

/// The documents after canonicalizing and writing.
func output(_ file: inout ParsedFile) throws(Diagnostic) -> String {
  var writer = YAMLWriter()
  for root in file.documents {
    try file.tree.canonicalize(root)
    writer.writeDocument(root, of: file.tree)
  }
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// The error that is thrown, in the form that users see, or `nil`.
func problem<Value>(_ body: () throws(Diagnostic) -> Value) -> String? {
  do throws(Diagnostic) {
    _ = try body()
    return nil
  } catch {
    return error.description
  }
}

/// A location in `f.yaml`.
func place(_ line: Int, _ column: Int) -> SourceLocation {
  SourceLocation(file: "f.yaml", line: line, column: column)
}

extension NodeTree {
  /// The structure on one line: mappings in braces, lists in brackets, scalars as they are.
  func outline(_ node: NodeID) -> String {
    switch kind(of: node) {
    case .scalar: string(of: node)
    case .sequence: "[" + elements(of: node).map { outline($0) }.joined(separator: ", ") + "]"
    case .mapping:
      "{" + entries(of: node).map { "\(outline($0.key)): \(outline($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// Structure, tags and texts on one line, by which canonical trees are compared.
  func signature(_ node: NodeID) -> String {
    switch kind(of: node) {
    case .scalar: "\(storedTag(of: node)) \(string(of: node).debugDescription)"
    case .sequence: "[" + elements(of: node).map { signature($0) }.joined(separator: ", ") + "]"
    case .mapping:
      "{" + entries(of: node).map { "\(signature($0.key)): \(signature($0.value))" }.joined(separator: ", ") + "}"
    }
  }
}

extension ParsedFile {
  /// The structure of all documents.
  var outlines: [String] { documents.map { tree.outline($0) } }
}
