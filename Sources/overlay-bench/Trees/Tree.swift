/// A folder with a kustomization file, made to be measured.
///
/// The files depend on the tree's own settings only, so two runs measure the same.
protocol Tree: Sendable {
  /// How many resources a build gives.
  var resourceCount: Int { get }

  /// Makes the files one after the other, so that a large tree never is in memory as a whole.
  ///
  /// - Parameter write: Takes each file.
  /// - Throws: What `write` throws.
  func makeFiles(_ write: (TreeFile) throws -> Void) throws
}

/// A file of a tree.
struct TreeFile: Sendable {
  /// The path in the tree, with `/` between its parts.
  var path: String
  /// The content.
  var text: String
}

extension Tree {
  /// All files at once.
  func files() -> [TreeFile] {
    var files: [TreeFile] = []
    // Nothing throws but what takes the files.
    try? makeFiles { files.append($0) }
    return files
  }
}

extension Int {
  /// The number with zeros before it, so that names have the same length whatever their number.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
