package import OverlayDiagnostics

/// The documents of a file, in a tree of their own.
package struct ParsedFile: Sendable {
  package var tree: NodeTree
  /// The root of each document that is not empty, in order.
  package var documents: [NodeID]
  /// What was found in addition to the nodes.
  package var findings = FileFindings()
  /// Whether `---` lines divide the file, even if only into empty parts.
  package var isDivided = false
  /// Whether the documents have been moved out of ``tree``.
  package private(set) var isTreeTaken = false

  /// Moves the documents into another tree.
  ///
  /// If the other tree is empty and has no capacity for them, it is replaced with theirs, which saves a copy.
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

/// What was found while reading a file, in addition to its nodes.
///
/// It counts only if the build uses the file; see ``BuildContext/absorb(_:into:at:)``.
package struct FileFindings: Sendable {
  /// The warnings, in the order of the file.
  package var warnings: [Diagnostic] = []
  /// The comments that define how lists merge.
  package internal(set) var schemaComments: [SchemaComment] = []
  /// The number of documents, by reader.
  package internal(set) var documentCounts = DocumentCounts()
  /// The name of the file, if it has aliases.
  package internal(set) var fileWithAliases: String?

  /// Creates empty findings.
  package init() {}
}

/// The number of documents that each reader has read, without empty ones.
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
/// libyaml reads every document, except that ``PlainStyleReader`` reads those in plain style in large files.
package enum YAMLReader {
  /// The file size, in bytes, from which the plain-style reader may read documents: 16 KiB.
  ///
  /// In large files it saves 40 to 60 % of a build's instructions. In the small files that most overlays consist of it
  /// saves nothing measurable (1 % on the smallest overlay), so libyaml, which is the authority, reads them.
  static let plainStyleThreshold = 16 * 1_024

  /// When the plain-style reader may be used.
  ///
  /// Tests compare both readers on texts of any size.
  enum PlainStyle {
    case inLargeFiles, never, always

    /// Whether the reader may read documents of a file of this size.
    func mayRead(byteCount: Int) -> Bool {
      switch self {
      case .inLargeFiles: byteCount >= YAMLReader.plainStyleThreshold
      case .never: false
      case .always: true
      }
    }
  }

  /// The maximum nesting depth of collections.
  package static let depthLimit = 1_000
  /// The maximum number of bytes of text that the aliases of a file may expand to: 64 MiB.
  static let aliasTextLimit = 1 << 26

  /// Reads the documents of a resource file, divided by `---` lines, with aliases expanded and merge keys resolved.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file; CRLF counts as LF, and a byte order mark is dropped.
  ///   - place: Where the text comes from.
  /// - Returns: The documents that are not empty, in order.
  /// - Throws: The first error, with its location.
  /// - Complexity: O(bytes + expanded nodes).
  package static func readDocuments(_ bytes: [UInt8], place: SourceText) throws(Diagnostic) -> ParsedFile {
    try readDocuments(bytes, place: place, plainStyle: .inLargeFiles)
  }

  /// Reads the valid documents of a resource file, and reports the errors of the other documents.
  ///
  /// Reading ends at a document that is still open at its end, because the text after it may belong to it.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - place: Where the text comes from.
  ///   - limit: The number of errors after which reading ends.
  /// - Returns: The valid documents, unless not even the separators are valid, and the errors in order.
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

  /// Reads a resource file; `recover` receives the error of a document, and throws to stop reading.
  static func readDocuments(
    _ bytes: [UInt8],
    place: SourceText,
    plainStyle: PlainStyle,
    recover: (Diagnostic) throws(Diagnostic) -> Void = { (error) throws(Diagnostic) in throw error }
  ) throws(Diagnostic) -> ParsedFile {
    // The size of the whole file decides, not that of a document.
    let mayBePlain = plainStyle.mayRead(byteCount: bytes.count)
    return try withLineFeeds(bytes) { (buffer) throws(Diagnostic) in
      var builder = try TreeBuilder(place: place, byteCount: buffer.count)
      let chunks = try DocumentSplitter.chunks(of: buffer, place: place)
      for (index, chunk) in chunks.enumerated() {
        let text = UnsafeBufferPointer(rebasing: buffer[chunk.range])
        if mayBePlain, try builder.readPlainDocument(text, lineOffset: chunk.lineOffset) { continue }
        do throws(Diagnostic) { try builder.readDocument(text, lineOffset: chunk.lineOffset) } catch {
          try recover(error)
          // The document is still open where the next one begins.
          if index + 1 < chunks.count, error.location?.line ?? 0 >= chunks[index + 1].lineOffset { break }
        }
      }
      var file = builder.finish()
      file.isDivided = chunks.count > 1
      file.findings.schemaComments = SchemaCommentFinder.comments(in: buffer, place: place, of: file)
      return file
    }
  }

  /// Reads the first document of a text without splitting it, for kustomization files.
  ///
  /// - Throws: Like ``readDocuments(_:place:)``.
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
