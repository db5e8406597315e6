import Diagnostics
import Kustomization
import Patching
import YAMLTree

/// Reads texts that can only be JSON patches.
enum JSONPatchContent {
  /// - Throws: `invalid-patch` for a text without operations, or why it cannot be read.
  static func read(_ bytes: [UInt8], place: SourceText, location: SourceLocation) throws(Diagnostic) -> PatchContent {
    let patch = try JSONPatch(parsing: bytes, place: place)
    return PatchContent(form: .json(patch), tree: NodeTree(), location: location)
  }
}
