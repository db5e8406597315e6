import OverlayYAMLTree

/// The result of replacing the variables in a string.
enum VariableExpansion: Equatable {
  /// The string is a single reference, and becomes the value with its type.
  case value(VariableValue)
  /// Any other string.
  case text([UInt8])

  /// Replaces each `$(NAME)` in a string; inserted values are not searched for references.
  ///
  /// `$$` becomes one dollar sign, and a reference that `lookup` does not know does not change.
  ///
  /// Source: Kustomize's copy of how Kubernetes expands commands. It works byte by byte: after a dollar sign it treats
  /// the first byte of a non-ASCII character as a character, so the result is not UTF-8.
  ///
  /// - Complexity: O(length), including inserted values.
  init(_ text: [UInt8], lookup: (Text) -> VariableValue?) {
    var result: [UInt8] = []
    var position = 0
    // Without this, every unclosed reference would search to the end.
    let lastCloser = text.lastIndex(of: ascii(")")) ?? -1
    while position < text.count {
      let byte = text[position]
      guard byte == ascii("$"), position + 1 < text.count else {
        result.append(byte)
        position += 1
        continue
      }
      let next = text[position + 1]
      switch next {
      case ascii("$"):
        result.append(next)
      case ascii("(") where position + 1 < lastCloser:
        let end = text[(position + 2)...].firstIndex(of: ascii(")")) ?? lastCloser
        let name = text[(position + 2)..<end]
        guard let value = lookup(Text(String(decoding: name, as: UTF8.self))) else {
          result += text[position...end]
          position = end + 1
          continue
        }
        if position == 0, end == text.count - 1 {
          self = .value(value)
          return
        }
        result += Array(value.spliced.utf8)
        position = end + 1
        continue
      case 0x80...:
        result += [byte, 0xC0 | next >> 6, 0x80 | next & 0x3F]
      default:
        result += [byte, next]
      }
      position += 2
    }
    self = .text(result)
  }
}

/// The value of a variable, as in its source field.
enum VariableValue: Equatable, Sendable {
  case text(String)
  case integer(Int64)
  case float(Double)
  case boolean(Bool)

  /// Reads a scalar.
  ///
  /// - Returns: `nil` for a number that is not in plain decimal digits, which Kustomize cannot read.
  init?(_ node: NodeID, in tree: NodeTree) {
    let text = tree.string(of: node)
    switch tree.tag(of: node) {
    case .integer:
      guard let value = Int64(text) else { return nil }
      self = .integer(value)
    case .float:
      guard !text.utf8.contains(ascii("_")), let value = Double(text), value.isFinite else { return nil }
      self = .float(value)
    case .boolean:
      self = .boolean(text.utf8.first == ascii("t") || text.utf8.first == ascii("T"))
    default:
      self = .text(text)
    }
  }

  /// The value as part of a string.
  var spliced: String {
    switch self {
    case .text(let text): text
    case .integer(let value): String(value)
    case .float(let value): value == 0 && value.sign == .minus ? "-0" : Number.yaml(value)
    case .boolean(let value): value ? "true" : "false"
    }
  }

  /// The value as a whole scalar.
  var scalar: (text: String, tag: Tag) {
    switch self {
    case .text(let text): (text, .string)
    case .integer(let value): (String(value), .integer)
    case .float(let value): (Number.json(value), .float)
    case .boolean(let value): (value ? "true" : "false", .boolean)
    }
  }
}
