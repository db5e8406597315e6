/// A JSON value, as the machine-readable formats write it: on one line, keys in the order in which they were given.
package indirect enum JSONValue: Sendable {
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
  package var json: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .integer(let integer): "\(integer)"
    case .boolean(let boolean): "\(boolean)"
    case .list(let elements): "[\(elements.map(\.json).joined(separator: ","))]"
    case .object(let entries):
      "{\(entries.map { "\(Self.quoted($0.key)):\($0.value.json)" }.joined(separator: ","))}"
    }
  }

  /// Control characters are escaped, also those that JSON allows, because terminals and log viewers interpret them.
  private static func quoted(_ text: String) -> String {
    var output = "\""
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
    return output + "\""
  }
}
