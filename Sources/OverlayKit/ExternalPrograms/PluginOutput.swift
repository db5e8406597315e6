import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// What plugins and functions print, taken into a build.
enum PluginOutput {
  /// Reads resources from an output.
  ///
  /// - Parameters:
  ///   - output: YAML text.
  ///   - name: What stands for a file name in diagnostics.
  ///   - tree: Where the nodes go.
  /// - Returns: The resources, which know what their annotations tell of them, and the results of a function.
  /// - Throws: What reading YAML and resources throws.
  static func read(
    _ output: [UInt8],
    as name: String,
    in tree: inout NodeTree
  ) throws(Diagnostic) -> (resources: [Resource], results: [FunctionResult]) {
    let parsed = try YAMLReader.readDocuments(output, place: SourceText(file: name))
    let offset = tree.absorb(parsed.tree)
    try tree.checkSize(at: SourceLocation(file: name))
    let documents = parsed.documents.map { $0.shifted(by: offset) }
    let results = documents.count == 1 ? FunctionResult.read(documents[0], in: tree) : []
    let reader = ResourceReader(file: name, isDivided: parsed.isDivided)
    let resources = try reader.resources(from: documents, of: &tree)
    for resource in resources { tree.joinRepeatedAnnotations(of: resource.root) }
    return (resources, results)
  }

  /// Takes what a generator says of its resources out of their annotations.
  ///
  /// - Throws: `invalid-plugin-output` where an annotation is neither true nor false.
  static func readOptions(of resource: inout Resource, in tree: inout NodeTree) throws(Diagnostic) {
    let annotations = tree.stringMap("annotations", of: resource.root)
    let text = { (key: Text) in annotations.last { $0.key == key }?.value.string }
    if let value = text(InternalAnnotation.needsHash) {
      guard let isWanted = boolean(value) else {
        throw Diagnostic(
          code: .invalidPluginOutput,
          message: "the annotation '\(InternalAnnotation.needsHash)' must be 'true' or 'false'",
          at: tree.location(of: resource.root)
        )
      }
      resource.provenance.needsHash = isWanted
    } else {
      resource.provenance.needsHash = false
    }
    resource.provenance.behavior = Resource.Behavior(annotation: text(InternalAnnotation.behavior) ?? "")
    resource.takeInternalAnnotations(from: &tree) {
      $0 == InternalAnnotation.needsHash || $0 == InternalAnnotation.behavior
    }
    resource.recordInAnnotations(of: &tree)
  }

  /// The words that Go's `strconv.ParseBool` knows.
  private static func boolean(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }

  /// Puts resources in the place of those that are called the same, adds new ones, and removes those that are missing.
  ///
  /// - Throws: `invalid-plugin-output` where two are called the same.
  static func update(
    _ resources: inout ResourceSet,
    to new: [Resource],
    in tree: inout NodeTree
  ) throws(Diagnostic) {
    var positions: [ResourceID: Int] = [:]
    for index in resources.indices { positions[resources[index].id] = index }
    var seen: [ResourceID: Resource] = [:]
    var added: [Resource] = []
    for var resource in new {
      resource.takeInternalAnnotations(from: &tree) { $0 == InternalAnnotation.identity }
      let location = tree.location(of: resource.root)
      if let earlier = seen.updateValue(resource, forKey: resource.id) {
        throw Diagnostic(
          code: .invalidPluginOutput,
          message: "\(resource.title(in: tree)) was printed twice",
          at: location
        )
        .addingNote("first defined here", at: tree.location(of: earlier.root))
      }
      if let position = positions[resource.id] {
        resource.origin = resources[position].origin
        resource.variables = resources[position].variables
        tree.keepSecrets(of: resources[position].root, in: resource.root)
        resources[position] = resource
      } else {
        added.append(resource)
      }
    }
    resources.removeAll { seen[$0.id] == nil }
    for resource in added { try resources.append(resource, of: tree) }
  }
}
