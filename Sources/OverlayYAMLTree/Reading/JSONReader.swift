package import OverlayDiagnostics

/// Reads strict JSON (RFC 8259) into a canonical tree.
package struct JSONReader {
  private var nodes: NodeBuilder
  private var rest: Slice<UnsafeBufferPointer<UInt8>>
  private var line = 0
  /// A byte on the current line and its column, from which further columns are counted.
  private var mark: (byte: Int, column: Int)

  private init(_ bytes: UnsafeBufferPointer<UInt8>, place: SourceText) {
    rest = bytes[...]
    mark = (bytes.startIndex, 0)
    nodes = NodeBuilder(place: place, byteCount: bytes.count)
  }

  /// Reads a text that is one JSON value.
  ///
  /// - Throws: `json-syntax` at the first unexpected byte.
  package static func read(_ bytes: [UInt8], place: SourceText) throws(Diagnostic) -> ParsedFile {
    try bytes.withUnsafeBufferPointer { (buffer) throws(Diagnostic) in
      var reader = JSONReader(buffer, place: place)
      let root = try reader.readValue(depth: 0)
      reader.skipSpace()
      guard reader.rest.isEmpty else { throw reader.unexpected("nothing more after the value") }
      return ParsedFile(tree: reader.nodes.tree, documents: [root], findings: reader.nodes.findings)
    }
  }

  private mutating func readValue(depth: Int) throws(Diagnostic) -> NodeID {
    skipSpace()
    // Further columns are counted from here, so that a long line is counted only once.
    mark = (rest.startIndex, column)
    guard depth < YAMLReader.depthLimit || rest.first != ascii("{") && rest.first != ascii("[") else {
      throw .nestingTooDeep(at: location)
    }
    guard nodes.tree.slotCount <= Limits.fileNodes else { throw .tooManyNodes(limit: Limits.fileNodes, at: location) }
    switch rest.first ?? 0 {
    case ascii("{"): return try readCollection(.mapping, depth: depth)
    case ascii("["): return try readCollection(.sequence, depth: depth)
    case ascii("\""):
      let start = (line, column)
      return addScalar(try readString(), .string, at: start)
    case ascii("t"): return try readWord("true", .boolean)
    case ascii("f"): return try readWord("false", .boolean)
    case ascii("n"): return try readWord("null", .null)
    case ascii("-"), ascii("0")...ascii("9"): return try readNumber()
    default: throw unexpected("a value")
    }
  }

  private mutating func readCollection(_ kind: NodeKind, depth: Int) throws(Diagnostic) -> NodeID {
    var collection = nodes.addCollection(kind, isFlow: false, line: line, column: column)
    let close = kind == .mapping ? ascii("}") : ascii("]")
    advance()
    skipSpace()
    if take(close) { return collection.node }
    var values: [Text: NodeID] = [:]
    // This function recurses for each level, so work that needs stack space is in other functions.
    repeat {
      let key = kind == .mapping ? try readKey() : nil
      let value = try readValue(depth: depth + 1)
      if let key { link(value, under: key, to: &collection, &values) } else { nodes.link(value, into: &collection) }
      skipSpace()
    } while take(ascii(","))
    guard take(close) else { throw unexpected(kind == .mapping ? "',' or '}'" : "',' or ']'") }
    nodes.close(collection)
    return collection.node
  }

  private mutating func readKey() throws(Diagnostic) -> Text {
    skipSpace()
    guard rest.first == ascii("\"") else { throw unexpected("a key in double quotes") }
    let text = try readString()
    skipSpace()
    guard take(ascii(":")) else { throw unexpected("':'") }
    return Text(String(decoding: text, as: UTF8.self))
  }

  private mutating func link(
    _ value: NodeID,
    under key: Text,
    to mapping: inout NodeBuilder.OpenCollection,
    _ values: inout [Text: NodeID]
  ) {
    guard let earlier = values[key] else {
      values[key] = value
      nodes.link(nodes.tree.makeScalar(key, tag: .string, at: value), into: &mapping)
      return nodes.link(value, into: &mapping)
    }
    // A repeated key replaces the value, as always in Go's JSON.
    let places = (here: nodes.tree.location(of: value), first: nodes.tree.location(of: earlier))
    nodes.warn(.keyRepeated(key.string, at: places.here, first: places.first))
    nodes.tree.replaceContent(of: earlier, with: value)
  }

  private mutating func readWord(_ word: StaticString, _ tag: Tag) throws(Diagnostic) -> NodeID {
    let text = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard rest.starts(with: text) else { throw unexpected("a value") }
    let node = addScalar(Array(text), tag, at: (line, column))
    rest = rest.dropFirst(text.count)
    return node
  }

  private mutating func readNumber() throws(Diagnostic) -> NodeID {
    let start = rest
    let position = (line, column)
    _ = take(ascii("-"))
    if !take(ascii("0")) { try takeDigits() }
    var isWhole = true
    if take(ascii(".")) {
      isWhole = false
      try takeDigits()
    }
    if rest.first.map({ $0 | 0x20 }) == ascii("e") {
      isWhole = false
      advance()
      _ = take(ascii("+")) || take(ascii("-"))
      try takeDigits()
    }
    let text = Array(start[start.startIndex..<rest.startIndex])
    // A whole number that 64 bits cannot hold is a floating-point number.
    let isInteger = isWhole && text.withUnsafeBufferPointer { Number.integer($0[...]) } != nil
    return addScalar(text, isInteger ? .integer : .float, at: position)
  }

  private mutating func takeDigits() throws(Diagnostic) {
    let digits = rest.prefix { $0.isASCIIDigit }
    guard !digits.isEmpty else { throw unexpected("a digit") }
    rest = rest[digits.endIndex...]
  }

  private mutating func readString() throws(Diagnostic) -> [UInt8] {
    var result: [UInt8] = []
    advance()
    while let byte = rest.first {
      switch byte {
      case ascii("\""):
        advance()
        return Array(String(decoding: result, as: UTF8.self).utf8)
      case ascii("\\"):
        advance()
        try readEscape(into: &result)
      case 0..<0x20: throw unexpected("no control character in a string")
      default:
        result.append(byte)
        advance()
      }
    }
    throw unexpected("the closing quote")
  }

  private mutating func readEscape(into result: inout [UInt8]) throws(Diagnostic) {
    let byte = rest.first
    advance()
    switch byte {
    case ascii("\""), ascii("\\"), ascii("/"): result.append(byte ?? 0)
    case ascii("b"): result.append(0x08)
    case ascii("f"): result.append(0x0C)
    case ascii("n"): result.append(0x0A)
    case ascii("r"): result.append(0x0D)
    case ascii("t"): result.append(0x09)
    case ascii("u"):
      var unit = try readHexadecimal()
      // A low surrogate belongs to the high one before it; a lone surrogate becomes the replacement character.
      if (0xD800..<0xDC00).contains(unit), rest.starts(with: [ascii("\\"), ascii("u")]) {
        let saved = rest
        rest = rest.dropFirst(2)
        let low = try readHexadecimal()
        if (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        } else {
          rest = saved
        }
      }
      result += String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8
    default: throw unexpected("an escape that JSON knows")
    }
  }

  private mutating func readHexadecimal() throws(Diagnostic) -> UInt32 {
    let digits = rest.prefix(4).compactMap(\.hexadecimalValue)
    guard digits.count == 4 else { throw unexpected("four hexadecimal digits") }
    rest = rest.dropFirst(4)
    return digits.reduce(0) { $0 << 4 | UInt32($1) }
  }

  // MARK: - Positions

  /// The reader's position; columns count code points, each of which has exactly one byte that is not a continuation
  /// byte.
  private var location: SourceLocation { nodes.document.location(line: line, column: column) }

  private var column: Int { mark.column + rest.base[mark.byte..<rest.startIndex].count { $0 & 0xC0 != 0x80 } }

  private func unexpected(_ expected: String) -> Diagnostic {
    Diagnostic(code: .jsonSyntax, message: "malformed JSON: expected \(expected)", at: location)
  }

  private mutating func addScalar(_ text: [UInt8], _ tag: Tag, at position: (line: Int, column: Int)) -> NodeID {
    text.withUnsafeBufferPointer {
      nodes.addScalar($0, tag: tag, style: .plain, line: position.line, column: position.column)
    }
  }

  private mutating func advance() { rest = rest.dropFirst() }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    advance()
    return true
  }

  private mutating func skipSpace() {
    while let byte = rest.first, byte == ascii(" ") || byte == ascii("\n") || byte == ascii("\r") || byte == ascii("\t")
    {
      advance()
      guard byte == ascii("\n") else { continue }
      line += 1
      mark = (rest.startIndex, 0)
    }
  }
}
