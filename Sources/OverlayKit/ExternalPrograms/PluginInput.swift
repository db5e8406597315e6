import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// What plugins and functions read: resources as text, with what the build knows of them in annotations.
struct PluginInput {
  /// A copy of the build's nodes, in which the final forms of resources are made.
  private var tree: NodeTree

  /// Takes a copy of the nodes of a build.
  init(_ tree: NodeTree) { self.tree = tree }

  /// Resources as YAML documents.
  ///
  /// - Parameter resources: The resources.
  /// - Returns: The text that an exec plugin reads.
  /// - Throws: What bringing a resource into its final form throws.
  mutating func documents(_ resources: [Resource]) throws(Diagnostic) -> [UInt8] {
    var writer = YAMLWriter()
    for resource in resources {
      let root = try document(resource)
      writer.writeDocument(root, of: tree)
    }
    return writer.bytes
  }

  /// The configuration of a plugin as YAML.
  ///
  /// - Parameter configuration: The resource.
  /// - Returns: A document.
  /// - Throws: What bringing the resource into its final form throws.
  mutating func configuration(_ configuration: Resource) throws(Diagnostic) -> [UInt8] {
    let root = tree.copy(configuration.root)
    try tree.canonicalize(root)
    var writer = YAMLWriter()
    writer.writeDocument(root, of: tree)
    return writer.bytes
  }

  /// A `ResourceList` with resources and the configuration of a function.
  ///
  /// - Parameters:
  ///   - resources: The items; `nil` for a generator, which Kustomize gives its own configuration.
  ///   - configuration: The function's configuration.
  /// - Returns: The text that a function reads.
  /// - Throws: What bringing a resource into its final form throws.
  mutating func resourceList(
    _ resources: [Resource]?,
    configuration: Resource
  ) throws(Diagnostic) -> [UInt8] {
    let own = tree.copy(configuration.root)
    try tree.canonicalize(own)
    append([(InternalAnnotation.localConfig, "'true'")], to: own)
    var items: [NodeID] = []
    if let resources {
      for resource in resources { items.append(try document(resource)) }
    } else {
      items = [tree.copy(own)]
    }
    var bytes = Array("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n".utf8)
    for (index, item) in items.enumerated() {
      append(
        [
          (InternalAnnotation.index.string, "'\(index)'"), (InternalAnnotation.ownIndex.string, "'\(index)'"),
          (InternalAnnotation.migrationID.string, "'\(index)'"),
          (InternalAnnotation.ownNumber.string, "'\(index + 1)'"), (InternalAnnotation.number.string, "'\(index + 1)'"),
        ],
        to: item
      )
      write(item, after: "- ", to: &bytes)
    }
    bytes += Array("functionConfig:\n".utf8)
    write(own, after: "  ", to: &bytes)
    return bytes
  }

  // MARK: - Documents

  /// The final form of a resource, with its internal annotations and its identity.
  private mutating func document(_ resource: Resource) throws(Diagnostic) -> NodeID {
    let root = tree.copy(resource.root)
    var pairs = tree.stringMap("annotations", of: root).filter {
      !Resource.isInternalAnnotation($0.key) && $0.key != InternalAnnotation.identity
    }
    pairs += resource.internalAnnotations
    pairs.append((key: InternalAnnotation.identity, value: Text(Self.identity(of: resource))))
    tree.setStringMap("annotations", of: root, to: pairs)
    try tree.canonicalize(root)
    return root
  }

  private static func identity(of resource: Resource) -> String {
    let fields = [
      ("group", resource.type.group), ("kind", resource.type.kind), ("name", resource.name),
      ("namespace", resource.namespace), ("version", resource.type.version),
    ]
    return fields.filter { !$0.1.isEmpty }.map { "\($0): \($1)\n" }.joined()
  }

  /// Adds annotations behind those that are there, the values as they are to be printed.
  private mutating func append(_ annotations: [(key: String, value: String)], to root: NodeID) {
    let metadata = tree.metadata(of: root)
    let present = tree.value("annotations", in: metadata).flatMap { tree.kind(of: $0) == .mapping ? $0 : nil }
    let map = present ?? tree.set("annotations", to: tree.makeCollection(.mapping), in: metadata)
    for (key, value) in annotations {
      // The text of a value that is no string is printed as it stands, and here that has quotes of its own.
      let scalar = tree.makeScalar(value, tag: .integer)
      tree.removeValue(Text(key), from: map)
      tree.append(key: tree.makeScalar(key, tag: .string), value: scalar, to: map)
    }
  }

  /// Writes a document as part of another, its lines as long as they are.
  private func write(_ root: NodeID, after start: StaticString, to bytes: inout [UInt8]) {
    var writer = YAMLWriter(width: .max)
    writer.writeDocument(root, of: tree)
    var isFirst = true
    for line in writer.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
      if !line.isEmpty { bytes += Array((isFirst ? "\(start)" : "  ").utf8) }
      bytes += line
      bytes.append(UInt8(ascii: "\n"))
      isFirst = false
    }
  }
}
