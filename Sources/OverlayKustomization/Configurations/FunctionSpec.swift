package import OverlayDiagnostics
package import OverlayYAMLTree

/// What makes a resource the configuration of a function, and says how to run it.
package struct FunctionSpec: Sendable {
  /// A directory or volume that a container sees.
  package struct Mount: Hashable, Sendable {
    /// `bind`, `volume` or `tmpfs`.
    package var type: Located<String>?
    /// What is mounted, relative to the kustomization.
    package var source: Located<String>?
    /// Where the container sees it.
    package var target: Located<String>?
    /// Whether the container may write to it.
    package var isWritable = false

    init(at location: SourceLocation) {}
  }

  /// The image of a function in a container.
  package var image: Located<String>?
  /// Whether the container wants the network.
  package var wantsNetwork = false
  /// What the container sees of the machine.
  package var mounts: [Mount] = []
  /// The container's variables, as `NAME=value` or as a name.
  package var environment: [Located<String>] = []
  /// The program of a function that is one of this machine.
  package var path: Located<String>?
  /// The program's arguments.
  package var arguments: [Located<String>] = []
  /// The program's variables, as `NAME=value`.
  package var programEnvironment: [Located<String>] = []
  /// Whether a failure may wait until the output has been read; it fails the build in any case.
  package var defersFailure = false
  /// Where the function is described.
  package var location: SourceLocation

  init(at location: SourceLocation) { self.location = location }

  /// Reads what the metadata of a resource say of a function.
  ///
  /// - Parameters:
  ///   - root: The resource's mapping.
  ///   - tree: Its tree.
  ///   - bytes: The content of the file that the resource stands in; empty where it stands in none.
  /// - Returns: `nil` where the resource is no function's configuration.
  /// - Throws: One of the `yaml-…` kind, `invalid-scalar`, `non-string-key`, `unknown-field` or `wrong-type`.
  package static func read(_ root: NodeID, in tree: NodeTree, bytes: [UInt8]) throws(Diagnostic) -> FunctionSpec? {
    let annotations = tree.value(at: "metadata", "annotations", in: root)
    func annotation(_ key: String) -> NodeID? {
      annotations.flatMap { tree.value(under: Text(key), in: $0) }.flatMap { tree.string(of: $0).isEmpty ? nil : $0 }
    }
    for key in ["config.kubernetes.io/function", "config.k8s.io/function"] {
      guard let node = annotation(key) else { continue }
      let place = tree.location(of: node) ?? SourceLocation(file: "")
      let source = ScalarContent.source(of: node, in: tree, location: place, lines: LineIndex(bytes))
      return try decode(Array(tree.string(of: node).utf8), place: source, location: place)
    }
    if let node = tree.value(at: "metadata", "configFn", in: root), !tree.isNull(node) {
      let place = tree.location(of: node) ?? SourceLocation(file: "")
      return try decode(node, of: tree, file: place.file, location: place)
    }
    if let node = annotation("config.kubernetes.io/container") {
      let place = tree.location(of: node) ?? SourceLocation(file: "")
      var spec = FunctionSpec(at: place)
      spec.image = Located(tree.string(of: node), at: place)
      return spec
    }
    return nil
  }

  private static func decode(
    _ text: [UInt8],
    place: SourceText,
    location: SourceLocation
  ) throws(Diagnostic) -> FunctionSpec {
    let parsed = try YAMLReader.readFirstDocument(text, place: place)
    guard let document = parsed.documents.first else { return FunctionSpec(at: location) }
    return try decode(document, of: parsed.tree, file: place.file, location: location)
  }

  private static func decode(
    _ node: NodeID,
    of tree: NodeTree,
    file: String,
    location: SourceLocation
  ) throws(Diagnostic) -> FunctionSpec {
    try tree.checkJSON(node, file: file)
    var reader = FieldReader(tree, file: file, bytes: [], strictness: .knownFields)
    var spec = FunctionSpec(at: location)
    reader.decode(node, "", into: &spec, fields)
    try reader.throwFirstProblem()
    return spec
  }
}

extension FunctionSpec: FieldDecodable {
  static let fields: [Field<Self>] = [
    .group(
      "container",
      [
        .text("image", \.image), .flag("network", \.wantsNetwork), .list("mounts", \.mounts),
        .texts("envs", \.environment),
      ]
    ),
    .group(
      "exec",
      [.text("path", \.path), .texts("args", \.arguments), .texts("envs", \.programEnvironment)]
    ),
    .flag("deferFailure", \.defersFailure),
  ]
}

extension FunctionSpec.Mount: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("type", \.type), .text("src", \.source), .text("dst", \.target), .flag("rw", \.isWritable),
  ]
}
