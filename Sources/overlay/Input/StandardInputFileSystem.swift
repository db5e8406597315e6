import OverlayKit
import SystemPackage

/// The disk, but with a text in the place of the current folder's kustomization file.
///
/// Files of the current folder that could be taken for its kustomization file are not there.
struct StandardInputFileSystem: FileSystem {
  /// The name by which a build asks for the text, and which its diagnostics have.
  static let fileName = "kustomization.yaml"

  private static let hiddenNames: Set<String> = ["kustomization.yml", "Kustomization"]

  private let disk = DiskFileSystem()
  private let kustomization: [UInt8]
  private let folder: FilePath

  /// - Parameter kustomization: The text of the kustomization file.
  /// - Throws: The disk's error if the current folder cannot be told.
  init(kustomization: [UInt8]) throws(FileSystemError) {
    self.kustomization = kustomization
    folder = FilePath(try disk.currentDirectory())
  }

  func currentDirectory() throws(FileSystemError) -> String { try disk.currentDirectory() }

  func kind(of path: String) throws(FileSystemError) -> FileKind {
    switch place(of: path) {
    case .kustomization: .file
    case .hidden: .missing
    case .disk: try disk.kind(of: path)
    }
  }

  func realPath(of path: String) throws(FileSystemError) -> String {
    switch place(of: path) {
    case .kustomization: folder.appending(Self.fileName).string
    case .hidden: throw FileSystemError(.notFound)
    case .disk: try disk.realPath(of: path)
    }
  }

  func read(_ path: String) throws(FileSystemError) -> [UInt8] {
    switch place(of: path) {
    case .kustomization: kustomization
    case .hidden: throw FileSystemError(.notFound)
    case .disk: try disk.read(path)
    }
  }

  func names(in directory: String) -> [String] { disk.names(in: directory) }
}

// MARK: - Places

extension StandardInputFileSystem {
  private enum Place { case kustomization, hidden, disk }

  /// Paths by way of links lead to the disk, as they do not name the kustomization file of a folder.
  private func place(of path: String) -> Place {
    guard !path.utf8.contains(0) else { return .disk }
    let absolute = folder.pushing(FilePath(path)).lexicallyNormalized()
    guard absolute.removingLastComponent() == folder, let name = absolute.lastComponent?.string else { return .disk }
    if name == Self.fileName { return .kustomization }
    return Self.hiddenNames.contains(name) ? .hidden : .disk
  }
}
