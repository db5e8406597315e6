/// Writes canonical trees as JSON the way Go's encoder does: no spaces, keys in byte order, `<`, `>`, `&` escaped.
package struct JSONWriter {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []

  /// Creates an empty writer.
  package init() {}

  /// Writes one value.
  package mutating func write(_ node: NodeID, of tree: NodeTree) {
    switch tree.kind(of: node) {
    case .scalar: writeScalar(node, of: tree)
    case .sequence:
      put("[")
      for (index, element) in tree.elements(of: node).enumerated() {
        if index > 0 { put(",") }
        write(element, of: tree)
      }
      put("]")
    case .mapping:
      let entries = tree.entries(of: node).map { (key: tree.text(of: $0.key), value: $0.value) }
      let sorted = entries.sorted { $0.key < $1.key }
      writeObject(sorted.map(\.key)) { writer, index in writer.write(sorted[index].value, of: tree) }
    }
  }

  /// Writes one value over several lines, with an indent of two, as Go's `MarshalIndent` does.
  package mutating func writeIndented(_ node: NodeID, of tree: NodeTree, depth: Int = 0) {
    guard !tree.isEmptyCollection(node) else { return write(node, of: tree) }
    switch tree.kind(of: node) {
    case .scalar: writeScalar(node, of: tree)
    case .sequence:
      for (index, element) in tree.elements(of: node).enumerated() {
        put(index == 0 ? "[" : ",")
        breakLine(depth: depth + 1)
        writeIndented(element, of: tree, depth: depth + 1)
      }
      breakLine(depth: depth)
      put("]")
    case .mapping:
      let entries = tree.entries(of: node).map { (key: tree.text(of: $0.key), value: $0.value) }
      for (index, entry) in entries.sorted(by: { $0.key < $1.key }).enumerated() {
        put(index == 0 ? "{" : ",")
        breakLine(depth: depth + 1)
        writeString(entry.key)
        put(": ")
        writeIndented(entry.value, of: tree, depth: depth + 1)
      }
      breakLine(depth: depth)
      put("}")
    }
  }

  private mutating func breakLine(depth: Int) {
    put("\n")
    bytes.append(contentsOf: repeatElement(ascii(" "), count: 2 * depth))
  }

  /// Writes an object whose keys are given in their final order; `writeValue` writes the value at an index.
  package mutating func writeObject(_ keys: [Text], _ writeValue: (inout JSONWriter, Int) -> Void) {
    put("{")
    for (index, key) in keys.enumerated() {
      if index > 0 { put(",") }
      writeString(key)
      put(":")
      writeValue(&self, index)
    }
    put("}")
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
    let text = String(value, radix: 16)
    put("\\u")
    bytes.append(contentsOf: repeatElement(ascii("0"), count: max(0, 4 - text.utf8.count)))
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func put(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
