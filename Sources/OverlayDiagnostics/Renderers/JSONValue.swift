/// A JSON value, as the machine-readable formats write it: on one line, keys in the order in which they were given.
indirect enum JSONValue: Sendable {
  case text(String)
  case integer(Int)
  case boolean(Bool)
  case list([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// An object without the entries that have no value.
  static func object(present entries: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(entries.compactMap { key, value in value.map { (key: key, value: $0) } })
  }

  /// The value as text, without a line break.
  var json: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to output: inout String) {
    switch self {
    case .text(let text): Self.write(text, to: &output)
    case .integer(let integer): output += "\(integer)"
    case .boolean(let boolean): output += boolean ? "true" : "false"
    case .list(let elements):
      output += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { output += "," }
        element.write(to: &output)
      }
      output += "]"
    case .object(let entries):
      output += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { output += "," }
        Self.write(entry.key, to: &output)
        output += ":"
        entry.value.write(to: &output)
      }
      output += "}"
    }
  }

  /// Control characters are escaped, also those that JSON would take: a terminal or a viewer of logs obeys them.
  private static func write(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case "\0"..<" ", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
