package import OverlayDiagnostics

/// A file's documents, in a tree of their own.
package struct ParsedFile: Sendable {
  /// The nodes.
  package var tree: NodeTree
  /// The root of each document that is not empty, in order.
  package var documents: [NodeID]
  /// What was found beside the nodes.
  package var findings = FileFindings()
  /// Whether `---` lines divide the file, be it into empty parts.
  package var isDivided = false
  /// Whether the documents are in the tree of whoever has taken them, and not in ``tree``.
  package private(set) var isTreeTaken = false

  /// Moves the documents into another tree.
  ///
  /// An empty tree that has no room for them is replaced by theirs, which saves a copy.
  package mutating func move(into other: inout NodeTree) {
    let own = exchange(&tree, with: NodeTree())
    isTreeTaken = true
    if other.slots.isEmpty, other.slots.capacity < own.slots.count {
      other = own
    } else {
      let offset = other.absorb(own)
      documents = documents.map { $0.shifted(by: offset) }
    }
  }
}

/// What was found while reading a file, beside its nodes.
///
/// It counts only if the build uses the file; see ``BuildContext/record(_:)``.
package struct FileFindings: Sendable {
  /// What to warn of, in the order of the file.
  package var warnings: [Diagnostic] = []
  /// The comments that say how lists merge.
  package internal(set) var schemaComments: [SchemaComment] = []
  /// Which reader read how many documents.
  package internal(set) var documentCounts = DocumentCounts()

  /// Creates findings of a file without any.
  package init() {}
}

/// Which reader read how many documents; empty ones do not count.
package struct DocumentCounts: Hashable, Sendable {
  /// Documents that libyaml read.
  package var libYAML = 0
  /// Documents that the plain-style reader, ``PlainStyleReader``, read.
  package var plainStyle = 0

  /// Creates counts.
  package init(libYAML: Int = 0, plainStyle: Int = 0) {
    self.libYAML = libYAML
    self.plainStyle = plainStyle
  }

  /// All documents.
  package var all: Int { libYAML + plainStyle }

  /// Adds the documents of another file.
  package static func += (left: inout DocumentCounts, right: DocumentCounts) {
    left.libYAML += right.libYAML
    left.plainStyle += right.plainStyle
  }
}

/// Reads YAML and JSON text into a ``NodeTree``.
///
/// libyaml reads every document, except that in a large file ``PlainStyleReader`` takes those of plain style.
package enum YAMLReader {
  /// From this size on, in bytes, the plain-style reader may read documents of a file: 16 KiB.
  ///
  /// There it saves 40 to 60 % of a build's instructions. With the small files that most overlays are made of it saves
  /// nothing that can be measured (1 % on the smallest overlay), so libyaml, which is the authority, reads them.
  static let plainStyleThreshold = 16 * 1_024

  /// Where the plain-style reader may be used.
  ///
  /// Tests compare both readers on texts of any size.
  enum PlainStyle {
    case inLargeFiles, never, always

    /// Whether it may read documents of a file of this size.
    func mayRead(byteCount: Int) -> Bool {
      switch self {
      case .inLargeFiles: byteCount >= YAMLReader.plainStyleThreshold
      case .never: false
      case .always: true
      }
    }
  }

  /// The most levels that collections may be nested.
  package static let depthLimit = 1_000
  /// The most bytes of text that the aliases of one file may expand to: 64 MiB.
  static let aliasTextLimit = 1 << 26

  /// Reads a resource file: as many documents as `---` lines divide, aliases expanded, merge keys resolved.
  ///
  /// - Parameters:
  ///   - bytes: The file's content; CRLF counts as LF, and a byte order mark is dropped.
  ///   - place: Where the text comes from.
  /// - Returns: The documents that are not empty, in order.
  /// - Throws: The first diagnostic of the `yaml-…` kind, with its place.
  /// - Complexity: O(bytes + expanded nodes).
  package static func readDocuments(_ bytes: [UInt8], place: SourceText) throws(Diagnostic) -> ParsedFile {
    try readDocuments(bytes, place: place, plainStyle: .inLargeFiles)
  }

  /// Reads the documents of a resource file that can be read, and says what is wrong with the others.
  ///
  /// Nothing is read after a document that is still open where it ends, as what follows may belong to it.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - place: Where the text comes from.
  ///   - limit: After how many wrong documents no more are read.
  /// - Returns: The sound documents, unless not even the separators are valid, and the errors in their order.
  package static func readSoundDocuments(
    _ bytes: [UInt8],
    place: SourceText,
    limit: Int
  ) -> (file: ParsedFile?, errors: [Diagnostic]) {
    var errors: [Diagnostic] = []
    do throws(Diagnostic) {
      let file = try readDocuments(bytes, place: place, plainStyle: .inLargeFiles) { (error) throws(Diagnostic) in
        errors.append(error)
        if errors.count >= limit { throw error }
      }
      return (file, errors)
    } catch {
      return (nil, errors.count < limit ? errors + [error] : errors)
    }
  }

  /// Reads a resource file; `recover` gets the error of a document, and throws if no other is to be read.
  static func readDocuments(
    _ bytes: [UInt8],
    place: SourceText,
    plainStyle: PlainStyle,
    recover: (Diagnostic) throws(Diagnostic) -> Void = { (error) throws(Diagnostic) in throw error }
  ) throws(Diagnostic) -> ParsedFile {
    // The size of the whole file decides, as it does for whoever looks at it.
    let mayBePlain = plainStyle.mayRead(byteCount: bytes.count)
    return try withLineFeeds(bytes) { (buffer) throws(Diagnostic) in
      var builder = try TreeBuilder(place: place, byteCount: buffer.count)
      let chunks = try DocumentSplitter.chunks(of: buffer, place: place)
      for (index, chunk) in chunks.enumerated() {
        let text = UnsafeBufferPointer(rebasing: buffer[chunk.range])
        if mayBePlain, try builder.readPlainDocument(text, lineOffset: chunk.lineOffset) { continue }
        do throws(Diagnostic) { try builder.readDocument(text, lineOffset: chunk.lineOffset) } catch {
          try recover(error)
          // The next document begins behind its separator, which is where this one is still open.
          if index + 1 < chunks.count, error.location?.line ?? 0 >= chunks[index + 1].lineOffset { break }
        }
      }
      var file = builder.finish()
      file.isDivided = chunks.count > 1
      file.findings.schemaComments = SchemaCommentFinder.comments(in: buffer, place: place, of: file)
      return file
    }
  }

  /// Reads the first document of a text without splitting it, which is how a kustomization file is read.
  ///
  /// - Throws: As ``readDocuments(_:place:)``.
  package static func readFirstDocument(_ bytes: [UInt8], place: SourceText) throws(Diagnostic) -> ParsedFile {
    try bytes.withUnsafeBufferPointer { (buffer) throws(Diagnostic) in
      var builder = try TreeBuilder(place: place, byteCount: buffer.count, mergesInPosition: true)
      try builder.readDocument(buffer, lineOffset: 0)
      return builder.finish()
    }
  }

  private static func withLineFeeds<Result>(
    _ bytes: [UInt8],
    _ body: (UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let hasCarriageReturn = bytes.withUnsafeBufferPointer { $0.position(of: ascii("\r")) != nil }
    guard hasCarriageReturn else { return try bytes.withUnsafeBufferPointer(body) }
    var converted: [UInt8] = []
    converted.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == ascii("\r"), index + 1 < bytes.count, bytes[index + 1] == ascii("\n") { continue }
      converted.append(byte)
    }
    return try converted.withUnsafeBufferPointer(body)
  }
}

// MARK: - Messages

extension Diagnostic {
  package static func nestingTooDeep(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .nestingTooDeep,
      message: "collections are nested more than \(YAMLReader.depthLimit) levels deep",
      at: location
    )
  }
}
