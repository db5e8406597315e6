import OverlayYAMLTree

/// Detects URLs that git, or a program that git runs, would interpret in a dangerous way.
///
/// Checks both the original and the percent-decoded form, since programs decode only some parts.
enum RemoteSafety {
  /// The reason why a path to no local file is not used as a URL, as a clause; `nil` if it is safe.
  static func problem(with text: String) -> String? {
    for form in forms(of: text) where namesHelper(form) { return "it names a transport helper of git" }
    guard let url = RepositoryURL(text) else { return nil }
    let authority = authority(of: url)
    let parts = [
      ("the host", authority), ("the host", String(withoutUser(authority[...]))), ("the path", path(of: url)),
      ("the directory", url.directory), ("the ref", url.query.ref),
    ]
    for (name, part) in parts {
      for form in forms(of: part) {
        if form.utf8.first == UInt8(ascii: "-") { return "\(name) begins with '-'" }
        if form.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { return "\(name) contains a control character" }
      }
    }
    return nil
  }

  private static func forms(of text: String) -> [String] { [text, PercentEncoding.decode(text) ?? text] }

  /// Whether a string starts with `name::`, also after `git::` or a user.
  private static func namesHelper(_ text: String) -> Bool {
    var rest = text[...]
    while rest.utf8.starts(with: "git::".utf8) { rest = Substring(rest.utf8.dropFirst(5)) }
    return [rest, withoutUser(rest)].contains { text in
      let name = text.utf8.prefix { byte in
        byte.isASCIIAlphanumeric || "+-._".utf8.contains(byte)
      }
      return text.utf8[name.endIndex...].starts(with: "::".utf8)
    }
  }

  /// The part after the last `@` before the first slash.
  private static func withoutUser(_ text: Substring) -> Substring {
    let end = text.utf8.firstIndex(of: UInt8(ascii: "/")) ?? text.endIndex
    guard let at = text[..<end].utf8.lastIndex(of: UInt8(ascii: "@")) else { return text }
    return text[text.utf8.index(after: at)...]
  }

  // MARK: - Parts

  /// User, host and port.
  private static func authority(of url: RepositoryURL) -> String {
    let rest = url.repository.utf8.dropFirst(url.scheme.prefix.utf8.count)
    let end: Set<UInt8> = url.scheme == .short ? [UInt8(ascii: ":"), UInt8(ascii: "/")] : [UInt8(ascii: "/")]
    return String(Substring(rest.prefix { !end.contains($0) }))
  }

  /// The path of the repository on its host.
  private static func path(of url: RepositoryURL) -> String {
    let rest = url.repository.utf8.dropFirst(url.scheme.prefix.utf8.count + authority(of: url).utf8.count)
    return String(Substring(url.scheme == .short ? rest.dropFirst() : rest))
  }
}
