extension Diagnostic {
  /// The same problem, without the passwords of URLs in any of its texts.
  public func redactingCredentials() -> Diagnostic {
    var copy = self
    copy.message = Credentials.redact(message)
    copy.excerpt = excerpt.map(Credentials.redact)
    if let location { copy.location?.file = Credentials.redact(location.file) }
    for index in copy.notes.indices {
      copy.notes[index].message = Credentials.redact(notes[index].message)
      if let location = notes[index].location { copy.notes[index].location?.file = Credentials.redact(location.file) }
    }
    if let edit { copy.edit?.lines = edit.lines.map(Credentials.redact) }
    return copy
  }
}

/// Finds user names and passwords in URLs.
public enum Credentials {
  /// A text in which `***` stands for what is before the `@` of URLs.
  ///
  /// A user without a password stays, except for web servers, which take tokens that way.
  ///
  /// So do the values of its query, which may be tokens and signatures, but for the few that say what is fetched.
  public static func redact(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: ":")) else { return text }
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while index + 3 <= bytes.count {
      guard bytes[index] == UInt8(ascii: ":"), bytes[index + 1] == UInt8(ascii: "/"),
        bytes[index + 2] == bytes[index + 1]
      else {
        index += 1
        continue
      }
      let start = index + 3
      let authority = bytes[start...].prefix { !isEnd($0) }
      if let at = authority.lastIndex(of: UInt8(ascii: "@")),
        isWeb(bytes[..<index]) || authority[..<at].contains(UInt8(ascii: ":"))
      {
        result += bytes[copied..<start] + Array("***".utf8)
        copied = at
      }
      index = authority.endIndex
      let url = bytes[index...].prefix { $0 > 0x20 && !"'\"`".utf8.contains($0) }
      guard let query = url.firstIndex(of: UInt8(ascii: "?")) else { continue }
      for value in secretValues(in: url[(query + 1)...]) {
        result += bytes[copied..<value.lowerBound] + Array("***".utf8)
        copied = value.upperBound
      }
      index = url.endIndex
    }
    guard copied > 0 else { return text }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  /// The parts of a query that a URL of a repository may have, and that say nothing secret.
  private static let plainFields = ["ref", "version", "submodules", "timeout"].map { Array($0.utf8) }

  /// Where the values of a query are that may be secret.
  private static func secretValues(in query: ArraySlice<UInt8>) -> [Range<Int>] {
    query.split { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ";") }.compactMap { field in
      guard let equals = field.firstIndex(of: UInt8(ascii: "=")), equals + 1 < field.endIndex,
        !plainFields.contains(where: { field[..<equals].elementsEqual($0) })
      else { return nil }
      return equals + 1..<field.endIndex
    }
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || "/?#'\"`".utf8.contains(byte) }

  private static func isWeb(_ text: ArraySlice<UInt8>) -> Bool {
    let end = text.suffix(5).map { $0 | 0x20 }
    return end.elementsEqual("https".utf8) || end.suffix(4).elementsEqual("http".utf8)
  }
}
