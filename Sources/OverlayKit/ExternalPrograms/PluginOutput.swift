import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// Reads what plugins and functions print.
enum PluginOutput {
  /// Reads resources, with their internal annotations, and the results of a function.
  ///
  /// - Parameters:
  ///   - output: YAML documents.
  ///   - name: Replaces the file name in diagnostics.
  ///   - tree: Receives the nodes.
  ///   - context: Receives the warnings.
  /// - Returns: The resources and the results.
  /// - Throws: What reading YAML and resources throws.
  static func read(
    _ output: [UInt8],
    as name: String,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> (resources: [Resource], results: [FunctionResult]) {
    let parsed = try YAMLReader.readDocuments(output, place: SourceText(file: name))
    let documents = try context.absorb(parsed, into: &tree, at: SourceLocation(file: name))
    let results = documents.count == 1 ? FunctionResult.read(documents[0], in: tree) : []
    let reader = ResourceReader(file: name, isDivided: parsed.isDivided)
    let resources = try reader.resources(from: documents, of: &tree, context: context)
    for resource in resources { tree.joinRepeatedAnnotations(of: resource.root, context: context) }
    return (resources, results)
  }

  /// Reads and removes the annotations in which a generator states the options of its resource.
  ///
  /// - Throws: `invalid-plugin-output` if an annotation is neither true nor false.
  static func readOptions(
    of resource: inout Resource,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    let annotations = tree.stringMap("annotations", of: resource.root)
    let value = { (key: Text) in annotations.last { $0.key == key }?.value.string }
    guard let needsHash = boolean(value(InternalAnnotation.needsHash) ?? "false") else {
      throw Diagnostic(
        code: .invalidPluginOutput,
        message: "the annotation '\(InternalAnnotation.needsHash)' must be 'true' or 'false'",
        at: tree.location(of: resource.root)
      )
    }
    resource.provenance.needsHash = needsHash
    resource.provenance.behavior = Resource.Behavior(annotation: value(InternalAnnotation.behavior) ?? "")
    let options: Set<Text> = [InternalAnnotation.needsHash, InternalAnnotation.behavior]
    resource.removeInternalAnnotations(from: &tree, and: options, context: context)
    resource.recordInAnnotations(of: &tree)
  }

  /// Source: Go's `strconv.ParseBool`.
  private static func boolean(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }

  /// Replaces resources by printed ones of the same identity, adds new ones, and removes those that were not printed.
  ///
  /// `place` is the location of the program's configuration.
  ///
  /// - Throws: `invalid-plugin-output` if two have the same identity.
  static func update(
    _ resources: inout ResourceSet,
    to new: [Resource],
    by place: SourceLocation?,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    var positions: [ResourceID: Int] = [:]
    for index in resources.indices { positions[resources[index].id] = index }
    var seen: [ResourceID: Resource] = [:]
    var added: [Resource] = []
    for var resource in new {
      resource.removeInternalAnnotations(from: &tree, and: [InternalAnnotation.identity], context: context)
      if let earlier = seen.updateValue(resource, forKey: resource.id) {
        throw Diagnostic(
          code: .invalidPluginOutput,
          message: "\(resource.title(in: tree)) was printed twice",
          at: tree.location(of: resource.root)
        ).addingNote("first defined here", at: tree.location(of: earlier.root))
      }
      if let position = positions[resource.id] {
        resource.origin = resources[position].origin
        resource.variables = resources[position].variables
        tree.keepSecrets(of: resources[position].root, in: resource.root)
        context.didAdd(resource.root, replacing: resources[position].root, at: place, in: tree)
        resources[position] = resource
      } else {
        added.append(resource)
        context.didAdd(resource.root, at: place, in: tree)
      }
    }
    let edited = tree
    resources.removeAll { resource in
      guard seen[resource.id] == nil else { return false }
      context.didRemove(resource.root, at: place, in: edited)
      return true
    }
    for resource in added { try resources.append(resource, of: tree) }
  }
}
