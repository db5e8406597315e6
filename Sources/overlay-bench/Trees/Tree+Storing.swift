import OverlayKustomization
import OverlayPrograms
import SystemPackage

extension Tree {
  /// The folder in which ``inMemory()`` puts the tree.
  static var root: String { "/tree" }

  /// The tree as a file system of its own, at ``root``.
  func inMemory() -> InMemoryFileSystem {
    var fileSystem = InMemoryFileSystem()
    for file in files() { fileSystem.addFile(file.text, at: "\(Self.root)/\(file.path)") }
    return fileSystem
  }

  /// Writes the tree to an empty directory.
  ///
  /// - Returns: The paths of the files, in the order in which they were made.
  /// - Throws: The system's error.
  func write(to directory: TemporaryDirectory) throws -> [String] {
    var folders: Set<String> = []
    var paths: [String] = []
    try makeFiles { file in
      var folder = ""
      for part in file.path.split(separator: "/").dropLast() {
        folder += folder.isEmpty ? String(part) : "/\(part)"
        if folders.insert(folder).inserted { _ = try directory.makeDirectory(folder) }
      }
      paths.append(try directory.write(Array(file.text.utf8), to: file.path))
    }
    return paths
  }
}
