import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree

/// The resource after a strategic merge patch, in its final form; `nil` if the patch deletes it.
func merge(_ patch: String, into target: String) throws(Diagnostic) -> String? {
  var file = try YAMLReader.readDocuments(Array(target.utf8), place: SourceText(file: "target.yaml"))
  let other = try YAMLReader.readDocuments(Array(patch.utf8), place: SourceText(file: "patch.yaml"))
  let offset = file.tree.absorb(other.tree)
  let root = file.documents[0]
  for document in other.documents {
    guard try StrategicMerge().merge(document.shifted(by: offset), into: root, of: &file.tree) else { return nil }
  }
  return try written(root, of: &file.tree)
}

/// A document in its final form.
func written(_ root: NodeID, of tree: inout NodeTree) throws(Diagnostic) -> String {
  try tree.canonicalize(root)
  var writer = YAMLWriter()
  writer.writeDocument(root, of: tree)
  return String(decoding: writer.bytes, as: UTF8.self)
}

/// The error that is thrown, in the form that users see, or `nil`.
func patchProblem<Value>(_ body: () throws(Diagnostic) -> Value) -> String? {
  do throws(Diagnostic) {
    _ = try body()
    return nil
  } catch {
    return error.description
  }
}
