import COverlayYAML
package import OverlayDiagnostics

/// A YAML document in a string, with its comments, so that it can be edited and written again.
///
/// Source: Kustomize reads such a string into a tree that keeps comments and styles, and writes the tree with an indent
/// of two and without folding lines. Anchors, aliases, merge keys and custom tags are not supported here.
package struct CommentedDocument {
  /// A comment and its position among the nodes.
  struct Comment {
    /// From the `#` to the end of the line.
    var text: [UInt8]
    /// Whether it follows something else on its line.
    var isTrailing: Bool
    /// The number of nodes that begin before it.
    var order = 0
    /// The columns of the comment and of the next line with content, counted from 0; -1 at the end of the text.
    var column: Int
    var nextColumn = -1
    /// Whether an empty line precedes it, and whether one follows it.
    var followsBlank: Bool
    var precedesBlank: Bool
  }

  /// The nodes, in the order of the text.
  package let tree: NodeTree
  /// The root of the document.
  package let root: NodeID
  /// The comments, in the order of the text.
  let comments: [Comment]
  /// Whether writing the document loses nothing: there are no anchors, custom tags or merge keys.
  package let isComplete: Bool

  /// Reads the first document of a text.
  ///
  /// - Returns: `nil` if there is none.
  /// - Throws: Like ``YAMLReader/readDocuments(_:place:)``.
  package init?(parsing bytes: [UInt8], place: SourceText) throws(Diagnostic) {
    let file = try YAMLReader.readDocuments(bytes, place: place)
    guard let root = file.documents.first else { return nil }
    tree = file.tree
    self.root = root
    let layout = try bytes.withUnsafeBufferPointer { (buffer) throws(Diagnostic) in
      try Layout(buffer, place: place)
    }
    isComplete = !layout.isLossy
    comments = layout.comments(in: bytes)
  }
}

/// The starts of the nodes and the ranges of the scalars of a text, in code points.
private struct Layout {
  private var starts: [Int] = []
  private var scalars: [Range<Int>] = []
  /// Whether there is something that writing the nodes would lose.
  private(set) var isLossy = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, place: SourceText) throws(Diagnostic) {
    var reader = try EventReader(bytes, place: place)
    while true {
      let event = try reader.next()
      let start = event.pointee.start_mark.index
      switch event.pointee.type {
      case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return
      case YAML_ALIAS_EVENT: isLossy = true
      case YAML_SCALAR_EVENT:
        let scalar = event.pointee.data.scalar
        let isMergeKey = scalar.length == 2 && scalar.value[0] == ascii("<") && scalar.value[1] == ascii("<")
        if scalar.anchor != nil || isMergeKey || !Self.isStandard(scalar.tag) { isLossy = true }
        starts.append(start)
        scalars.append(start..<max(start, event.pointee.end_mark.index))
      case YAML_MAPPING_START_EVENT:
        let mapping = event.pointee.data.mapping_start
        if mapping.anchor != nil || mapping.tag != nil { isLossy = true }
        starts.append(start)
      case YAML_SEQUENCE_START_EVENT:
        let sequence = event.pointee.data.sequence_start
        if sequence.anchor != nil || sequence.tag != nil { isLossy = true }
        starts.append(start)
      default: break
      }
    }
  }

  /// Whether a scalar has no tag, or one that a tree can represent.
  private static func isStandard(_ tag: UnsafeMutablePointer<UInt8>?) -> Bool {
    guard let tag else { return true }
    let words = ["str", "int", "float", "bool", "null", "timestamp", "binary"]
    return words.contains { "tag:yaml.org,2002:\($0)" == String(cString: tag) }
  }

  /// The comments: from each `#` outside of scalars that follows a blank or begins a line, to the end of its line.
  func comments(in bytes: [UInt8]) -> [CommentedDocument.Comment] {
    guard bytes.contains(ascii("#")) else { return [] }
    var result: [CommentedDocument.Comment] = []
    var position = 0
    var nextScalar = 0
    var order = 0
    let lines = bytes.split(separator: ascii("\n"), omittingEmptySubsequences: false)
    let nextColumns = Self.columnsOfContent(below: lines)
    for (number, line) in lines.enumerated() {
      var column = 0
      var previous = ascii(" ")
      var comment: Int?
      for (index, byte) in line.enumerated() where comment == nil {
        guard byte & 0xC0 != 0x80 else { continue }
        let here = position + column
        while nextScalar < scalars.count, scalars[nextScalar].upperBound <= here { nextScalar += 1 }
        let isInside = nextScalar < scalars.count && scalars[nextScalar].contains(here)
        if byte == ascii("#"), !isInside, previous == ascii(" ") || previous == ascii("\t") { comment = index }
        previous = byte
        column += 1
      }
      if let comment {
        let start = position + column - 1
        while order < starts.count, starts[order] < start { order += 1 }
        var found = Self.comment(line.dropFirst(comment), at: number, of: lines)
        (found.order, found.nextColumn) = (order, nextColumns[number])
        result.append(found)
      }
      position += line.count { $0 & 0xC0 != 0x80 } + 1
    }
    return result
  }

  /// For each line, the column at which the next line with content begins; -1 if there is none.
  private static func columnsOfContent(below lines: [ArraySlice<UInt8>]) -> [Int] {
    var columns = Array(repeating: -1, count: lines.count)
    for number in lines.indices.dropLast().reversed() {
      let next = indent(of: lines[number + 1])
      let hasContent = next.byte != ascii("#") && !isBlank(lines[number + 1])
      columns[number] = hasContent ? next.column : columns[number + 1]
    }
    return columns
  }

  private static func comment(
    _ text: ArraySlice<UInt8>,
    at number: Int,
    of lines: [ArraySlice<UInt8>]
  ) -> CommentedDocument.Comment {
    let before = lines[number][..<text.startIndex]
    return CommentedDocument.Comment(
      text: Array(text),
      isTrailing: !isBlank(before),
      column: before.count,
      followsBlank: number > 0 && isBlank(lines[number - 1]),
      precedesBlank: number + 1 < lines.count - 1 && isBlank(lines[number + 1])
    )
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == ascii(" ") || $0 == ascii("\t") || $0 == ascii("\r") }
  }

  private static func indent(of line: ArraySlice<UInt8>) -> (column: Int, byte: UInt8) {
    let column = line.prefix { $0 == ascii(" ") }.count
    return (column, line.dropFirst(column).first ?? 0)
  }
}
