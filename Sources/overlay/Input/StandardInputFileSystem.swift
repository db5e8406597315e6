import OverlayKit
import SystemPackage

/// The local file system with given content as the kustomization file of the current directory.
///
/// Other kustomization files of the current directory are hidden.
struct StandardInputFileSystem: FileSystem {
  /// The name of the kustomization file in the build.
  static let fileName = "kustomization.yaml"

  private static let hiddenNames: Set<String> = ["kustomization.yml", "Kustomization"]

  private let disk = DiskFileSystem()
  private let kustomization: [UInt8]
  private let directory: FilePath

  /// - Parameter kustomization: The content of the kustomization file.
  /// - Throws: An error if the current directory cannot be determined.
  init(kustomization: [UInt8]) throws(FileSystemError) {
    self.kustomization = kustomization
    directory = FilePath(try disk.currentDirectory())
  }

  func currentDirectory() throws(FileSystemError) -> String { try disk.currentDirectory() }

  func kind(of path: String) throws(FileSystemError) -> FileKind {
    switch origin(of: path) {
    case .kustomization: .file
    case .hidden: .missing
    case .disk: try disk.kind(of: path)
    }
  }

  func realPath(of path: String) throws(FileSystemError) -> String {
    switch origin(of: path) {
    case .kustomization: directory.appending(Self.fileName).string
    case .hidden: throw FileSystemError(.notFound)
    case .disk: try disk.realPath(of: path)
    }
  }

  func read(_ path: String) throws(FileSystemError) -> [UInt8] {
    switch origin(of: path) {
    case .kustomization: kustomization
    case .hidden: throw FileSystemError(.notFound)
    case .disk: try disk.read(path)
    }
  }

  func names(in directory: String) -> [String] { disk.names(in: directory) }
}

// MARK: - Origins

extension StandardInputFileSystem {
  private enum Origin { case kustomization, hidden, disk }

  /// Where the content of a path comes from, judged by the path alone.
  ///
  /// Paths through symbolic links belong to the disk.
  private func origin(of path: String) -> Origin {
    guard !path.utf8.contains(0) else { return .disk }
    let absolute = directory.pushing(FilePath(path)).lexicallyNormalized()
    guard absolute.removingLastComponent() == directory, let name = absolute.lastComponent?.string else { return .disk }
    if name == Self.fileName { return .kustomization }
    return Self.hiddenNames.contains(name) ? .hidden : .disk
  }
}
