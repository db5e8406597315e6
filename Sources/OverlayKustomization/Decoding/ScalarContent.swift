import OverlayDiagnostics
import OverlayYAMLTree

/// Finds the place of a scalar's content in its file.
///
/// The YAML reader records where a scalar starts, but not the indentation of a block scalar's content or the source of a
/// quoted string.
enum ScalarContent {
  /// Maps positions in a scalar's content to positions in the file.
  ///
  /// - Parameters:
  ///   - node: The scalar.
  ///   - tree: The document.
  ///   - location: Where the scalar starts, including its anchor and tag.
  ///   - lines: The lines of the file.
  /// - Returns: The place of the content, or the place of the scalar if its lines differ from those of the file.
  static func source(of node: NodeID, in tree: NodeTree, location: SourceLocation, lines: LineIndex) -> SourceText {
    let style = tree.style(of: node)
    let isBlock = style == .literal || style == .folded
    let block = isBlock ? sourceOfBlock(node, in: tree, location: location, lines: lines) : nil
    if style == .literal, let block { return block }
    let quote = style == .singleQuoted || style == .doubleQuoted ? 1 : 0
    var source =
      block
      ?? SourceText(
        file: location.file,
        lineOffset: max(location.line - 1, 0),
        columnOffset: max(location.column - 1, 0) + quote
      )
    // A value of one line may come from several folded lines.
    let isOnOneLine = tree.withBytes(of: node) { text in
      let line = text.prefix { $0 != ascii("\n") }
      let end = source.columnOffset + line.count { $0 & 0xC0 != 0x80 }
      return text[line.count...].allSatisfy { $0 == ascii("\n") } && end <= lines.length(of: source.lineOffset + 1)
    }
    if !isOnOneLine { source.fixedPosition = (max(location.line, 1), max(location.column, 1)) }
    return source
  }

  private static func sourceOfBlock(
    _ node: NodeID,
    in tree: NodeTree,
    location: SourceLocation,
    lines: LineIndex
  ) -> SourceText? {
    var lines = LineScanner(lines)
    guard lines.skip(to: location), lines.skipHeader() else { return nil }
    let offset = lines.line - 1
    let indent = tree.withBytes(of: node) { text -> Int in
      let blank = text.prefix { $0 == ascii("\n") }.count
      for _ in 0..<blank { lines.skipLine() }
      return lines.leadingSpaces - text[blank...].prefix { $0 == ascii(" ") }.count
    }
    return SourceText(file: location.file, lineOffset: offset, columnOffset: max(indent, 0))
  }
}

/// The starts of a file's lines, to find a place without scanning everything before it.
struct LineIndex {
  /// The file's content.
  let bytes: [UInt8]
  /// The start and the number of code points of each line, without line breaks.
  ///
  /// Includes the line after the last break.
  private let lines: [(start: UInt32, length: UInt32)]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [(start: UInt32, length: UInt32)] = []
    var start = 0
    var length = 0
    func end(_ next: Int) {
      lines.append((UInt32(clamping: start), UInt32(clamping: length)))
      (start, length) = (next, 0)
    }
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case ascii("\n"): end(index + 1)
      case ascii("\r"): if index + 1 == bytes.count || bytes[index + 1] != ascii("\n") { end(index + 1) }
      default: if byte & 0xC0 != 0x80 { length += 1 }
      }
    }
    end(bytes.count)
    self.lines = lines
  }

  /// The start of a line, counted from 1; `nil` if the file is shorter.
  func start(of line: Int) -> Int? { lines.indices.contains(line - 1) ? Int(lines[line - 1].start) : nil }

  /// The number of code points in a line without its line break; 0 if the file is shorter.
  func length(of line: Int) -> Int { lines.indices.contains(line - 1) ? Int(lines[line - 1].length) : 0 }
}

/// Scans a file line by line.
private struct LineScanner {
  private let lines: LineIndex
  private var index = 0
  /// The current line, counted from 1.
  private(set) var line = 1

  init(_ lines: LineIndex) { self.lines = lines }

  private var bytes: [UInt8] { lines.bytes }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// The number of spaces at the current position.
  var leadingSpaces: Int { bytes[min(index, bytes.count)...].prefix { $0 == ascii(" ") }.count }

  /// Moves to the start of the next line, if any.
  mutating func skipLine() {
    while let byte = current {
      index += 1
      let isBreak = byte == ascii("\n") || (byte == ascii("\r") && current != ascii("\n"))
      if isBreak {
        line += 1
        return
      }
    }
  }

  /// Moves to a place, whose column counts code points.
  mutating func skip(to place: SourceLocation) -> Bool {
    if place.line > line {
      guard let start = lines.start(of: place.line) else { return false }
      (line, index) = (place.line, start)
    }
    var column = 1
    while column < place.column {
      guard current != nil else { return false }
      index += 1
      // Skip the continuation bytes of the code point.
      while let byte = current, byte & 0xC0 == 0x80 { index += 1 }
      column += 1
    }
    return true
  }

  /// Moves past anchor, tag and the line with `|` or `>` to the first line of content.
  mutating func skipHeader() -> Bool {
    while let byte = current {
      switch byte {
      case ascii("|"), ascii(">"):
        skipLine()
        return true
      case ascii("&"), ascii("!"):
        while let byte = current, byte > ascii(" ") { index += 1 }
      case ascii("#"), ascii("\r"), ascii("\n"): skipLine()
      case ascii(" "), ascii("\t"): index += 1
      default: return false
      }
    }
    return false
  }
}
