/// Writes canonical trees as JSON like Go's encoder: no spaces, keys in byte order, `<`, `>` and `&` escaped.
package struct JSONWriter {
  /// The output so far.
  package private(set) var bytes: [UInt8] = []

  /// Creates an empty writer.
  package init() {}

  /// Writes a value: without spaces, or, with a depth, on several lines with an indent of two, like Go's
  /// `MarshalIndent`.
  package mutating func write(_ node: NodeID, of tree: NodeTree, depth: Int? = nil) {
    switch tree.kind(of: node) {
    case .scalar: writeScalar(node, of: tree)
    case .sequence:
      let elements = tree.elements(of: node)
      writeItems("[", elements.count, "]", depth: depth) { writer, index, inner in
        writer.write(elements[index], of: tree, depth: inner)
      }
    case .mapping:
      let entries = tree.entries(of: node).map { (key: tree.text(of: $0.key), value: $0.value) }
      let sorted = entries.sorted { $0.key < $1.key }
      writeItems("{", sorted.count, "}", depth: depth) { writer, index, inner in
        writer.writeKey(sorted[index].key, isIndented: inner != nil)
        writer.write(sorted[index].value, of: tree, depth: inner)
      }
    }
  }

  /// Writes an object with the given order of keys; `writeValue` writes the value at an index.
  package mutating func writeObject(_ keys: [Text], _ writeValue: (inout JSONWriter, Int) -> Void) {
    writeItems("{", keys.count, "}", depth: nil) { writer, index, _ in
      writer.writeKey(keys[index], isIndented: false)
      writeValue(&writer, index)
    }
  }

  private mutating func writeItems(
    _ open: StaticString,
    _ count: Int,
    _ close: StaticString,
    depth: Int?,
    _ writeItem: (inout JSONWriter, Int, _ depth: Int?) -> Void
  ) {
    put(open)
    for index in 0..<count {
      if index > 0 { put(",") }
      if let depth { breakLine(depth: depth + 1) }
      writeItem(&self, index, depth.map { $0 + 1 })
    }
    if let depth, count > 0 { breakLine(depth: depth) }
    put(close)
  }

  private mutating func writeKey(_ key: Text, isIndented: Bool) {
    writeString(key)
    put(isIndented ? ": " : ":")
  }

  private mutating func breakLine(depth: Int) {
    put("\n")
    bytes.append(contentsOf: repeatElement(ascii(" "), count: 2 * depth))
  }

  /// Writes a string in quotes.
  package mutating func writeString(_ text: Text) {
    text.withBytes { writeString($0) }
  }

  private mutating func writeScalar(_ node: NodeID, of tree: NodeTree) {
    let tag = tree.storedTag(of: node)
    tree.withBytes(of: node) { text in
      switch tag {
      case .integer, .boolean, .null: bytes.append(contentsOf: text)
      case .float:
        let value = Double(String(decoding: text, as: UTF8.self)) ?? 0
        bytes.append(contentsOf: Number.json(value).utf8)
      default: writeString(text)
      }
    }
  }

  private mutating func writeString(_ text: UnsafeBufferPointer<UInt8>) {
    put("\"")
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case ascii("\""): put("\\\"")
      case ascii("\\"): put("\\\\")
      case ascii("\n"): put("\\n")
      case ascii("\r"): put("\\r")
      case ascii("\t"): put("\\t")
      case 0x08: put("\\b")
      case 0x0C: put("\\f")
      case ascii("<"), ascii(">"), ascii("&"), 0x00..<0x20: putEscape(UInt32(byte))
      case 0xE2 where ScalarAnalysis.isBreak(text, at: index):
        putEscape(text[index + 2] == 0xA8 ? 0x2028 : 0x2029)
        index += 2
      default: bytes.append(byte)
      }
      index += 1
    }
    put("\"")
  }

  private mutating func putEscape(_ value: UInt32) {
    put("\\u")
    bytes.append(contentsOf: String(value, radix: 16, width: 4).utf8)
  }

  private mutating func put(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
