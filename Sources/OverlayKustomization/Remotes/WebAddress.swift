/// HTTP and HTTPS URLs of files.
enum WebAddress {
  /// Whether a string is an HTTP or HTTPS URL, which may also be the URL of a repository.
  static func isValid(_ text: String) -> Bool {
    let lower = text.utf8.prefix(8).map { $0 | 0x20 }
    guard lower.starts(with: "http://".utf8) || lower.starts(with: "https://".utf8) else { return false }
    return !text.utf8.contains { $0 < 0x20 || $0 == 0x7F }
  }

  /// Whether the path of a URL has the extension of a YAML or JSON file.
  static func looksLikeFile(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    return [".yaml", ".yml", ".json"].contains { path.hasSuffix($0) }
  }

  /// The reason phrases of frequent HTTP status codes.
  static let reasons = [
    304: "Not Modified", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 407: "Proxy Authentication Required", 408: "Request Timeout", 410: "Gone",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout",
  ]
}

/// Percent-encoding of bytes in URLs.
enum PercentEncoding {
  /// Decodes a string.
  ///
  /// - Parameters:
  ///   - text: The encoded string.
  ///   - plusIsSpace: Whether `+` encodes a space, as in queries.
  /// - Returns: `nil` if a `%` is not followed by two hexadecimal digits.
  static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard rest.count >= 2, let high = digit(rest.removeFirst()), let low = digit(rest.removeFirst()) else {
          return nil
        }
        result.append(high << 4 | low)
      } else {
        result.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Encodes all bytes of a URL that are not allowed in URLs.
  static func encode(url: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in url.utf8 {
      if byte > 0x20, byte < 0x7F, !"\"<>\\^`{|}".utf8.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? { Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init) }
}
