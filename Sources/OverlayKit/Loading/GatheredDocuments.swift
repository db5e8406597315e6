import OverlayDiagnostics
import OverlayYAMLTree
import Synchronization

/// The documents of files that are parsed at the same time, most of them in the tree that the build begins with.
///
/// What the build is known to take in just once goes into that tree as soon as it is parsed, so that the memory of one
/// file's tree serves the next file. It goes there in the order of the files, whichever is parsed first: every run makes
/// the same tree.
struct GatheredDocuments: Sendable {
  /// The documents of each file.
  private(set) var files: [Result<ParsedFile, Diagnostic>?]
  /// What the build begins with.
  private(set) var tree = NodeTree()
  /// The files in the order in which they are parsed.
  private let order: [Int]
  private let isJoining: [Bool]
  /// How many files of `order` have been parsed, along with all those before them.
  private var done = 0

  /// Parses files.
  ///
  /// - Parameters:
  ///   - sizes: The bytes of each file.
  ///   - isJoining: Whether a file's documents may go into the tree that the build begins with.
  ///   - parse: Parses a file, given its number.
  /// - Returns: The documents of all files.
  static func gather(
    sizes: [Int],
    isJoining: [Bool],
    parse: @Sendable (_ file: Int) -> Result<ParsedFile, Diagnostic>
  ) -> GatheredDocuments {
    let gathered = Mutex(GatheredDocuments(sizes: sizes, isJoining: isJoining))
    let order = gathered.withLock { $0.order }
    _ = Parallel.map(order.count) { index in
      let documents = parse(order[index])
      gathered.withLock { $0.add(documents, of: order[index]) }
    }
    return gathered.withLock { $0 }
  }

  private init(sizes: [Int], isJoining: [Bool]) {
    files = Array(repeating: nil, count: sizes.count)
    self.isJoining = isJoining
    let joining = sizes.indices.filter { isJoining[$0] }
    let total = joining.reduce(0) { $0 + sizes[$1] }
    if let largest = joining.max(by: { sizes[$0] < sizes[$1] }), sizes[largest] > total / 2 {
      // Its tree becomes the build's tree, which saves the largest copy.
      order = [largest] + sizes.indices.filter { $0 != largest }
    } else {
      order = Array(sizes.indices)
      // Files have about one node for nine bytes, and about half their bytes are text of scalars. Labels alone can add a
      // third to that; room that is not used costs nothing.
      tree.reserve(slots: total / 7, text: total * 2 / 3)
    }
  }

  private mutating func add(_ documents: Result<ParsedFile, Diagnostic>, of file: Int) {
    files[file] = documents
    while done < order.count, files[order[done]] != nil {
      if isJoining[order[done]] { join(order[done]) }
      done += 1
    }
  }

  /// Puts the documents of a file into the tree, unless there are warnings, which only count once the build takes in the
  /// file.
  private mutating func join(_ file: Int) {
    guard case .success(var documents)? = files[file], documents.tree.warnings.isEmpty,
      documents.tree.schemaComments.isEmpty, tree.hasRoom(for: documents.tree)
    else { return }
    files[file] = nil
    documents.move(into: &tree)
    files[file] = .success(documents)
  }
}
