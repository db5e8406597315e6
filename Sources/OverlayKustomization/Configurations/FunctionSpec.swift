package import OverlayDiagnostics
package import OverlayYAMLTree

/// The specification of a KRM function in the metadata of its configuration.
package struct FunctionSpec: Sendable {
  /// A mount of a container.
  package struct Mount: Hashable, Sendable {
    /// `bind`, `volume` or `tmpfs`.
    package var type: Located<String>?
    /// The source, relative to the kustomization.
    package var source: Located<String>?
    /// The path in the container.
    package var target: Located<String>?
    package var isWritable = false

    init(at location: SourceLocation) {}
  }

  /// The image of a containerized function.
  package var image: Located<String>?
  /// Whether the container requests network access.
  package var wantsNetwork = false
  package var mounts: [Mount] = []
  /// The container's environment, as `NAME=value` or `NAME`.
  package var environment: [Located<String>] = []
  /// The path of a local executable.
  package var path: Located<String>?
  /// The arguments of the executable.
  package var arguments: [Located<String>] = []
  /// The environment of the executable, as `NAME=value`.
  package var programEnvironment: [Located<String>] = []
  /// Whether a failure is reported after reading the output.
  ///
  /// It fails the build in any case.
  package var defersFailure = false
  /// The place of the specification.
  package var location: SourceLocation

  init(at location: SourceLocation) { self.location = location }

  /// Reads the function specification in the metadata of a resource.
  ///
  /// - Parameters:
  ///   - root: The resource's mapping.
  ///   - tree: Its tree.
  ///   - bytes: The content of the resource's file; empty if it has none.
  /// - Returns: `nil` if the resource is not the configuration of a function.
  /// - Throws: A `yaml-…` code, `invalid-scalar`, `non-string-key`, `unknown-field` or `wrong-type`.
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
        .string("image", \.image), .flag("network", \.wantsNetwork), .list("mounts", \.mounts),
        .strings("envs", \.environment),
      ]
    ),
    .group("exec", [.string("path", \.path), .strings("args", \.arguments), .strings("envs", \.programEnvironment)]),
    .flag("deferFailure", \.defersFailure),
  ]
}

extension FunctionSpec.Mount: FieldDecodable {
  static let fields: [Field<Self>] = [
    .string("type", \.type), .string("src", \.source), .string("dst", \.target), .flag("rw", \.isWritable),
  ]
}
