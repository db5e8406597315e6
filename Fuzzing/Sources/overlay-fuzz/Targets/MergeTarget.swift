@testable import OverlayDiagnostics
@testable import OverlayPatching
@testable import OverlayYAMLTree

/// Strategic merge patches.
///
/// The input is a resource and a patch.
enum MergeTarget: FuzzTarget {
  static func check(_ input: [UInt8]) {
    let texts = namedTexts(in: input)
    guard texts.count == 2 else { return }
    let results = [false, true].map { merged(texts[1].text, into: texts[0].text, usesFullAlgorithm: $0) }
    if results[0] != results[1] { found("the fast path for lists has a different result", results) }
  }

  /// The output of a merge; `nil` if the input was rejected.
  private static func merged(_ patch: [UInt8], into target: [UInt8], usesFullAlgorithm: Bool) -> [UInt8]? {
    let result = attempt { () throws(Diagnostic) -> [UInt8]? in
      var file = try YAMLReader.readDocuments(target, place: SourceText(file: "resource.yaml"))
      let patches = try YAMLReader.readDocuments(patch, place: SourceText(file: "patch.yaml"))
      guard let root = file.documents.first else { return nil }
      let offset = file.tree.absorb(patches.tree)
      let merge = StrategicMerge(usesFullAlgorithm: usesFullAlgorithm)
      for patch in patches.documents {
        guard try merge.merge(patch.shifted(by: offset), into: root, of: &file.tree) else { return nil }
      }
      try file.tree.canonicalize(root)
      checkOutput(root, of: file.tree)
      var writer = YAMLWriter()
      writer.writeDocument(root, of: file.tree)
      return writer.bytes
    }
    return result ?? nil
  }
}
