import OverlayKit

/// The names of the files that `-o` with a folder makes, in the order of the resources, checked.
struct FolderNames {
  let names: [String]

  /// - Throws: A failure for a name that would lead out of the folder or to the file of another resource.
  init(of result: BuildResult) throws(Failure) {
    names = result.fileNames()
    var owners: [String: BuiltResource] = [:]
    for (name, resource) in zip(names, result.resources) {
      guard Self.isUsable(name) else { throw .unusableFileName(name, of: resource) }
      if let owner = owners.updateValue(resource, forKey: name) { throw .sharedFileName(name, of: owner, resource) }
    }
  }

  /// Whether a name stands for a file in the folder itself.
  static func isUsable(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }
}

extension BuiltResource {
  /// What people call the resource.
  var title: String { "\(kind) '\(name)'" + (namespace.isEmpty ? "" : " in namespace '\(namespace)'") }
}
