/// Operations on POSIX paths as strings, without access to a file system.
///
/// Source: Go's `path/filepath`, with which Kustomize joins paths before it follows links: `link/../a` is `a` for any
/// target of the link.
package enum LexicalPath {
  package static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

  /// The nonempty components of a path.
  static func parts(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
  }

  /// The shortest equivalent path if no component is a link: without `.`, without `..` except at the start of a relative
  /// path, and without a trailing slash.
  package static func clean(_ path: String) -> String {
    if isClean(path) { return path }
    let isAbsolute = isAbsolute(path)
    var kept: [Substring.UTF8View] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
      if !part.elementsEqual("..".utf8) {
        kept.append(part)
      } else if let last = kept.last, !last.elementsEqual("..".utf8) {
        kept.removeLast()
      } else if !isAbsolute {
        kept.append(part)
      }
    }
    if isAbsolute { return "/" + kept.map { Substring($0) }.joined(separator: "/") }
    return kept.isEmpty ? "." : kept.map { Substring($0) }.joined(separator: "/")
  }

  /// Whether no component of a path is empty, `.` or `..`, as in most paths.
  private static func isClean(_ path: String) -> Bool {
    var (length, dots) = (0, 0)
    for byte in path.utf8.dropFirst(isAbsolute(path) ? 1 : 0) {
      if byte == UInt8(ascii: "/") {
        // A component of at most two bytes, all of them dots, is empty, `.` or `..`.
        if length <= 2, length == dots { return false }
        (length, dots) = (0, 0)
      } else {
        length += 1
        if byte == UInt8(ascii: ".") { dots += 1 }
      }
    }
    return length > 2 || length != dots
  }

  /// The clean path of a path relative to a directory, or of an absolute path.
  package static func join(_ directory: String, _ path: String) -> String {
    clean(isAbsolute(path) ? path : "\(directory)/\(path)")
  }

  /// Whether a clean, absolute path is a directory or below it.
  package static func path(_ path: String, isIn directory: String) -> Bool {
    guard path.utf8.starts(with: directory.utf8) else { return false }
    let rest = path.utf8.dropFirst(directory.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/") || directory.utf8.last == UInt8(ascii: "/")
  }

  /// The parent of a clean, absolute path; `/` is its own parent.
  static func parent(of path: String) -> String { "/" + parts(of: path).dropLast().joined(separator: "/") }

  /// The last component of a path; empty for `/`.
  static func name(of path: String) -> String { parts(of: path).last ?? "" }

  /// The path relative to a directory, both clean and absolute.
  static func path(_ path: String, from directory: String) -> String {
    let target = parts(of: path)
    let start = parts(of: directory)
    let shared = zip(target, start).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    let relative = repeatElement("..", count: start.count - shared) + target[shared...]
    return relative.isEmpty ? "." : relative.joined(separator: "/")
  }
}
