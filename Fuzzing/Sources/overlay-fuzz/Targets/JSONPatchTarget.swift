@testable import OverlayDiagnostics
@testable import OverlayPatching
@testable import OverlayYAMLTree

/// JSON patches in both syntaxes.
///
/// The input is a resource and a patch.
enum JSONPatchTarget: FuzzTarget {
  static func check(_ input: [UInt8]) {
    let texts = namedTexts(in: input)
    guard texts.count == 2 else { return }
    attempt { () throws(Diagnostic) in
      let patch = try JSONPatch(parsing: texts[1].text, place: SourceText(file: "patch.yaml"))
      var file = try YAMLReader.readDocuments(texts[0].text, place: SourceText(file: "resource.yaml"))
      guard let root = file.documents.first, file.tree.kind(of: root) == .mapping else { return }
      try patch.apply(to: root, of: &file.tree, context: BuildContext())
      try file.tree.canonicalize(root)
      checkOutput(root, of: file.tree)
    }
  }
}
