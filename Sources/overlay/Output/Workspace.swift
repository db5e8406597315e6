import OverlayKit
import OverlayKustomization

/// The checkout of a GitHub workflow, which paths in annotations are relative to.
struct Workspace {
  private let disk = DiskFileSystem()
  private let root: String
  private let directory: String

  /// The workspace of this process; `nil` outside of a workflow.
  init?() {
    guard let variable = SystemCalls.environment("GITHUB_WORKSPACE"), LexicalPath.isAbsolute(variable),
      let root = try? disk.realPath(of: variable), let directory = try? disk.currentDirectory()
    else { return nil }
    self.root = root
    self.directory = directory
  }

  /// The path of a file relative to the workspace.
  ///
  /// Paths of remote files, and of files outside of the workspace, are returned unchanged.
  func path(of file: String) -> String {
    let path = LexicalPath.clean(LexicalPath.join(directory, file))
    guard path != root, LexicalPath.path(path, isIn: root), (try? disk.kind(of: path)) == .file else { return file }
    return String(path.utf8.dropFirst(root == "/" ? 1 : root.utf8.count + 1)) ?? file
  }
}
