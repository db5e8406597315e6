import OverlayYAMLTree

/// The URL of a directory in a git repository.
///
/// Source: Kustomize's grammar of such URLs. All other strings are local paths.
package struct RepositoryURL: Hashable, Sendable {
  /// The original string.
  package let text: String
  /// The URL for git: scheme, user, host, and the path of the repository.
  package let repository: String
  /// The directory in the repository as written; empty for the top.
  package let directory: String
  package let query: Query
  /// Whether the string starts with `git::`, which has no effect.
  package let isForced: Bool
  let scheme: Scheme

  enum Scheme: String, Sendable, CaseIterable {
    case ssh, https, http, file
    /// `user@host:path`.
    case short

    var prefix: String { self == .short ? "" : "\(rawValue)://" }
  }

  /// - Returns: `nil` for a local path.
  package init?(_ text: String) {
    guard !LexicalPath.isAbsolute(text) else { return nil }
    let (location, query) = Self.split(text[...], at: "?") ?? (text[...], "")
    var rest = location
    isForced = Self.drop("git::", from: &rest)
    var scheme = Scheme.short
    for candidate in Scheme.allCases where candidate != .short && Self.drop(candidate.prefix, from: &rest) {
      scheme = candidate
      break
    }
    guard let (host, path) = Self.host(of: rest, scheme: scheme) else { return nil }
    guard let (repository, directory) = Self.split(path: path, isFile: scheme == .file) else { return nil }
    self.text = text
    self.scheme = Scheme.allCases.first { $0 != .short && host.hasPrefix($0.prefix) } ?? .short
    self.repository = host + repository
    self.directory = directory
    self.query = Query(query)
  }

  // MARK: - The host

  /// The normalized part before the path of the repository, and that path.
  private static func host(of text: Substring, scheme: Scheme) -> (host: String, path: Substring)? {
    // `file://` URLs have no host.
    if scheme == .file { return (scheme.prefix, text) }
    let (user, rest) = splitUser(text)
    let isGitHub = begins(rest, with: "github.com/") || begins(rest, with: "github.com:")
    let isShort = scheme == .short
    guard !isShort || !user.isEmpty || isGitHub else { return nil }
    guard let end = hostEnd(of: rest, allowsColon: isShort) else { return nil }
    let path = rest[rest.utf8.index(after: end)...]
    guard isGitHub else { return (scheme.prefix + user + rest[...end], path) }
    return (scheme == .ssh || !user.isEmpty ? "\(user)github.com:" : "https://github.com/", path)
  }

  /// The index of the separator between host and path.
  private static func hostEnd(of text: Substring, allowsColon: Bool) -> String.Index? {
    let slash = text.utf8.firstIndex(of: UInt8(ascii: "/"))
    guard allowsColon, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return slash }
    guard let slash else { return colon }
    return colon > text.startIndex && colon < slash ? colon : slash
  }

  /// Splits off `name@`, where the name has letters, digits and hyphens and starts with a letter.
  private static func splitUser(_ text: Substring) -> (user: Substring, rest: Substring) {
    guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), let first = text.utf8.first, first.isASCIILetter,
      text[..<at].utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") })
    else { return ("", text) }
    return (text[...at], text[text.utf8.index(after: at)...])
  }

  // MARK: - The path

  /// Splits a path into the repository and the directory in it.
  ///
  /// The repository ends after `_git/name`, before `//`, or after `.git`. Otherwise it has two components, or is the whole
  /// path of a `file://` URL.
  private static func split(path: Substring, isFile: Bool) -> (repository: String, directory: String)? {
    var repository: Substring
    var directory: Substring
    if let (before, after) = split(path, at: "_git/") {
      let (name, rest) = split(after, at: "/") ?? (after, "")
      (repository, directory) = (before + "_git/" + name, rest)
    } else if let parts = split(path, at: "//") {
      (repository, directory) = parts
    } else if let (before, after) = split(path, at: ".git") {
      (repository, directory) = (before + ".git", after)
    } else if isFile {
      (repository, directory) = (path, "")
    } else {
      guard let (owner, rest) = split(path, at: "/") else { return nil }
      let (name, inside) = split(rest, at: "/") ?? (rest, "")
      (repository, directory) = (owner + "/" + name, inside)
    }
    if directory.utf8.first == UInt8(ascii: "/") { directory = directory.dropFirst() }
    let leaves = LexicalPath.parts(of: LexicalPath.clean("./\(directory)")).first == ".."
    return repository.isEmpty || leaves ? nil : (String(repository), String(directory))
  }

  // MARK: - Strings

  /// The parts before and after the first occurrence of a separator.
  ///
  /// Every path of a build passes here, and `firstRange(of:)` takes seven times as many instructions.
  static func split(_ text: Substring, at separator: StaticString) -> (Substring, Substring)? {
    let wanted = UnsafeBufferPointer(start: separator.utf8Start, count: separator.utf8CodeUnitCount)
    guard let first = wanted.first else { return nil }
    var start = text.startIndex
    while let index = text[start...].utf8.firstIndex(of: first) {
      if text[index...].utf8.starts(with: wanted) {
        return (text[..<index], text[text.utf8.index(index, offsetBy: wanted.count)...])
      }
      start = text.utf8.index(after: index)
    }
    return nil
  }

  private static func begins(_ text: Substring, with prefix: String) -> Bool {
    text.utf8.starts(with: prefix.utf8) { $0 == $1 || ($0.isASCIILetter && $0 | 0x20 == $1) }
  }

  private static func drop(_ prefix: String, from text: inout Substring) -> Bool {
    guard begins(text, with: prefix) else { return false }
    text = text[text.utf8.index(text.startIndex, offsetBy: prefix.utf8.count)...]
    return true
  }
}
