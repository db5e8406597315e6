import COverlayYAML
import OverlayDiagnostics

/// A comment that begins with a marker such as `overlay:ignore`.
package struct MarkedComment: Hashable, Sendable {
  /// The line in the file, counted from 1.
  package var line: Int
  /// The column in code points, counted from 1, of the `#`.
  package var column: Int
  /// Whether nothing precedes it on its line.
  package var isAlone: Bool
  /// The comment from the `#` to the end of the line.
  package var text: String
}

extension MarkedComment {
  /// A block of YAML in a literal scalar (`|`).
  package struct Block {
    /// The keys that lead to it from the root of its document, such as `patches[].patch`.
    package var path: String
    /// The `apiVersion` of its document, if it has one.
    package var apiVersion: String?
    /// Whether it is in another block.
    package var isNested: Bool
  }

  /// The comments of a file in which a whole line is a comment or content, such as an env file.
  package static func inLines(of bytes: [UInt8], marker: StaticString) -> [MarkedComment] {
    bytes.withUnsafeBufferPointer { buffer in
      CommentCandidate.all(in: buffer, marker: marker).filter { $0.isMarked && $0.isAlone(in: buffer) }
        .map { $0.comment(in: buffer) }
    }
  }

  /// The comments of a YAML file.
  ///
  /// What looks like a comment in a string is content. After a syntax error, or in too deeply nested nodes, nothing is found.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - marker: The text after `#` and white space.
  ///   - isDocument: Whether a block of text is YAML for the build, so that its comments count.
  /// - Returns: The comments in the order of the file.
  /// - Complexity: A search for `#`, and libyaml's scan only if the marker occurs.
  package static func inYAML(
    _ bytes: [UInt8],
    marker: StaticString,
    isDocument: (Block) -> Bool
  ) -> [MarkedComment] {
    bytes.withUnsafeBufferPointer { buffer in
      let candidates = CommentCandidate.all(in: buffer, marker: marker)
      guard !candidates.isEmpty else { return [] }
      var search = CommentSearch(buffer, candidates: candidates, marker: marker)
      search.run(isDocument)
      return search.found.map { $0.comment(in: buffer) }
    }
  }
}

/// A `#` that begins a comment, unless it is in a string or in a comment.
private struct CommentCandidate {
  var position: Int
  /// The line, counted from 0, and its extent without the line break.
  var line: Int
  var lineRange: Range<Int>
  var isMarked: Bool

  /// The number of bytes from the `#` to the end of the line.
  var length: Int { lineRange.upperBound - position }

  func isAlone(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let before = bytes[lineRange.lowerBound..<position]
    let text = line == 0 && before.starts(with: [0xEF, 0xBB, 0xBF]) ? before.dropFirst(3) : before
    return text.allSatisfy { Self.isBlank($0) }
  }

  func comment(in bytes: UnsafeBufferPointer<UInt8>) -> MarkedComment {
    MarkedComment(
      line: line + 1,
      column: bytes[lineRange.lowerBound..<position].count { $0 & 0xC0 != 0x80 } + 1,
      isAlone: isAlone(in: bytes),
      text: String(decoding: bytes[position..<lineRange.upperBound], as: UTF8.self)
    )
  }

  /// All candidates on lines with a marked one, in order.
  ///
  /// - Complexity: O(bytes).
  static func all(in bytes: UnsafeBufferPointer<UInt8>, marker: StaticString) -> [CommentCandidate] {
    var result: [CommentCandidate] = []
    var (line, lineStart, position) = (0, 0, 0)
    while let found = bytes.position(of: ascii("#"), from: position) {
      position = found + 1
      guard isMarked(found, in: bytes, marker) else { continue }
      while let lineBreak = bytes.position(of: ascii("\n"), from: lineStart), lineBreak < found {
        (line, lineStart) = (line + 1, lineBreak + 1)
      }
      position = bytes.position(of: ascii("\n"), from: found) ?? bytes.count
      let end = position > lineStart && bytes[position - 1] == ascii("\r") ? position - 1 : position
      for hash in lineStart..<end where bytes[hash] == ascii("#") {
        guard hash == lineStart || isBlank(bytes[hash - 1]) || isByteOrderMark(bytes[..<hash]) else { continue }
        let isMarked = isMarked(hash, in: bytes, marker)
        result.append(CommentCandidate(position: hash, line: line, lineRange: lineStart..<end, isMarked: isMarked))
      }
    }
    return result
  }

  /// Whether the marker follows a `#`, and a space or the end of the line follows the marker.
  private static func isMarked(_ hash: Int, in bytes: UnsafeBufferPointer<UInt8>, _ marker: StaticString) -> Bool {
    var start = hash + 1
    while start < bytes.count, isBlank(bytes[start]) { start += 1 }
    let end = start + marker.utf8CodeUnitCount
    guard end <= bytes.count, start == bytes.position(of: marker, from: start, to: end) else { return false }
    return end == bytes.count || bytes[end].isASCIISpace
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == ascii(" ") || byte == ascii("\t") }

  private static func isByteOrderMark(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    bytes.count == 3 && bytes.starts(with: [0xEF, 0xBB, 0xBF])
  }
}

/// Decides which candidates are comments, with the extents of the scalars that libyaml reports.
private struct CommentSearch {
  /// The candidates that are comments and marked.
  private(set) var found: [CommentCandidate] = []

  private let bytes: UnsafeBufferPointer<UInt8>
  private let candidates: [CommentCandidate]
  private let marker: StaticString
  /// The maximum sum of the depths of nodes: more than any file has whose nodes are mostly at most 32 levels deep.
  private static let effortPerByte = 100
  /// How many blocks contain this text.
  private let depth: Int
  /// The first candidate that is not decided.
  private var next = 0
  /// The line of the last comment, which goes up to the end of the line.
  private var commentLine = -1
  /// The literal scalars of the current document that have candidates.
  private var blocks: [(path: String, text: [UInt8], firstLine: Int, candidates: Range<Int>)] = []

  /// A patch in a configuration in a kustomization is in two blocks; each level is read again.
  private static let depthLimit = 3

  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    candidates: [CommentCandidate],
    marker: StaticString,
    depth: Int = 0
  ) {
    (self.bytes, self.candidates, self.marker, self.depth) = (bytes, candidates, marker, depth)
  }

  mutating func run(_ isDocument: (MarkedComment.Block) -> Bool) {
    let whole = DocumentSplitter.Chunk(range: 0..<bytes.count, lineOffset: 0)
    for chunk in (try? DocumentSplitter.chunks(of: bytes, place: SourceText(file: ""))) ?? [whole] {
      // A line with `---` may end in a comment.
      take(before: chunk.range.lowerBound)
      guard next < candidates.count else { break }
      if candidates[next].position < chunk.range.upperBound { read(chunk.range, isDocument) }
    }
    take(before: bytes.count)
    found.sort { $0.position < $1.position }
  }

  /// Decides the candidates before a position: they are comments.
  private mutating func take(before end: Int) {
    while next < candidates.count, candidates[next].position < end {
      let candidate = candidates[next]
      next += 1
      guard candidate.line != commentLine else { continue }
      commentLine = candidate.line
      if candidate.isMarked { found.append(candidate) }
    }
  }

  /// Decides the candidates before a position: they are content.
  private mutating func skip(before end: Int) {
    while next < candidates.count, candidates[next].position < end { next += 1 }
  }

  // MARK: - Events

  /// Reads a part of the text, several times if libyaml rejects what Kustomize accepts; see ``PlaceholderText``.
  private mutating func read(_ range: Range<Int>, _ isDocument: (MarkedComment.Block) -> Bool) {
    let text = UnsafeBufferPointer(rebasing: bytes[range])
    let start = (found: found.count, next: next, commentLine: commentLine)
    var failure: ScannerFailure?
    var isComplete = scan(text, from: range.lowerBound, &failure, isDocument)
    var budget = RereadingBudget()
    var placeholders: PlaceholderText?
    while !isComplete, let problem = failure, budget.spend(text.count) {
      guard var changed = placeholders ?? PlaceholderText(text), changed.resolve(problem) else { break }
      placeholders = changed
      found.removeLast(found.count - start.found)
      (next, commentLine, failure) = (start.next, start.commentLine, nil)
      isComplete = changed.bytes.withUnsafeBufferPointer {
        scan($0, of: text, from: range.lowerBound, &failure, isDocument)
      }
    }
    if isComplete { take(before: range.upperBound) } else { skip(before: range.upperBound) }
  }

  /// Decides the candidates before and in scalars.
  ///
  /// - Returns: Whether the text has no syntax error before the last candidate.
  private mutating func scan(
    _ text: UnsafeBufferPointer<UInt8>,
    of source: UnsafeBufferPointer<UInt8>? = nil,
    from offset: Int,
    _ failure: inout ScannerFailure?,
    _ isDocument: (MarkedComment.Block) -> Bool
  ) -> Bool {
    let source = source ?? text
    blocks.removeAll()
    var path = KeyPath()
    var apiVersion: String?
    var cursor = SourceCursor(source)
    guard var reader = try? EventReader(text, source: source, place: SourceText(file: "")) else { return false }
    // For each token, libyaml iterates over all open flow collections.
    var effort = 0
    while path.depth <= YAMLReader.depthLimit, effort <= Self.effortPerByte * text.count {
      effort += path.depth
      guard next < candidates.count, candidates[next].position < offset + source.count || !blocks.isEmpty else {
        readBlocks(apiVersion, isDocument)
        return true
      }
      let event: UnsafePointer<yaml_event_t>
      do throws(Diagnostic) { event = try reader.next() } catch {
        failure = reader.failure
        return false
      }
      switch event.pointee.type {
      case YAML_SCALAR_EVENT:
        cursor.advance(to: Int(clamping: event.pointee.start_mark.index))
        let start = offset + cursor.byte
        cursor.advance(to: Int(clamping: event.pointee.end_mark.index))
        decide(event, start..<max(start, offset + cursor.byte), at: path)
        let scalar = event.pointee.data.scalar
        let value = UnsafeBufferPointer(start: scalar.value, count: min(scalar.length, 256))
        if path.isValue(of: "apiVersion") { apiVersion = String(decoding: value, as: UTF8.self) }
        path.addScalar(value)
      case YAML_ALIAS_EVENT: path.addScalar(UnsafeBufferPointer(start: nil, count: 0))
      case YAML_MAPPING_START_EVENT: path.begin(isMapping: true)
      case YAML_SEQUENCE_START_EVENT: path.begin(isMapping: false)
      case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: path.end()
      case YAML_DOCUMENT_END_EVENT:
        // What follows is ignored, and may not be YAML.
        cursor.advance(to: Int(clamping: event.pointee.end_mark.index))
        take(before: offset + cursor.byte)
        readBlocks(apiVersion, isDocument)
        (path, apiVersion) = (KeyPath(), nil)
      case YAML_STREAM_END_EVENT: return true
      default: break
      }
    }
    return false
  }

  /// Decides the candidates up to the end of a scalar.
  private mutating func decide(_ event: UnsafePointer<yaml_event_t>, _ range: Range<Int>, at path: KeyPath) {
    let scalar = event.pointee.data.scalar
    let isBlock = scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE
    let content = isBlock ? startOfContent(ofBlock: range) : range.lowerBound
    take(before: content)
    let first = next
    skip(before: range.upperBound)
    guard first < next, scalar.style == YAML_LITERAL_SCALAR_STYLE, depth < Self.depthLimit else { return }
    let candidate = candidates[first]
    let linesBefore = bytes[content..<max(content, candidate.lineRange.lowerBound)].count { $0 == ascii("\n") }
    blocks.append(
      (
        path.text, Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length)),
        candidate.line - linesBefore, first..<next
      )
    )
  }

  /// The first line after `|` or `>`, which may follow an anchor, a tag and comments.
  private func startOfContent(ofBlock range: Range<Int>) -> Int {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      switch byte {
      case ascii("&"), ascii("!"):
        while position < range.upperBound, !bytes[position].isASCIISpace { position += 1 }
      case ascii("|"), ascii(">"), ascii("#"):
        let end = bytes.position(of: ascii("\n"), from: position).map { $0 + 1 } ?? range.upperBound
        if byte != ascii("#") { return min(end, range.upperBound) }
        position = end
      default: position += 1
      }
    }
    return range.upperBound
  }

  // MARK: - Blocks

  /// Finds the comments in the blocks of the document that are YAML.
  private mutating func readBlocks(_ apiVersion: String?, _ isDocument: (MarkedComment.Block) -> Bool) {
    for (path, text, firstLine, range) in blocks {
      guard isDocument(MarkedComment.Block(path: path, apiVersion: apiVersion, isNested: depth > 0)) else { continue }
      var inner = text.withUnsafeBufferPointer { buffer in
        let candidates = CommentCandidate.all(in: buffer, marker: marker)
        var search = CommentSearch(buffer, candidates: candidates, marker: marker, depth: depth + 1)
        search.run(isDocument)
        return search.found[...]
      }
      // A comment in the block has the same line and the same distance to its end as in the file.
      for candidate in candidates[range] {
        inner = inner.drop { $0.line + firstLine < candidate.line }
        guard let first = inner.first, first.line + firstLine == candidate.line, first.length == candidate.length
        else { continue }
        found.append(candidate)
      }
    }
    blocks.removeAll()
  }
}

/// The keys that lead to the current node of a document.
private struct KeyPath {
  private struct Level {
    var isMapping: Bool
    /// The key whose value is next; `nil` if a key is next.
    var key: String?
  }

  private var levels: [Level] = []

  /// The number of open collections.
  var depth: Int { levels.count }

  /// Blocks that are documents are not deeper.
  private static let textDepth = 4

  /// The keys, with `[]` for the elements of lists; empty for the root, for a key, and for a deeply nested node.
  var text: String {
    if levels.count > Self.textDepth || levels.last.map({ $0.isMapping && $0.key == nil }) ?? true { return "" }
    return levels.reduce("") { path, level in
      level.isMapping ? (path.isEmpty ? "" : path + ".") + (level.key ?? "") : path + "[]"
    }
  }

  /// Whether the node is the value of a key of the document.
  func isValue(of key: String) -> Bool { levels.count == 1 && levels[0].key == key }

  mutating func addScalar(_ value: UnsafeBufferPointer<UInt8>) {
    guard let last = levels.last, last.isMapping else { return }
    levels[levels.count - 1].key = last.key == nil ? String(decoding: value, as: UTF8.self) : nil
  }

  mutating func begin(isMapping: Bool) {
    // A collection can be a key, too.
    if let last = levels.last, last.isMapping, last.key == nil { levels[levels.count - 1].key = "?" }
    levels.append(Level(isMapping: isMapping))
  }

  mutating func end() {
    levels.removeLast()
    if let last = levels.last, last.isMapping { levels[levels.count - 1].key = nil }
  }
}
