/// Where a value is in the output of a ``YAMLWriter``.
package struct WrittenValue: Sendable {
  package let node: NodeID
  /// The key of a collection with children, if it has one.
  package let key: NodeID?
  /// The bytes of the value; empty for a collection with children.
  package let range: Range<Int>
  /// Where a comment may follow: at the end of the value, but for a literal after its header.
  package let commentOffset: Int
}

/// Writes canonical trees in block style, byte for byte like Kustomize.
///
/// A tree is canonical after ``NodeTree/canonicalize(_:context:)``: keys are sorted strings and every scalar is a
/// string or has its final form. Writing cannot fail.
///
/// Source: Kustomize's last step, a YAML 1.1 emitter with an indent of 2, a width of 80 and sequences that are not
/// indented below their key.
package struct YAMLWriter {
  /// The indentation of nested mappings, in columns; lists are not indented.
  private static let indentWidth = 2

  private var output: OutputBuffer
  private var isFirstDocument = true
  /// The number of characters on the current line.
  private var column = 0

  /// The column after which lines are broken at the next single space.
  private let width: Int
  /// Where the values are in the output, if that is recorded; of a collection with children, only where its key ends.
  package private(set) var values: [WrittenValue] = []
  private let recordsValues: Bool
  /// The end of the header of the last literal.
  private var headerEnd = 0
  /// The maximum length, in bytes, of a key that is written as `key: value`.
  private static let simpleKeyLimit = 128

  /// Creates a writer with space for `capacity` bytes that breaks lines longer than `width`.
  package init(capacity: Int = 0, width: Int = 80, recordsValues: Bool = false) {
    self.width = width
    self.recordsValues = recordsValues
    output = OutputBuffer(capacity: capacity)
  }

  /// Creates a writer that passes its output on in pieces of about `pieceSize` bytes; ``flush()`` passes on the last
  /// one.
  package init(pieceSize: Int, to sink: @escaping ([UInt8]) -> Void) {
    width = 80
    recordsValues = false
    output = OutputBuffer(capacity: pieceSize, sink: sink)
  }

  /// Passes on the remaining output.
  package mutating func flush() { output.flush() }

  /// The output that has not been passed on.
  ///
  /// - Complexity: O(bytes); see ``finish()``.
  package var bytes: [UInt8] { output.bytes }

  /// Returns the output without copying it, and forgets it.
  package mutating func finish() -> [UInt8] { output.take() }

  /// Writes one document, after a `---` line unless it is the first.
  package mutating func writeDocument(_ root: NodeID, of tree: NodeTree) {
    if !isFirstDocument { put("---\n") }
    isFirstDocument = false
    column = 0
    write(root, of: tree, indent: 0)
    breakLine()
  }

  /// The text of a node in canonical form, without a final line break.
  package static func text(of node: NodeID, in tree: NodeTree) -> [UInt8] {
    var writer = YAMLWriter()
    writer.write(node, of: tree, indent: 0)
    return writer.finish()
  }

  // MARK: - Collections

  @inline(__always)
  private mutating func write(_ node: NodeID, of tree: NodeTree, indent: Int) {
    switch tree.kind(of: node) {
    case .scalar:
      guard !recordsValues else { return writeRecorded(node, of: tree, indent: indent) }
      writeScalar(node, of: tree, indent: indent, isKey: false)
    case .mapping:
      guard let first = tree.firstChild(of: node) else { return writeEmpty("{}", node) }
      writeMapping(from: first, of: tree, indent: indent)
    case .sequence:
      guard let first = tree.firstChild(of: node) else { return writeEmpty("[]", node) }
      writeSequence(from: first, of: tree, indent: indent)
    }
  }

  @inline(never)
  private mutating func writeEmpty(_ text: StaticString, _ collection: NodeID) {
    put(text)
    if recordsValues { record(collection, from: output.count - 2) }
  }

  @inline(never)
  private mutating func writeRecorded(_ node: NodeID, of tree: NodeTree, indent: Int) {
    let start = output.count
    headerEnd = 0
    writeScalar(node, of: tree, indent: indent, isKey: false)
    record(node, from: start, headerEnd: headerEnd)
  }

  @inline(never)
  private mutating func record(_ node: NodeID, under key: NodeID? = nil, from start: Int, headerEnd: Int = 0) {
    let end = output.count
    let offset = headerEnd > 0 ? headerEnd : end
    values.append(WrittenValue(node: node, key: key, range: start..<end, commentOffset: offset))
  }

  /// Writes the entries at `indent`; the first begins on the current line.
  private mutating func writeMapping(from first: NodeID, of tree: NodeTree, indent: Int) {
    var next: NodeID? = first
    while let key = next, let value = tree.next(after: key) {
      if key != first { breakLine(indent: indent) }
      guard isSimpleKey(key, of: tree) else {
        put("? ")
        writeScalar(key, of: tree, indent: indent + Self.indentWidth, isKey: false)
        breakLine(indent: indent)
        put(": ")
        write(value, of: tree, indent: indent + Self.indentWidth)
        next = tree.next(after: value)
        continue
      }
      writeScalar(key, of: tree, indent: indent + Self.indentWidth, isKey: true)
      putByte(ascii(":"))
      writeValue(value, under: key, of: tree, indent: indent)
      next = tree.next(after: value)
    }
  }

  /// Writes what follows a key's colon.
  private mutating func writeValue(_ value: NodeID, under key: NodeID, of tree: NodeTree, indent: Int) {
    guard let first = tree.firstChild(of: value) else {
      putByte(ascii(" "))
      return write(value, of: tree, indent: indent + Self.indentWidth)
    }
    if recordsValues { record(value, under: key, from: output.count) }
    if tree.kind(of: value) == .mapping {
      breakLine(indent: indent + Self.indentWidth)
      writeMapping(from: first, of: tree, indent: indent + Self.indentWidth)
    } else {
      breakLine(indent: indent)
      writeSequence(from: first, of: tree, indent: indent)
    }
  }

  /// Writes the elements, each after a dash at `indent`; the first begins on the current line.
  private mutating func writeSequence(from first: NodeID, of tree: NodeTree, indent: Int) {
    var next: NodeID? = first
    while let element = next {
      if element != first { breakLine(indent: indent) }
      put("- ")
      write(element, of: tree, indent: indent + Self.indentWidth)
      next = tree.next(after: element)
    }
  }

  // MARK: - Scalars

  private func isSimpleKey(_ key: NodeID, of tree: NodeTree) -> Bool {
    tree.withBytes(of: key) { text in
      guard text.count <= Self.simpleKeyLimit else { return false }
      return tree.isPlainString(key) || !text.indices.contains { ScalarAnalysis.isBreak(text, at: $0) }
    }
  }

  private mutating func writeScalar(_ node: NodeID, of tree: NodeTree, indent: Int, isKey: Bool) {
    let isString = tree.storedTag(of: node) == .string
    let isPlain = tree.isPlainString(node)
    tree.withBytes(of: node) { text in
      if !isString || (isPlain && (isKey || column + text.count <= width)) {
        putText(text)
      } else if isPlain {
        writeWords(text, indent: indent)
      } else {
        writeString(text, indent: indent, isKey: isKey)
      }
    }
  }

  /// Writes ASCII text without single quotes that does not fit on the line, breaking full lines at single spaces.
  private mutating func writeWords(_ text: UnsafeBufferPointer<UInt8>, indent: Int) {
    var start = 0
    while let space = singleSpace(in: text, from: start + max(0, width - column + 1)) {
      putText(UnsafeBufferPointer(rebasing: text[start..<space]))
      breakLine(indent: indent)
      start = space + 1
    }
    putText(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// The first space at or after a position that is between two other characters.
  private func singleSpace(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var position = max(start, 1)
    while let space = text.position(of: ascii(" "), from: position) {
      position = space + 1
      let isSingle = text[space - 1] != ascii(" ") && position < text.count && text[position] != ascii(" ")
      if isSingle { return space }
    }
    return nil
  }

  private mutating func writeString(_ text: UnsafeBufferPointer<UInt8>, indent: Int, isKey: Bool) {
    let analysis = ScalarAnalysis(text)
    if !isKey, analysis.isMultiline, analysis.allowsBlock, text.contains(ascii("\n")) {
      return writeLiteral(text, indent: indent)
    }
    if text.contains(ascii("\n")) || PlainScalar.isReserved(text) || (isKey && analysis.isMultiline) {
      return writeDoubleQuoted(text, indent: indent, mayBreak: !isKey)
    }
    if analysis.allowsPlain {
      writeFoldable(text, indent: indent, mayBreak: !isKey, isQuoted: false)
    } else if analysis.allowsSingleQuotes {
      put("'")
      writeFoldable(text, indent: indent, mayBreak: !isKey, isQuoted: true)
      put("'")
    } else {
      writeDoubleQuoted(text, indent: indent, mayBreak: !isKey)
    }
  }

  mutating func writeLiteral(_ text: UnsafeBufferPointer<UInt8>, indent: Int) {
    put("|")
    if text.first == ascii(" ") || ScalarAnalysis.isBreak(text, at: 0) { put("2") }
    let breaks = text.indices.reversed().lazy.filter { text[$0] & 0xC0 != 0x80 }.prefix(2).map {
      ScalarAnalysis.isBreak(text, at: $0)
    }
    switch Array(breaks) {
    case [true], [true, true]: put("+")
    case [true, false]: break
    default: put("-")
    }
    headerEnd = output.count
    breakLine()
    // Unicode's line and paragraph separators are line breaks, too.
    var index = 0
    while index < text.count {
      var end = index
      while end < text.count, !ScalarAnalysis.isBreak(text, at: end) { end += 1 }
      if end > index {
        putSpaces(indent)
        putText(UnsafeBufferPointer(rebasing: text[index..<end]))
      }
      guard end < text.count else { return }
      index = end + UTF8Length.of(text[end])
      output.append(UnsafeBufferPointer(rebasing: text[end..<index]))
      column = 0
    }
  }

  /// Writes folded text; lines are not broken, but line breaks between them are written twice.
  mutating func writeFolded(_ text: UnsafeBufferPointer<UInt8>, indent: Int) {
    put(">")
    if text.first == ascii(" ") || text.first == ascii("\n") { put("2") }
    let breaks = text.reversed().prefix { $0 == ascii("\n") }.count
    if breaks == 0 { put("-") } else if breaks > 1 || text.count == 1 { put("+") }
    breakLine()
    var follows = (isBreak: true, isBlank: true)
    for (index, byte) in text.enumerated() {
      if byte == ascii("\n") {
        let next = text[index...].first { $0 != ascii("\n") }
        let isBeforeBlank = next == nil || next == ascii(" ") || next == ascii("\t")
        if !follows.isBreak, !follows.isBlank, !isBeforeBlank { output.append(byte) }
        output.append(byte)
        column = 0
        follows.isBreak = true
        continue
      }
      if follows.isBreak {
        putSpaces(indent)
        follows = (false, byte == ascii(" ") || byte == ascii("\t"))
      }
      putByte(byte)
    }
  }

  /// Writes plain or single-quoted text, without the quotes, breaking full lines at single spaces.
  mutating func writeFoldable(_ text: UnsafeBufferPointer<UInt8>, indent: Int, mayBreak: Bool, isQuoted: Bool) {
    if column + text.count <= width, !text.contains(where: { $0 == ascii("'") || $0 >= 0x80 }) {
      return putText(text)
    }
    if mayBreak, Self.isOneLineOfASCII(text) { return writeWords(text, indent: indent) }
    var follows: (space: Bool, lineBreak: Bool) = (false, false)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte == ascii(" ") {
        let isInside = !isQuoted || (index > 0 && index < text.count - 1)
        let next = index + 1 < text.count ? text[index + 1] : 0
        if mayBreak, !follows.space, column > width, isInside, next != ascii(" ") {
          breakLine(indent: indent)
        } else {
          putByte(byte)
        }
        follows = (true, follows.lineBreak)
        index += 1
        continue
      }
      let length = UTF8Length.of(byte)
      let isBreak = ScalarAnalysis.isBreak(text, at: index)
      // After a Unicode line separator, the emitter indents without writing a line break.
      if follows.lineBreak, !isBreak { putSpaces(indent) }
      if isQuoted, byte == ascii("'") { putByte(byte) }
      output.append(UnsafeBufferPointer(rebasing: text[index..<min(index + length, text.count)]))
      column = isBreak ? 0 : column + 1
      follows = (false, isBreak)
      index += length
    }
  }

  /// Whether a text consists of printable ASCII characters except for single quotes.
  private static func isOneLineOfASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    // Without an early exit, the loop is vectorized.
    var others: UInt8 = 0
    for byte in text { others |= (byte &- 0x20 > 0x5E ? 1 : 0) | (byte == 0x27 ? 1 : 0) }
    return others == 0
  }

  mutating func writeDoubleQuoted(_ text: UnsafeBufferPointer<UInt8>, indent: Int, mayBreak: Bool) {
    // With a byte order mark at the start, the emitter treats every character as one.
    let beginsWithMark = text.starts(with: [0xEF, 0xBB, 0xBF])
    put("\"")
    var followsSpace = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      let length = min(UTF8Length.of(byte), text.count - index)
      if beginsWithMark || !ScalarAnalysis.isPrintable(text, at: index) || ScalarAnalysis.isBreak(text, at: index)
        || byte == ascii("\"") || byte == ascii("\\")
      {
        writeEscape(UnsafeBufferPointer(rebasing: text[index..<index + length]))
        followsSpace = false
      } else if byte == ascii(" ") {
        if mayBreak, !followsSpace, column > width, index > 0, index < text.count - 1 {
          breakLine(indent: indent)
          if text[index + 1] == ascii(" ") { put("\\") }
        } else {
          putByte(byte)
        }
        followsSpace = true
      } else {
        output.append(UnsafeBufferPointer(rebasing: text[index..<index + length]))
        column += 1
        followsSpace = false
      }
      index += length
    }
    put("\"")
  }

  private mutating func writeEscape(_ character: UnsafeBufferPointer<UInt8>) {
    let value = String(decoding: character, as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
    putByte(ascii("\\"))
    switch value {
    case 0x00: put("0")
    case 0x07: put("a")
    case 0x08: put("b")
    case 0x09: put("t")
    case 0x0A: put("n")
    case 0x0B: put("v")
    case 0x0C: put("f")
    case 0x0D: put("r")
    case 0x1B: put("e")
    case 0x22: put("\"")
    case 0x5C: put("\\")
    case 0x85: put("N")
    case 0xA0: put("_")
    case 0x2028: put("L")
    case 0x2029: put("P")
    case ...0xFF: putHexadecimal(value, mark: "x", digits: 2)
    case ...0xFFFF: putHexadecimal(value, mark: "u", digits: 4)
    default: putHexadecimal(value, mark: "U", digits: 8)
    }
  }

  // MARK: - Bytes

  private mutating func putHexadecimal(_ value: UInt32, mark: StaticString, digits: Int) {
    put(mark)
    for byte in String(value, radix: 16, uppercase: true, width: digits).utf8 { putByte(byte) }
  }

  mutating func put(_ text: StaticString) {
    putText(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func putBytes(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { putText($0) } }

  private mutating func putText(_ text: UnsafeBufferPointer<UInt8>) {
    output.append(text)
    column += text.count
  }

  private mutating func putByte(_ byte: UInt8) {
    output.append(byte)
    column += 1
  }

  mutating func putSpaces(_ count: Int) {
    output.append(ascii(" "), count: count)
    column += count
  }

  /// Ends the current line unless it is empty, for example after a literal that ends in a line break.
  mutating func breakLine() {
    if column > 0 { output.append(ascii("\n")) }
    column = 0
  }

  private mutating func breakLine(indent: Int) {
    breakLine()
    putSpaces(indent)
  }
}
