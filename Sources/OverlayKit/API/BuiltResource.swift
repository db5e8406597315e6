public import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// One resource of a finished build.
public struct BuiltResource: Sendable {
  let root: NodeID
  private let sharedTree: Shared<NodeTree>
  private let id: ResourceID

  /// The API group; empty for the core group.
  public var group: String { id.type.group.string }
  /// The API version, such as `v1`; empty if the resource has none.
  public var version: String { id.type.version.string }
  /// The kind, such as `Deployment`.
  public var kind: String { id.type.kind.string }
  /// The name; empty for an object without one.
  public var name: String { id.name.string }
  /// The namespace as written; empty if the resource has none.
  public let namespace: String
  /// Whether the type is cluster-scoped; `false` for types that the schema does not know.
  public let isClusterScoped: Bool
  /// The namespace that the resource belongs to: `default` if none is written, empty for cluster-scoped types.
  public var effectiveNamespace: String { isClusterScoped ? "" : id.namespace.string }
  /// The location of the resource, or that of its generator in a kustomization file.
  public let origin: SourceLocation
  /// The name that it had when it was loaded or generated.
  public var originalName: String { oldestName.string }
  private let oldestName: Text
  /// The template of a Helm chart that rendered the resource, such as `web/templates/deployment.yaml`.
  public let template: String?

  init(_ resource: Resource, tree: Shared<NodeTree>) {
    root = resource.root
    sharedTree = tree
    id = resource.id
    namespace = resource.namespace.string
    isClusterScoped = resource.isClusterScoped
    oldestName = resource.originalName
    template = resource.origin.template
    origin = resource.origin.location ?? SourceLocation(file: resource.origin.file)
  }

  var tree: NodeTree { sharedTree.value }

  /// The content of the resource.
  public var content: ResourceValue { ResourceValue(node: root, sharedTree: sharedTree) }

  /// The resource as YAML, with a final line break.
  public func yaml() -> [UInt8] {
    var writer = YAMLWriter()
    writer.writeDocument(root, of: tree)
    return writer.bytes
  }

  /// The resource as compact JSON with sorted keys.
  public func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.write(root, of: tree)
    return writer.bytes
  }

  /// The file name for `-o DIR` without a namespace prefix, such as `apps_v1_deployment_web.yaml`.
  public var fileName: String {
    let parts = [group, version, kind, name].filter { !$0.isEmpty }
    return parts.joined(separator: "_").lowercased() + ".yaml"
  }
}

// MARK: - Printing

extension BuiltResource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The resource as YAML, with a final line break.
  public var description: String { String(decoding: yaml(), as: UTF8.self) }

  /// The identity and origin, such as `Deployment.apps 'web' from base/web.yaml:1:1`.
  public var debugDescription: String { "\(id) from \(origin)" }

  /// The origin and the content, without internal storage.
  public var customMirror: Mirror { Mirror(self, children: ["origin": origin, "content": content]) }
}
