import OverlayYAMLTree
import Synchronization

/// A file system that asks another one only once where a path leads.
///
/// A build follows the same paths several times: ahead of time, and again in each kustomization that names them. Only
/// what exists is kept, as a build may fetch what is missing. Contents are not kept.
package final class CachedFileSystem: FileSystem {
  private let base: any FileSystem
  private let known = Mutex((realPaths: [Text: String](), kinds: [Text: FileKind]()))

  /// Creates a cache of `base`.
  package init(_ base: any FileSystem) { self.base = base }

  package func currentDirectory() throws(FileSystemError) -> String { try base.currentDirectory() }

  package func kind(of path: String) throws(FileSystemError) -> FileKind {
    if let kind = known.withLock({ $0.kinds[Text(path)] }) { return kind }
    let kind = try base.kind(of: path)
    if kind != .missing { known.withLock { $0.kinds[Text(path)] = kind } }
    return kind
  }

  package func realPath(of path: String) throws(FileSystemError) -> String {
    if let real = known.withLock({ $0.realPaths[Text(path)] }) { return real }
    let real = try base.realPath(of: path)
    known.withLock { $0.realPaths[Text(path)] = real }
    return real
  }

  package func read(_ path: String) throws(FileSystemError) -> [UInt8] { try base.read(path) }

  package func names(in directory: String) -> [String] { base.names(in: directory) }
}
