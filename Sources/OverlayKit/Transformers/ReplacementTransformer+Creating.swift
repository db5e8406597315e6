import OverlayDiagnostics
import OverlayKustomization

/// A replacement, and its position in the list `replacements`.
struct ListedReplacement {
  let replacement: Replacement
  /// The index of the entry.
  private let entry: Int
  /// The file that the entry names, and the index of the replacement in it.
  private let element: (file: String, position: Int)?

  init(_ replacement: Replacement, entry: Int, element: (file: String, position: Int)? = nil) {
    self.replacement = replacement
    self.entry = entry
    self.element = element
  }

  /// The name of the replacement in messages.
  var title: String {
    guard let element else { return "replacements[\(entry)]" }
    return "replacements[\(entry)], which is element \(element.position) of '\(element.file)'"
  }
}

// MARK: - Creating

extension ReplacementTransformer {
  /// `replacements`.
  static func make(of layer: Layer, in build: inout Build) throws(Diagnostic) -> [any Transformer] {
    let replacements = try read(layer.kustomization.replacements, in: layer.root, &build)
    return replacements.isEmpty ? [] : [Self(replacements: replacements)]
  }

  /// `ReplacementTransformer`.
  static func make(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic) -> [any Transformer]
  {
    let entries = try ReplacementSettings(configuration).entries
    let replacements = try read(entries, in: configuration.directory, &build)
    // Build metadata records a step even if there are no entries.
    return replacements.isEmpty && !entries.isEmpty ? [] : [Self(replacements: replacements)]
  }

  private static func read(
    _ entries: [ReplacementEntry],
    in root: LoadRoot,
    _ build: inout Build
  ) throws(Diagnostic) -> [ListedReplacement] {
    try build.make(ofEach: Array(entries.enumerated())) {
      (entry, build) throws(Diagnostic) -> [ListedReplacement] in
      switch entry.element {
      case .inline(let replacement): return [ListedReplacement(replacement, entry: entry.offset)]
      case .path(let path):
        let file = try build.files.file(path, in: root)
        build.trail.enter("replacement", path.value, at: path.location)
        let content = try Replacement.decode(try build.files.bytes(of: file), file: file.displayPath)
        return content.enumerated().map { position, replacement in
          ListedReplacement(replacement, entry: entry.offset, element: (file.displayPath, position))
        }
      }
    }.flatMap(\.self)
  }
}
