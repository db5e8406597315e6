import OverlayDiagnostics
import OverlayYAMLTree

/// Finds where the content of a scalar stands in its file.
///
/// The reader of YAML knows where a scalar begins, but not how far the content of a block (`|`) is indented, nor what a
/// text in quotes looked like.
enum ScalarContent {
  /// How positions in a scalar's text become positions in the file.
  ///
  /// - Parameters:
  ///   - node: The scalar.
  ///   - tree: The document.
  ///   - location: Where the scalar begins, its anchor and tag included.
  ///   - lines: The lines of the file.
  /// - Returns: The place of the content, or that of the scalar itself where its lines are not those of the file.
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
    // What is on one line may have been on several before it was folded.
    let isOnOneLine = tree.withBytes(of: node) { text in
      let line = text.prefix { $0 != ascii("\n") }
      let end = source.columnOffset + line.count { $0 & 0xC0 != 0x80 }
      return text[line.count...].allSatisfy { $0 == ascii("\n") } && end <= lines.length(of: source.lineOffset + 1)
    }
    if !isOnOneLine { source.onlyPosition = (max(location.line, 1), max(location.column, 1)) }
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

/// Where the lines of a file begin, so that a place in it is found without reading all that stands before.
struct LineIndex {
  /// The file's content.
  let bytes: [UInt8]
  /// The start of each line, and its code points without its line break; the line behind the last line break included.
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

  /// The start of a line, which is counted from 1; `nil` where the file is shorter.
  func start(of line: Int) -> Int? { lines.indices.contains(line - 1) ? Int(lines[line - 1].start) : nil }

  /// The code points in a line without its line break; 0 where the file is shorter.
  func length(of line: Int) -> Int { lines.indices.contains(line - 1) ? Int(lines[line - 1].length) : 0 }
}

/// Walks over a file line by line.
private struct LineScanner {
  private let lines: LineIndex
  private var index = 0
  /// The line in which the scanner stands, from 1.
  private(set) var line = 1

  init(_ lines: LineIndex) { self.lines = lines }

  private var bytes: [UInt8] { lines.bytes }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// The number of spaces from here on.
  var leadingSpaces: Int { bytes[min(index, bytes.count)...].prefix { $0 == ascii(" ") }.count }

  /// Goes to the start of the next line, where there is one.
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

  /// Goes to a place, whose column counts code points.
  mutating func skip(to place: SourceLocation) -> Bool {
    if place.line > line {
      guard let start = lines.start(of: place.line) else { return false }
      (line, index) = (place.line, start)
    }
    var column = 1
    while column < place.column {
      guard current != nil else { return false }
      index += 1
      // The continuation bytes of a code point do not count.
      while let byte = current, byte & 0xC0 == 0x80 { index += 1 }
      column += 1
    }
    return true
  }

  /// Goes past anchor, tag and the line of the `|` or `>`, to the first line of content.
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
