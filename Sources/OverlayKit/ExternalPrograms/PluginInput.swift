import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// Writes what plugins and functions read: resources with their internal annotations, in canonical form.
///
/// The methods throw what making a resource canonical throws.
struct PluginInput {
  /// A copy of the build's tree, which receives the canonical resources.
  private var tree: NodeTree

  init(_ tree: NodeTree) { self.tree = tree }

  /// Resources as YAML documents, for an exec plugin.
  mutating func documents(_ resources: [Resource]) throws(Diagnostic) -> [UInt8] {
    var writer = YAMLWriter()
    for resource in resources { writer.writeDocument(try document(resource), of: tree) }
    return writer.bytes
  }

  /// The configuration of a plugin as a YAML document.
  mutating func configuration(_ configuration: Resource) throws(Diagnostic) -> [UInt8] {
    let root = tree.copy(configuration.root)
    try tree.canonicalize(root)
    var writer = YAMLWriter()
    writer.writeDocument(root, of: tree)
    return writer.bytes
  }

  /// A `ResourceList` with resources and the configuration of a function.
  ///
  /// For a generator the resources are `nil`; Kustomize then adds its configuration as an item.
  mutating func resourceList(_ resources: [Resource]?, configuration: Resource) throws(Diagnostic) -> [UInt8] {
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

  /// The canonical form of a resource, with its internal annotations and its identity.
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

  /// Appends annotations; the values are printed as given.
  private mutating func append(_ annotations: [(key: String, value: String)], to root: NodeID) {
    let metadata = tree.metadata(of: root)
    let present = tree.value("annotations", in: metadata).flatMap { tree.kind(of: $0) == .mapping ? $0 : nil }
    let map = present ?? tree.set("annotations", to: tree.makeCollection(.mapping), in: metadata)
    for (key, value) in annotations {
      // A scalar that is not a string is printed verbatim, and the value already has its quotes.
      let scalar = tree.makeScalar(value, tag: .integer)
      tree.removeValue(Text(key), from: map)
      tree.append(key: tree.makeScalar(key, tag: .string), value: scalar, to: map)
    }
  }

  /// Writes an indented document without wrapping its lines.
  private func write(_ root: NodeID, after start: StaticString, to bytes: inout [UInt8]) {
    var writer = YAMLWriter(width: .max)
    writer.writeDocument(root, of: tree)
    var isFirst = true
    for line in writer.bytes.split(separator: ascii("\n"), omittingEmptySubsequences: false).dropLast() {
      if !line.isEmpty { bytes += Array((isFirst ? "\(start)" : "  ").utf8) }
      bytes += line
      bytes.append(ascii("\n"))
      isFirst = false
    }
  }
}
