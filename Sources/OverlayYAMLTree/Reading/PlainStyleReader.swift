/// Reads documents in the plain style of most manifests, without a full YAML parser.
///
/// Plain style is ASCII text with block mappings whose keys are words, block sequences, and values that are literal
/// blocks or on one line: plain text, quoted text without escapes, `{}`, or a list of words or quoted text in brackets.
/// Documents with anything else, valid or not, are left to libyaml. What this reader accepts, it reads exactly like
/// libyaml, nodes and locations included; the tests compare both.
///
/// It is an optimization for large files, see ``YAMLReader/plainStyleThreshold``.
struct PlainStyleReader {
  /// A collection that has started and not ended.
  private struct Level {
    var collection: NodeBuilder.OpenCollection
    /// The column at which the entries begin.
    let column: Int
    let isMapping: Bool
    /// The position that the value of the last key has if it is empty; `nil` once the key has a value.
    var pending: Mark?
  }

  /// A position in the text, counted from 0.
  private struct Mark {
    var line: Int
    var column: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var levels: [Level] = []
  private var root: NodeID?
  private var position = 0
  private var line = 0
  private var lineStart = 0

  /// Reads one document into a tree.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - nodes: Receives the nodes, unless the result is `nil`.
  /// - Returns: The document's root, or `nil` if libyaml has to read the text.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, into nodes: inout NodeBuilder) -> NodeID? {
    guard isPrintable(bytes) else { return nil }
    let start = nodes.checkpoint
    var reader = PlainStyleReader(bytes: bytes)
    if reader.read(into: &nodes) { return reader.root }
    nodes.rollBack(to: start)
    return nil
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether a text consists of printable ASCII characters and line feeds.
  private static func isPrintable(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without an early exit, the loop is vectorized.
    var others = 0
    for byte in bytes { others &+= (byte &- 0x20 < 0x5F || byte == ascii("\n")) ? 0 : 1 }
    return others == 0
  }

  // MARK: - Lines

  /// - Returns: `false` if the text is not in plain style.
  private mutating func read(into nodes: inout NodeBuilder) -> Bool {
    if bytes.starts(with: "---\n".utf8) { advance(to: 4) }
    while position < bytes.count {
      let column = skipSpaces()
      guard position < bytes.count else { break }
      switch bytes[position] {
      case ascii("\n"): advance(to: position + 1)
      case ascii("#"): skipLine()
      default: guard readLine(column, into: &nodes) else { return false }
      }
    }
    while !levels.isEmpty { close(in: &nodes) }
    return root != nil
  }

  /// Reads a line with an entry of a mapping or sequence that begins at `column`.
  private mutating func readLine(_ column: Int, into nodes: inout NodeBuilder) -> Bool {
    // Documents close to the limits on depth and size are left to libyaml, whose events are counted.
    guard levels.count + 4 < YAMLReader.depthLimit, nodes.tree.slots.count < Limits.fileNodes else { return false }
    let isElement = bytes[position] == ascii("-") && isSpace(at: position + 1)
    while let level = levels.last, level.column >= column {
      // A sequence may begin at the column of its key, and then ends at the next key in that column.
      if level.column == column, level.isMapping || isElement { break }
      close(in: &nodes)
    }
    guard let level = levels.last else {
      guard root == nil, column == 0, !isElement else { return false }
      return readEntry(into: &nodes)
    }
    // A deeper line, or a sequence in a mapping, is the value of a pending key, or continues the previous line.
    let isInside = level.column < column || (level.isMapping && isElement)
    if isInside, level.pending == nil { return false }
    return isElement ? readElement(into: &nodes) : readEntry(into: &nodes)
  }

  /// Reads `- ` and what follows.
  private mutating func readElement(into nodes: inout NodeBuilder) -> Bool {
    let column = self.column
    if levels.last?.isMapping != false || levels.last?.column != column { open(.sequence, in: &nodes) }
    position += 1
    skipBlanks()
    guard position < bytes.count, bytes[position] != ascii("\n") else { return false }
    return keyEnd() == nil ? readValue(into: &nodes) : readEntry(into: &nodes)
  }

  /// Reads `key:` and what follows.
  private mutating func readEntry(into nodes: inout NodeBuilder) -> Bool {
    guard let end = keyEnd() else { return false }
    let column = self.column
    if levels.last?.isMapping != true || levels.last?.column != column { open(.mapping, in: &nodes) }
    fillPending(in: &nodes)
    link(scalar(position..<end, .plain, in: &nodes), in: &nodes)
    position = end + 1
    let mark = Mark(line: line, column: self.column)
    skipBlanks()
    guard position < bytes.count, bytes[position] != ascii("\n"), bytes[position] != ascii("#") else {
      if let last = levels.indices.last { levels[last].pending = mark }
      skipLine()
      return true
    }
    return readValue(into: &nodes)
  }

  /// The position of the colon of the key that begins here; `nil` if no key begins here.
  private func keyEnd() -> Int? {
    guard position < bytes.count, Self.isWord(bytes[position]), bytes[position] != ascii("-") else { return nil }
    var end = position + 1
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == ascii(":"), end - position <= 128 else { return nil }
    return end + 1 == bytes.count || bytes[end + 1] == ascii("\n") || isSpace(at: end + 1) ? end : nil
  }

  /// Whether a character may be part of keys and plain list elements: it is not special anywhere.
  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool { byte.isWordCharacter || byte == ascii("$") }

  // MARK: - Values

  /// Reads the value that begins here, up to the end of its line or block.
  private mutating func readValue(into nodes: inout NodeBuilder) -> Bool {
    switch bytes[position] {
    case ascii("\""), ascii("'"): return readQuoted(into: &nodes) && endLine()
    case ascii("{"):
      guard position + 1 < bytes.count, bytes[position + 1] == ascii("}") else { return false }
      open(.mapping, isFlow: true, in: &nodes)
      close(in: &nodes)
      position += 2
      return endLine()
    case ascii("["): return readList(into: &nodes) && endLine()
    case ascii("|"): return readLiteral(into: &nodes)
    default: return readPlain(into: &nodes)
    }
  }

  /// Ends the line after a value, where only spaces may follow.
  private mutating func endLine() -> Bool {
    skipBlanks()
    guard position < bytes.count else { return true }
    guard bytes[position] == ascii("\n") else { return false }
    advance(to: position + 1)
    return true
  }

  private mutating func readPlain(into nodes: inout NodeBuilder) -> Bool {
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
      // A colon would make the text a key, and a number sign would begin a comment.
      if bytes[index] == ascii(":"), index + 1 == end || isSpace(at: index + 1) { return false }
      if bytes[index] == ascii("#"), isSpace(at: index - 1) { return false }
      index += 1
    }
    var last = end
    while isSpace(at: last - 1) { last -= 1 }
    link(scalar(position..<last, .plain, in: &nodes), in: &nodes)
    advance(to: min(end + 1, bytes.count))
    return true
  }

  /// Reads quoted text if it is on one line and has no escapes.
  private mutating func readQuoted(into nodes: inout NodeBuilder) -> Bool {
    let quote = bytes[position]
    var end = position + 1
    while end < bytes.count, bytes[end] != quote {
      if bytes[end] == ascii("\n") || bytes[end] == ascii("\\") && quote == ascii("\"") { return false }
      end += 1
    }
    // Two single quotes are an escape, and a colon makes the text a key.
    guard end < bytes.count, end + 1 == bytes.count || bytes[end + 1] != quote && bytes[end + 1] != ascii(":") else {
      return false
    }
    let style: ScalarStyle = quote == ascii("'") ? .singleQuoted : .doubleQuoted
    link(scalar(position + 1..<end, style, in: &nodes), in: &nodes)
    position = end + 1
    return true
  }

  /// Reads a list of words and quoted text in brackets.
  private mutating func readList(into nodes: inout NodeBuilder) -> Bool {
    open(.sequence, isFlow: true, in: &nodes)
    position += 1
    skipBlanks()
    var isFirst = true
    while position < bytes.count {
      // Elements must not be missing between two commas, or after the last one.
      if isFirst, bytes[position] == ascii("]") { break }
      isFirst = false
      // A single line can exceed the limit.
      guard readListElement(into: &nodes), nodes.tree.slots.count < Limits.fileNodes else { return false }
      skipBlanks()
      guard position < bytes.count else { return false }
      if bytes[position] == ascii("]") { break }
      guard bytes[position] == ascii(",") else { return false }
      position += 1
      skipBlanks()
    }
    guard position < bytes.count else { return false }
    position += 1
    close(in: &nodes)
    return true
  }

  private mutating func readListElement(into nodes: inout NodeBuilder) -> Bool {
    if bytes[position] == ascii("\"") || bytes[position] == ascii("'") { return readQuoted(into: &nodes) }
    var end = position
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    guard end > position, bytes[position] != ascii("-"), end < bytes.count else { return false }
    // Text of several words, and keys, are left to libyaml.
    guard bytes[end] == ascii(",") || bytes[end] == ascii("]") else { return false }
    link(scalar(position..<end, .plain, in: &nodes), in: &nodes)
    position = end
    return true
  }

  /// Reads a block that begins with `|` or `|-` and whose first line is not empty.
  private mutating func readLiteral(into nodes: inout NodeBuilder) -> Bool {
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
    // Line feeds that are kept only if more text follows.
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
    let node = text.withUnsafeBufferPointer {
      nodes.addScalar($0, tag: .string, style: .literal, line: start.line, column: start.column)
    }
    link(node, in: &nodes)
    return true
  }

  // MARK: - Nodes

  private func scalar(_ range: Range<Int>, _ style: ScalarStyle, in nodes: inout NodeBuilder) -> NodeID {
    let text = UnsafeBufferPointer(rebasing: bytes[range])
    return nodes.addScalar(text, tag: style == .plain ? .unresolved : .string, style: style, line: line, column: column)
  }

  /// Starts a collection, in brackets or with its first entry here.
  private mutating func open(_ kind: NodeKind, isFlow: Bool = false, in nodes: inout NodeBuilder) {
    let collection = nodes.addCollection(kind, isFlow: isFlow, line: line, column: column)
    link(collection.node, in: &nodes)
    levels.append(Level(collection: collection, column: column, isMapping: kind == .mapping))
  }

  /// Ends the innermost collection.
  private mutating func close(in nodes: inout NodeBuilder) {
    fillPending(in: &nodes)
    guard let level = levels.popLast() else { return }
    nodes.close(level.collection)
  }

  /// Adds an empty value to the last key if it has none.
  private mutating func fillPending(in nodes: inout NodeBuilder) {
    guard let mark = levels.last?.pending else { return }
    let text = UnsafeBufferPointer(rebasing: bytes[position..<position])
    link(nodes.addScalar(text, tag: .unresolved, style: .plain, line: mark.line, column: mark.column), in: &nodes)
  }

  /// Appends a node to the innermost collection.
  private mutating func link(_ node: NodeID, in nodes: inout NodeBuilder) {
    guard let last = levels.indices.last else {
      root = node
      return
    }
    nodes.link(node, into: &levels[last].collection)
    levels[last].pending = nil
  }

  // MARK: - Characters

  private var column: Int { position - lineStart }

  private func isSpace(at index: Int) -> Bool { index < bytes.count && bytes[index] == ascii(" ") }

  /// The number of consecutive spaces from here.
  private func countSpaces() -> Int {
    var end = position
    while isSpace(at: end) { end += 1 }
    return end - position
  }

  /// - Returns: The column after the spaces at the beginning of a line.
  private mutating func skipSpaces() -> Int {
    skipBlanks()
    return column
  }

  private mutating func skipBlanks() { position += countSpaces() }

  private mutating func skipLine() {
    advance(to: bytes.position(of: ascii("\n"), from: position).map { $0 + 1 } ?? bytes.count)
  }

  /// Moves to the beginning of a line, or to the end of the text.
  private mutating func advance(to start: Int) {
    position = start
    lineStart = start
    line += 1
  }
}
