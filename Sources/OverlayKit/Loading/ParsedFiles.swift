import OverlayDiagnostics
import OverlayYAMLTree
import Synchronization

/// The documents of files that are parsed concurrently, most of them in the initial tree of the build.
///
/// Documents that the build uses exactly once move into that tree as soon as they are parsed, so that the next file can
/// reuse the memory. They move in a fixed order, independent of timing: every run creates the same tree.
struct ParsedFiles: Sendable {
  /// The documents of each file.
  private(set) var files: [Result<ParsedFile, Diagnostic>?]
  /// The initial tree of the build.
  private(set) var tree = NodeTree()
  /// The files in the order of parsing.
  private let order: [Int]
  private let isJoining: [Bool]
  /// The number of files at the start of `order` that have all been parsed.
  private var doneCount = 0

  /// Parses files.
  ///
  /// - Parameters:
  ///   - sizes: The size of each file in bytes.
  ///   - isJoining: Whether the documents of each file may move into the initial tree.
  ///   - parse: Parses a file, given its index.
  /// - Returns: The documents of all files.
  static func parse(
    sizes: [Int],
    isJoining: [Bool],
    parse: @Sendable (_ file: Int) -> Result<ParsedFile, Diagnostic>
  ) -> ParsedFiles {
    let result = Mutex(ParsedFiles(sizes: sizes, isJoining: isJoining))
    let order = result.withLock { $0.order }
    _ = Parallel.map(order.count) { index in
      let documents = parse(order[index])
      result.withLock { $0.add(documents, of: order[index]) }
    }
    return result.withLock { $0 }
  }

  private init(sizes: [Int], isJoining: [Bool]) {
    files = Array(repeating: nil, count: sizes.count)
    self.isJoining = isJoining
    let joining = sizes.indices.filter { isJoining[$0] }
    let total = joining.reduce(0) { $0 + sizes[$1] }
    if let largest = joining.max(by: { sizes[$0] < sizes[$1] }), sizes[largest] > total / 2 {
      // The largest tree becomes the build's tree, which saves copying it.
      order = [largest] + sizes.indices.filter { $0 != largest }
    } else {
      order = Array(sizes.indices)
      // Files have about one node per nine bytes, and scalars make up half of their bytes. Labels alone can add a third
      // to that; unused capacity costs nothing.
      tree.reserve(slots: total / 7, text: total * 2 / 3)
    }
  }

  private mutating func add(_ documents: Result<ParsedFile, Diagnostic>, of file: Int) {
    files[file] = documents
    while doneCount < order.count, files[order[doneCount]] != nil {
      if isJoining[order[doneCount]] { join(order[doneCount]) }
      doneCount += 1
    }
  }

  /// Moves the documents of a file into the tree, unless they have warnings, which count only when the build uses the
  /// file.
  private mutating func join(_ file: Int) {
    guard case .success(var documents)? = files[file], documents.findings.warnings.isEmpty,
      documents.findings.schemaComments.isEmpty, tree.hasRoom(for: documents.tree)
    else { return }
    files[file] = nil
    documents.move(into: &tree)
    files[file] = .success(documents)
  }
}
