extension Diagnostic {
  /// The same problem, without the passwords of URLs in any of its texts.
  ///
  /// A line of input with a password is left out, as is an edit that would write one.
  public func redactingCredentials() -> Diagnostic {
    var copy = mapping(
      locations: { SourceLocation(file: Credentials.redact($0.file), line: $0.line, column: $0.column) },
      messages: Credentials.redact
    )
    if let excerpt, Credentials.redact(excerpt) != excerpt {
      copy.excerpt = nil
      copy.length = 0
    }
    if let edit, edit.lines.map(Credentials.redact) != edit.lines { copy.edit = nil }
    return copy
  }
}

/// Finds user names and passwords in URLs.
public enum Credentials {
  /// The text without users with passwords in URLs, and without query fields that may be tokens or signatures.
  ///
  /// A user without a password is kept, except for web servers, where it may be a token. The few fields that
  /// specify what is fetched are kept, too.
  public static func redact(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(ascii(":")) else { return text }
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index + 3 <= bytes.count {
      guard bytes[index] == ascii(":"), bytes[index + 1] == ascii("/"),
        bytes[index + 2] == bytes[index + 1]
      else {
        index += 1
        continue
      }
      let start = index + 3
      let authority = bytes[start...].prefix { !isEnd($0) }
      if let at = authority.lastIndex(of: ascii("@")),
        isWeb(bytes[..<index]) || authority[..<at].contains(ascii(":"))
      {
        result += bytes[copied..<start]
        copied = at + 1
      }
      index = authority.endIndex
      let url = bytes[index...].prefix { $0 > 0x20 && !"'\"`".utf8.contains($0) }
      guard let query = url.firstIndex(of: ascii("?")) else { continue }
      let fields = url[(query + 1)...].split(omittingEmptySubsequences: false) { $0 == ascii("&") || $0 == ascii(";") }
      let plain = fields.filter { !mayBeSecret($0) }
      if plain.count < fields.count {
        result += bytes[copied..<query] + (plain.isEmpty ? [] : [ascii("?")]) + plain.joined(separator: [ascii("&")])
        copied = url.endIndex
      }
      index = url.endIndex
    }
    guard copied > 0 else { return text }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  /// The fields of a query of a repository URL that are not secret.
  private static let plainFields =
    ["ref", "version", "submodules", "timeout", "depth", "archive", "checksum"].map { Array($0.utf8) }

  /// Whether a field of a query has a value that may be secret.
  private static func mayBeSecret(_ field: ArraySlice<UInt8>) -> Bool {
    guard let equals = field.firstIndex(of: ascii("=")), equals + 1 < field.endIndex else { return false }
    return !plainFields.contains { field[..<equals].elementsEqual($0) }
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }

  private static func isEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || "/?#'\"`".utf8.contains(byte) }

  private static func isWeb(_ text: ArraySlice<UInt8>) -> Bool {
    let end = text.suffix(5).map { $0 | 0x20 }
    return end.elementsEqual("https".utf8) || end.suffix(4).elementsEqual("http".utf8)
  }
}
