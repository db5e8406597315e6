/// Tells locations on other machines, and in repositories, from local paths.
///
/// Source: kustomize's grammar of git URLs; whatever does not follow it is a local path.
enum RemoteLocation {
  /// Whether the text is an address of a web server, which files may have.
  static func isWebAddress(_ text: String) -> Bool {
    let lower = text.utf8.prefix(8).map { $0 | 0x20 }
    return lower.starts(with: "http://".utf8) || lower.starts(with: "https://".utf8)
  }

  /// Whether the text names a git repository, or a directory in one.
  static func isRepository(_ text: String) -> Bool {
    guard !LexicalPath.isAbsolute(text) else { return false }
    var rest = text.utf8.prefix { $0 != UInt8(ascii: "?") }
    _ = drop("git::", from: &rest)
    let isFile = drop("file://", from: &rest)
    let hasScheme = isFile || ["ssh://", "https://", "http://"].contains { drop($0, from: &rest) }
    let hasUser = dropUser(from: &rest)
    if isFile { return !rest.isEmpty }
    let isGitHub = startsWith("github.com/", rest) || startsWith("github.com:", rest)
    guard hasScheme || hasUser || isGitHub else { return false }
    let colon = hasScheme ? nil : rest.firstIndex(of: UInt8(ascii: ":"))
    guard let end = colon ?? rest.firstIndex(of: UInt8(ascii: "/")), end > rest.startIndex else { return false }
    return isRepositoryPath(rest[end...].dropFirst())
  }

  /// Whether a path says where in it the repository ends: after `.git`, before `//`, or after two parts.
  private static func isRepositoryPath(_ path: Substring.UTF8View) -> Bool {
    let text = String(Substring(path))
    let parts = LexicalPath.parts(of: text)
    if parts.count >= 2 { return true }
    return parts.first.map { $0.utf8.count > 4 && $0.utf8.suffix(4).elementsEqual(".git".utf8) } ?? false
  }

  private static func startsWith(_ prefix: String, _ text: Substring.UTF8View) -> Bool {
    text.count >= prefix.utf8.count && zip(text, prefix.utf8).allSatisfy { ($0 | 0x20) == ($1 | 0x20) }
  }

  private static func drop(_ prefix: String, from text: inout Substring.UTF8View) -> Bool {
    guard startsWith(prefix, text) else { return false }
    text = text.dropFirst(prefix.utf8.count)
    return true
  }

  /// Drops `name@`, where the name is made of letters, digits and hyphens and begins with a letter.
  private static func dropUser(from text: inout Substring.UTF8View) -> Bool {
    guard let at = text.firstIndex(of: UInt8(ascii: "@")), let first = text.first, isLetter(first) else { return false }
    let name = text[..<at]
    guard name.allSatisfy({ isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") }) else {
      return false
    }
    text = text[at...].dropFirst()
    return true
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
