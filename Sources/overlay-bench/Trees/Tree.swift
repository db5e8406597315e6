import OverlayKustomization
import OverlayPrograms
import SystemPackage

/// A directory with a kustomization file that is generated from sizes alone, so that every run measures the same input.
protocol Tree: Sendable {
  /// The number of resources in the output.
  var resourceCount: Int { get }

  /// Passes the files to `write` one after the other, so that a large tree is never in memory as a whole.
  func makeFiles(_ write: (_ path: String, _ text: String) throws -> Void) rethrows
}

extension Tree {
  /// The directory of ``inMemory()`` that has the tree.
  static var root: String { "/tree" }

  func files() -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    makeFiles { files.append(($0, $1)) }
    return files
  }

  var byteCount: Int { files().reduce(0) { $0 + $1.text.utf8.count } }

  func inMemory() -> InMemoryFileSystem {
    var fileSystem = InMemoryFileSystem()
    makeFiles { fileSystem.addFile($1, at: "\(Self.root)/\($0)") }
    return fileSystem
  }

  /// Writes the tree to an empty directory.
  ///
  /// - Returns: The paths of the files.
  func write(to directory: TemporaryDirectory) throws -> [String] {
    var directories: Set<String> = []
    var paths: [String] = []
    try makeFiles { path, text in
      let parts = path.split(separator: "/").dropLast()
      for count in 0..<parts.count {
        let parent = parts[...count].joined(separator: "/")
        if directories.insert(parent).inserted { _ = try directory.makeDirectory(parent) }
      }
      paths.append(try directory.write(Array(text.utf8), to: path))
    }
    return paths
  }
}
