/// The URI references (RFC 3986) of the files in diagnostics.
enum URIReference {
  /// A reference for a path in diagnostics, or for a URL, which does not change.
  ///
  /// A relative path stays relative; an absolute one becomes a `file:` URL.
  static func text(forPath path: String) -> String {
    guard !isURL(path) else { return escape(path, keeping: "!#$&'()*+,/:;=?@[]%") }
    return (path.hasPrefix("/") ? "file://" : "") + escape(path, keeping: "/")
  }

  private static func isURL(_ text: String) -> Bool {
    ["http://", "https://", "ssh://", "file://"].contains { text.lowercased().hasPrefix($0) }
  }

  private static let unreserved = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8
  )

  /// Escapes all bytes except unreserved ones and those to keep; a `%` is kept only before two digits.
  private static func escape(_ text: String, keeping kept: String) -> String {
    let bytes = Array(text.utf8)
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isEscape = byte == UInt8(ascii: "%") && bytes[(index + 1)...].prefix(2).count(where: isHexDigit) == 2
      if unreserved.contains(byte) || (kept.utf8.contains(byte) && (byte != UInt8(ascii: "%") || isEscape)) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool { Character(Unicode.Scalar(byte)).isHexDigit }
}
