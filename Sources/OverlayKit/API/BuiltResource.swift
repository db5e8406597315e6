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
  /// The API version, such as `v1`; empty where the resource names none.
  public var version: String { id.type.version.string }
  /// The kind, such as `Deployment`.
  public var kind: String { id.type.kind.string }
  /// The name; empty for an object without one.
  public var name: String { id.name.string }
  /// The namespace as written; empty where the resource names none.
  public let namespace: String
  /// Whether resources of this type live in no namespace, as far as Kubernetes' own types go.
  public let isClusterScoped: Bool
  /// The namespace that the resource ends up in: `default` where none is written, empty for cluster-scoped types.
  public var effectiveNamespace: String { isClusterScoped ? "" : id.namespace.string }
  /// The file that the resource was loaded from, or the kustomization file whose generator made it.
  public let origin: SourceLocation

  init(_ resource: Resource, tree: Shared<NodeTree>) {
    root = resource.root
    sharedTree = tree
    id = resource.id
    namespace = resource.namespace.string
    isClusterScoped = resource.isClusterScoped
    origin = resource.origin.location ?? SourceLocation(file: resource.origin.file)
  }

  /// Where the nodes of all resources are.
  var tree: NodeTree { sharedTree.value }

  /// The resource's content, to look around in.
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

  /// The file name that `-o DIR` gives the resource, such as `apps_v1_deployment_web.yaml`, without a namespace prefix.
  public var fileName: String {
    let parts = [group, version, kind, name].filter { !$0.isEmpty }
    return parts.joined(separator: "_").lowercased() + ".yaml"
  }
}

// MARK: - Printing

extension BuiltResource: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The resource as YAML, with a final line break.
  public var description: String { String(decoding: yaml(), as: UTF8.self) }

  /// What the resource is called and where it comes from, such as `Deployment.apps 'web' from base/web.yaml:1:1`.
  public var debugDescription: String { "\(id) from \(origin)" }

  /// The content, and nothing of how it is stored.
  public var customMirror: Mirror { Mirror(self, children: ["origin": origin, "content": content]) }
}
