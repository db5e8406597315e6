import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree

/// The resource after a JSON patch, in its final form.
func patched(_ patch: String, _ target: String) throws(Diagnostic) -> String {
  var file = try YAMLReader.readDocuments(Array(target.utf8), place: SourceText(file: "target.yaml"))
  let patch = try JSONPatch(parsing: Array(patch.utf8), place: SourceText(file: "patch.yaml"))
  try patch.apply(to: file.documents[0], of: &file.tree, context: BuildContext())
  return try written(file.documents[0], of: &file.tree)
}
