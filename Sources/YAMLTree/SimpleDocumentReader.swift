/// Reads documents in the simple style of most manifests, without a parser for all of YAML.
///
/// The style: ASCII text; block mappings whose keys are words; block sequences; and as values what stands on one line (plain
/// text, quoted text without escapes, `{}`, a list of words or quoted text in brackets) or a literal block. A document with
/// anything else is left to libyaml, be it right or wrong. What this reader takes, it takes as libyaml does, node by node
/// and place by place; the tests compare both.
///
/// Manifests are most of what a build reads, and reading is much of what it does: this way it takes a third of the time.
struct SimpleDocumentReader {
  /// A collection that has begun and not ended.
  private struct Level {
    let node: NodeID
    /// The column in which the entries begin.
    let column: Int
    let isMapping: Bool
    /// Where the value that the last key still waits for would stand if it were empty.
    var pending: Mark?
    var lastChild: NodeID?
  }

  /// A place in the text, counted from 0.
  private struct Mark {
    var line: Int
    var column: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: UInt32
  private let place: SourceText
  private var levels: [Level] = []
  private var root: NodeID?
  private var position = 0
  private var line = 0
  private var lineStart = 0

  /// Reads one document into a tree.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - place: Where the text comes from.
  ///   - file: The number of the file in the tree.
  ///   - tree: Gets the nodes, unless there is no result.
  /// - Returns: The document's root, or `nil` where the text has to be read by libyaml.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    place: SourceText,
    file: UInt32,
    into tree: inout NodeTree
  ) -> NodeID? {
    guard isPrintable(bytes) else { return nil }
    let (slotCount, textCount) = (tree.slots.count, tree.text.count)
    var reader = SimpleDocumentReader(bytes: bytes, file: file, place: place)
    if reader.read(into: &tree) { return reader.root }
    tree.slots.removeLast(tree.slots.count - slotCount)
    tree.text.removeLast(tree.text.count - textCount)
    return nil
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, file: UInt32, place: SourceText) {
    self.bytes = bytes
    self.file = file
    self.place = place
  }

  /// Whether text has nothing but printable ASCII characters and line feeds.
  private static func isPrintable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without a way out of the loop many bytes are looked at in one step.
    var others = 0
    for byte in bytes { others &+= (byte &- 0x20 < 0x5F || byte == ascii("\n")) ? 0 : 1 }
    return others == 0
  }

  // MARK: - Lines

  /// - Returns: `false` where the text is not of the simple style.
  private mutating func read(into tree: inout NodeTree) -> Bool {
    if bytes.starts(with: "---\n".utf8) { advance(to: 4) }
    while position < bytes.count {
      let column = skipSpaces()
      guard position < bytes.count else { break }
      switch bytes[position] {
      case ascii("\n"): advance(to: position + 1)
      case ascii("#"): skipLine()
      default: guard readLine(column, into: &tree) else { return false }
      }
    }
    while !levels.isEmpty { close(in: &tree) }
    return root != nil
  }

  /// Reads a line with an entry of a mapping or sequence, which begins at `column`.
  private mutating func readLine(_ column: Int, into tree: inout NodeTree) -> Bool {
    // libyaml's events are counted; what is nearly too deep or too much is left to that.
    guard levels.count + 4 < YAMLReader.depthLimit, tree.slots.count < Limits.fileNodes else { return false }
    let isElement = bytes[position] == ascii("-") && isSpace(at: position + 1)
    while let level = levels.last, level.column >= column {
      // A sequence may stand in the column of the key that it belongs to, and ends there with the next key.
      if level.column == column, level.isMapping || isElement { break }
      close(in: &tree)
    }
    guard let level = levels.last else {
      guard root == nil, column == 0, !isElement else { return false }
      return readEntry(into: &tree)
    }
    // What is further in, and a sequence in a mapping, is the value that a key waits for, or goes on with the line before.
    let isInside = level.column < column || (level.isMapping && isElement)
    if isInside, level.pending == nil { return false }
    return isElement ? readElement(into: &tree) : readEntry(into: &tree)
  }

  /// Reads `- ` and what follows.
  private mutating func readElement(into tree: inout NodeTree) -> Bool {
    let column = self.column
    if levels.last?.isMapping != false || levels.last?.column != column { open(.sequence, in: &tree) }
    position += 1
    skipBlanks()
    guard position < bytes.count, bytes[position] != ascii("\n") else { return false }
    return keyEnd() == nil ? readValue(into: &tree) : readEntry(into: &tree)
  }

  /// Reads `key:` and what follows.
  private mutating func readEntry(into tree: inout NodeTree) -> Bool {
    guard let end = keyEnd() else { return false }
    let column = self.column
    if levels.last?.isMapping != true || levels.last?.column != column { open(.mapping, in: &tree) }
    fillPending(in: &tree)
    link(scalar(position..<end, .plain, in: &tree), in: &tree)
    position = end + 1
    let mark = Mark(line: line, column: self.column)
    skipBlanks()
    guard position < bytes.count, bytes[position] != ascii("\n"), bytes[position] != ascii("#") else {
      if let last = levels.indices.last { levels[last].pending = mark }
      skipLine()
      return true
    }
    return readValue(into: &tree)
  }

  /// The end of the key that begins here, where a colon stands; `nil` where no key begins.
  private func keyEnd() -> Int? {
    guard position < bytes.count, Self.isWord(bytes[position]), bytes[position] != ascii("-") else { return nil }
    var end = position + 1
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == ascii(":"), end - position <= 128 else { return nil }
    return end + 1 == bytes.count || bytes[end + 1] == ascii("\n") || isSpace(at: end + 1) ? end : nil
  }

  /// What keys and plain elements of lists are made of: signs that mean nothing anywhere.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case ascii("a")...ascii("z"), ascii("A")...ascii("Z"), ascii("0")...ascii("9"), ascii("_"), ascii("."), ascii("/"),
      ascii("-"), ascii("$"):
      true
    default: false
    }
  }

  // MARK: - Values

  /// Reads a value that begins here, to the end of its line or block.
  private mutating func readValue(into tree: inout NodeTree) -> Bool {
    switch bytes[position] {
    case ascii("\""), ascii("'"): return readQuoted(into: &tree) && endLine()
    case ascii("{"):
      guard position + 1 < bytes.count, bytes[position + 1] == ascii("}") else { return false }
      link(collection(.mapping, in: &tree), in: &tree)
      position += 2
      return endLine()
    case ascii("["): return readList(into: &tree) && endLine()
    case ascii("|"): return readLiteral(into: &tree)
    default: return readPlain(into: &tree)
    }
  }

  /// Ends the line behind a value, where nothing but spaces may stand.
  private mutating func endLine() -> Bool {
    skipBlanks()
    guard position < bytes.count else { return true }
    guard bytes[position] == ascii("\n") else { return false }
    advance(to: position + 1)
    return true
  }

  private mutating func readPlain(into tree: inout NodeTree) -> Bool {
    switch bytes[position] {
    case ascii("a")...ascii("z"), ascii("A")...ascii("Z"), ascii("0")...ascii("9"), ascii("/"), ascii("."), ascii("_"),
      ascii("$"), ascii("~"), ascii("+"), ascii("("), ascii("<"), ascii("="), ascii("^"):
      break
    case ascii("-"):
      guard position + 1 < bytes.count, Self.isWord(bytes[position + 1]) else { return false }
    default: return false
    }
    let end = bytes.position(of: ascii("\n"), from: position) ?? bytes.count
    var index = position
    while index < end {
      // A colon would make a key of the text, and a number sign begin a comment.
      if bytes[index] == ascii(":"), index + 1 == end || isSpace(at: index + 1) { return false }
      if bytes[index] == ascii("#"), isSpace(at: index - 1) { return false }
      index += 1
    }
    var last = end
    while isSpace(at: last - 1) { last -= 1 }
    link(scalar(position..<last, .plain, in: &tree), in: &tree)
    advance(to: min(end + 1, bytes.count))
    return true
  }

  /// Reads text in quotes, if it is on one line and spelled without escapes.
  private mutating func readQuoted(into tree: inout NodeTree) -> Bool {
    let quote = bytes[position]
    var end = position + 1
    while end < bytes.count, bytes[end] != quote {
      if bytes[end] == ascii("\n") || bytes[end] == ascii("\\") && quote == ascii("\"") { return false }
      end += 1
    }
    // Two single quotes are one, and a colon makes a key of the text.
    guard end < bytes.count, end + 1 == bytes.count || bytes[end + 1] != quote && bytes[end + 1] != ascii(":") else {
      return false
    }
    let style: ScalarStyle = quote == ascii("'") ? .singleQuoted : .doubleQuoted
    link(scalar(position + 1..<end, style, in: &tree), in: &tree)
    position = end + 1
    return true
  }

  /// Reads a list in brackets, of words and quoted text.
  private mutating func readList(into tree: inout NodeTree) -> Bool {
    let list = collection(.sequence, in: &tree)
    link(list, in: &tree)
    levels.append(Level(node: list, column: column, isMapping: false))
    position += 1
    skipBlanks()
    var isFirst = true
    while position < bytes.count {
      // Nothing stands between two commas, nor behind the last.
      if isFirst, bytes[position] == ascii("]") { break }
      isFirst = false
      // One line can hold more than all that is read.
      guard readListElement(into: &tree), tree.slots.count < Limits.fileNodes else { return false }
      skipBlanks()
      guard position < bytes.count else { return false }
      if bytes[position] == ascii("]") { break }
      guard bytes[position] == ascii(",") else { return false }
      position += 1
      skipBlanks()
    }
    guard position < bytes.count else { return false }
    position += 1
    close(in: &tree)
    return true
  }

  private mutating func readListElement(into tree: inout NodeTree) -> Bool {
    if bytes[position] == ascii("\"") || bytes[position] == ascii("'") { return readQuoted(into: &tree) }
    var end = position
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    guard end > position, bytes[position] != ascii("-"), end < bytes.count else { return false }
    // Text of several words, and keys, are left to libyaml.
    guard bytes[end] == ascii(",") || bytes[end] == ascii("]") else { return false }
    link(scalar(position..<end, .plain, in: &tree), in: &tree)
    position = end
    return true
  }

  /// Reads a block that begins with `|` or `|-` and whose first line is not empty.
  private mutating func readLiteral(into tree: inout NodeTree) -> Bool {
    guard let level = levels.last else { return false }
    let start = Mark(line: line, column: column)
    position += 1
    let isStripped = position < bytes.count && bytes[position] == ascii("-")
    if isStripped { position += 1 }
    guard position < bytes.count, bytes[position] == ascii("\n") else { return false }
    advance(to: position + 1)
    let indent = countSpaces()
    guard indent > level.column, position + indent < bytes.count, bytes[position + indent] != ascii("\n") else {
      return false
    }
    var text: [UInt8] = []
    // Line feeds that count only if more text follows.
    var breaks = 0
    while position < bytes.count {
      let spaces = countSpaces()
      guard let end = bytes.position(of: ascii("\n"), from: position + spaces) else { return false }
      if position + spaces < end, spaces < indent { break }
      if end - position > indent {
        text.append(contentsOf: repeatElement(ascii("\n"), count: breaks))
        text.append(contentsOf: bytes[position + indent..<end])
        breaks = 0
      }
      breaks += 1
      advance(to: end + 1)
    }
    if !isStripped { text.append(ascii("\n")) }
    let stored = text.withUnsafeBufferPointer { tree.store($0) }
    link(append(NodeTree.Slot(stored, tag: .string, style: .literal), at: start, in: &tree), in: &tree)
    return true
  }

  // MARK: - Nodes

  private mutating func scalar(_ range: Range<Int>, _ style: ScalarStyle, in tree: inout NodeTree) -> NodeID {
    let text = tree.store(UnsafeBufferPointer(rebasing: bytes[range]))
    let slot = NodeTree.Slot(text, tag: style == .plain ? .unresolved : .string, style: style)
    return append(slot, at: Mark(line: line, column: column), in: &tree)
  }

  /// An empty collection in braces or brackets.
  private func collection(_ kind: NodeKind, in tree: inout NodeTree) -> NodeID {
    append(NodeTree.Slot(collection: kind, tag: nil, isFlow: true), at: Mark(line: line, column: column), in: &tree)
  }

  private func append(_ slot: NodeTree.Slot, at mark: Mark, in tree: inout NodeTree) -> NodeID {
    var slot = slot
    let position = place.position(line: mark.line, column: mark.column)
    slot.line = UInt32(truncatingIfNeeded: position.line)
    slot.column = UInt16(clamping: position.column)
    slot.file = file
    return tree.append(slot)
  }

  /// Begins a collection whose first entry begins here.
  private mutating func open(_ kind: NodeKind, in tree: inout NodeTree) {
    let slot = NodeTree.Slot(collection: kind, tag: nil, isFlow: false)
    let node = append(slot, at: Mark(line: line, column: column), in: &tree)
    link(node, in: &tree)
    levels.append(Level(node: node, column: column, isMapping: kind == .mapping))
  }

  /// Ends the innermost collection.
  private mutating func close(in tree: inout NodeTree) {
    fillPending(in: &tree)
    guard let level = levels.popLast(), let last = level.lastChild else { return }
    tree.slots[Int(level.node.index)].b = UInt32(bitPattern: last.index)
  }

  /// Gives the last key an empty value if it has none.
  private mutating func fillPending(in tree: inout NodeTree) {
    guard let mark = levels.last?.pending else { return }
    let text = tree.store(UnsafeBufferPointer(rebasing: bytes[position..<position]))
    link(append(NodeTree.Slot(text, tag: .unresolved, style: .plain), at: mark, in: &tree), in: &tree)
  }

  /// Puts a node at the end of the innermost collection.
  private mutating func link(_ node: NodeID, in tree: inout NodeTree) {
    guard let last = levels.indices.last else {
      root = node
      return
    }
    if let previous = levels[last].lastChild {
      tree.slots[Int(previous.index)].next = node.index
    } else {
      tree.slots[Int(levels[last].node.index)].a = UInt32(bitPattern: node.index)
    }
    levels[last].lastChild = node
    levels[last].pending = nil
  }

  // MARK: - Characters

  private var column: Int { position - lineStart }

  private func isSpace(at index: Int) -> Bool { index < bytes.count && bytes[index] == ascii(" ") }

  /// The number of spaces that begin here.
  private func countSpaces() -> Int {
    var end = position
    while isSpace(at: end) { end += 1 }
    return end - position
  }

  /// - Returns: The column behind the spaces that a line begins with.
  private mutating func skipSpaces() -> Int {
    skipBlanks()
    return column
  }

  private mutating func skipBlanks() { position += countSpaces() }

  private mutating func skipLine() {
    advance(to: bytes.position(of: ascii("\n"), from: position).map { $0 + 1 } ?? bytes.count)
  }

  /// Goes to the beginning of a line, or to the end of the text.
  private mutating func advance(to start: Int) {
    position = start
    lineStart = start
    line += 1
  }
}
