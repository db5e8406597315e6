import OverlayDiagnostics
import OverlayYAMLTree

/// The lines of a kustomization file and of each of its fields.
///
/// Supports only files in which each field starts on a new line, so that fields can be moved as lines.
struct FieldLines {
  /// A field, from the line of its key to the last line of its value.
  struct Block {
    var name: String
    var value: NodeID
    /// Indices of lines, counted from 0.
    var range: Range<Int>

    /// The lines below that of the key.
    var body: Range<Int> { range.lowerBound + 1..<range.upperBound }
  }

  let tree: NodeTree
  /// The lines of the whole file, without line breaks.
  let lines: [String]
  private let file: String
  private let blocks: [Block]

  /// The size limit of files with edits, in bytes.
  private static let sizeLimit = 1 << 20

  /// - Returns: `nil` for a file above the size limit, with other line breaks, tabs, braces or merge keys, or with keys that
  ///   are quoted, repeated or on the same line.
  init?(_ document: NodeID, of tree: NodeTree, file: String, bytes: [UInt8]) {
    guard bytes.count <= Self.sizeLimit, let text = String(validating: bytes, as: UTF8.self), !tree.isFlow(document),
      !text.utf8.contains(UInt8(ascii: "\r")), !text.utf8.contains(UInt8(ascii: "\t"))
    else { return nil }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var blocks: [Block] = []
    var names: Set<String> = []
    for entry in tree.entries(of: document) {
      let name = tree.string(of: entry.key)
      guard let place = tree.location(of: entry.key), place.column == 1, lines.indices.contains(place.line - 1),
        lines[place.line - 1].hasPrefix(name + ":"), place.line - 1 > blocks.last?.range.lowerBound ?? -1,
        names.insert(name.lowercased()).inserted
      else { return nil }
      if let last = blocks.indices.last {
        blocks[last].range = blocks[last].range.lowerBound..<place.line - 1
      }
      blocks.append(Block(name: name, value: entry.value, range: place.line - 1..<place.line))
    }
    if let last = blocks.indices.last {
      let start = blocks[last].range.lowerBound
      let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("---") || $0.hasPrefix("...") } ?? lines.count
      blocks[last].range = start..<end
    }
    self.tree = tree
    self.file = file
    self.lines = lines
    self.blocks = blocks.map { block in
      // Comments before the next field probably belong to it.
      var end = block.range.upperBound
      while end > block.range.lowerBound + 1, lines[end - 1].isEmpty || lines[end - 1].hasPrefix("#") { end -= 1 }
      var copy = block
      copy.range = block.range.lowerBound..<end
      return copy
    }
  }

  /// The lines of a field; `nil` if it is missing or has other capitalization.
  func block(_ name: String) -> Block? { blocks.first { $0.name == name } }

  /// Whether lines keep their meaning elsewhere: they have no anchors, aliases or tags.
  func areMovable(_ range: Range<Int>) -> Bool {
    !lines[range].contains { line in line.utf8.contains { "&*!".utf8.contains($0) } }
  }

  /// The rest of the line after a field's key and colon.
  func rest(of block: Block) -> String { String(lines[block.range.lowerBound].dropFirst(block.name.count + 1)) }

  /// The indentation of the dashes of a list; `nil` unless each element starts on a new line below the key.
  func indentation(ofListIn block: Block) -> Int? {
    var indentation: Int?
    for element in tree.elements(of: block.value) {
      guard !tree.isFlow(block.value), let place = tree.location(of: element), block.body.contains(place.line - 1),
        let before = parts(of: place)?.before, before.trimmingSpaces == "-"
      else { return nil }
      let found = before.prefix { $0 == " " }.count
      guard indentation ?? found == found else { return nil }
      indentation = found
    }
    return indentation
  }

  /// The parts of a line before and after a place.
  func parts(of place: SourceLocation) -> (before: String, rest: String)? {
    guard lines.indices.contains(place.line - 1), place.column >= 1 else { return nil }
    let scalars = lines[place.line - 1].unicodeScalars
    guard scalars.count >= place.column - 1 else { return nil }
    return (String(scalars.prefix(place.column - 1)), String(scalars.dropFirst(place.column - 1)))
  }

  /// The plain scalars of a list in brackets on the line of the key, if the line has no comment.
  func words(ofListIn block: Block) -> [String]? {
    guard tree.isFlow(block.value), block.range.count == 1, areMovable(block.range),
      !lines[block.range.lowerBound].contains("#")
    else { return nil }
    var words: [String] = []
    for element in tree.elements(of: block.value) {
      guard tree.kind(of: element) == .scalar, tree.style(of: element) == .plain else { return nil }
      words.append(tree.string(of: element))
    }
    return words
  }

  /// Lines indented by a number of columns, which may be negative.
  static func shifted(_ lines: some Sequence<String>, by columns: Int) -> [String] {
    lines.map { line in
      guard !line.isEmpty else { return line }
      let room = line.prefix { $0 == " " }.count
      return columns >= 0
        ? String(repeating: " ", count: columns) + line : String(line.dropFirst(min(room, -columns)))
    }
  }

  // MARK: - Edits

  /// The edit that replaces the lines of a field.
  func replacing(_ block: Block, with new: [String]) -> Diagnostic.Edit { replacing(block.range, with: new) }

  /// The edit that removes a field and adds lines to the list of another field.
  func moving(_ old: Block, as new: [String], into target: Block, atEnd: Bool) -> Diagnostic.Edit {
    let place = atEnd ? target.range.upperBound : target.range.lowerBound + 1
    return old.range.lowerBound < place
      ? replacing(old.range.lowerBound..<place, with: lines[old.range.upperBound..<place] + new)
      : replacing(place..<old.range.upperBound, with: new + lines[place..<old.range.lowerBound])
  }

  /// The edit that replaces lines.
  func replacing(_ range: Range<Int>, with new: [String]) -> Diagnostic.Edit {
    Diagnostic.Edit(replacing: range.count, at: SourceLocation(file: file, line: range.lowerBound + 1), with: new)
  }
}

extension StringProtocol where SubSequence == Substring {
  var trimmingSpaces: Substring {
    var text = self.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
