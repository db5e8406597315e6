import OverlayDiagnostics
import OverlayYAMLTree
import Synchronization

/// The histories of all fields of a build, put together when they are asked for.
final class BuildHistory: Sendable {
  private let builder: Mutex<HistoryBuilder>

  init(_ writes: FieldWrites, tree: NodeTree, files: FileStore) {
    builder = Mutex(HistoryBuilder(writes, tree: tree, files: files))
  }

  func life(of resource: BuiltResource) -> ResourceLife { builder.withLock { $0.life(of: resource) } }

  /// The scalars and empty collections of a resource at and below a path.
  func leaves(of resource: BuiltResource, below path: String) -> [HistoryBuilder.Leaf] {
    builder.withLock { $0.leaves(of: resource.root, below: path) }
  }

  func field(of leaf: HistoryBuilder.Leaf) -> FieldHistory {
    builder.withLock { $0.history(of: leaf.node, at: leaf.path) }
  }

  /// Whether the name is or was a value of a Secret.
  func hasSecretName(_ resource: BuiltResource) -> Bool { builder.withLock { $0.hasSecretName(resource.root) } }

  func namedPath(of path: String, in resource: BuiltResource) -> String {
    builder.withLock { $0.namedPath(of: path, below: resource.root) }
  }

  func removedFields(of resource: BuiltResource) -> [RemovedField] {
    builder.withLock { $0.removedFields(of: resource.root) }
  }

  func removedResources() -> [RemovedResource] { builder.withLock { $0.removedResources() } }
}
