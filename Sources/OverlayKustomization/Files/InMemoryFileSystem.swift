import OverlayYAMLTree

/// A file system in memory, for tests and for input that is not on a disk.
///
/// Parent directories of files and links are created automatically.
public struct InMemoryFileSystem: FileSystem {
  private enum Item: Sendable {
    case file([UInt8])
    case directory
    case link(String)
  }

  private static let linkLimit = 40

  private let directory: String
  private var nodes: [Text: Item] = [:]

  /// Creates a file system.
  ///
  /// - Parameters:
  ///   - files: The content of each file by its path. A relative path starts from `currentDirectory`.
  ///   - symbolicLinks: The target of each link by its path. A relative target starts from the link's directory.
  ///   - currentDirectory: The absolute path of the directory that relative paths start from, which is created.
  public init(files: [String: [UInt8]] = [:], symbolicLinks: [String: String] = [:], currentDirectory: String = "/") {
    directory = LexicalPath.clean("/" + currentDirectory)
    addDirectory(at: directory)
    for (path, bytes) in files { addFile(bytes, at: path) }
    for (path, target) in symbolicLinks { addSymbolicLink(at: path, to: target) }
  }

  /// Adds or replaces a file.
  public mutating func addFile(_ bytes: [UInt8], at path: String) { add(.file(bytes), at: path) }

  /// Adds or replaces a file.
  public mutating func addFile(_ text: String, at path: String) { add(.file(Array(text.utf8)), at: path) }

  /// Adds a directory.
  public mutating func addDirectory(at path: String) { add(.directory, at: path) }

  /// Adds or replaces a symbolic link.
  ///
  /// - Parameters:
  ///   - path: The path of the link.
  ///   - target: The target, which need not exist. A relative path starts from the link's directory.
  public mutating func addSymbolicLink(at path: String, to target: String) { add(.link(target), at: path) }

  private mutating func add(_ node: Item, at path: String) {
    let path = LexicalPath.join(directory, path)
    var parent = path
    while parent != "/" {
      parent = LexicalPath.parent(of: parent)
      if nodes[Text(parent)] == nil { nodes[Text(parent)] = .directory }
    }
    if case .directory = node, nodes[Text(path)] != nil { return }
    nodes[Text(path)] = node
  }

  // MARK: - FileSystem

  /// The directory that relative paths start from.
  public func currentDirectory() throws(FileSystemError) -> String { directory }

  /// The kind of file at a path.
  public func kind(of path: String) throws(FileSystemError) -> FileKind {
    do throws(FileSystemError) {
      switch nodes[Text(try realPath(of: path))] {
      case .file: return .file
      case .directory: return .directory
      case .link, nil: return .missing
      }
    } catch {
      guard error.kind == .notFound || error.kind == .notADirectory else { throw error }
      return .missing
    }
  }

  /// The absolute path without symbolic links.
  public func realPath(of path: String) throws(FileSystemError) -> String {
    guard !path.isEmpty else { throw FileSystemError(.notFound) }
    var pending = Array(LexicalPath.parts(of: LexicalPath.isAbsolute(path) ? path : "\(directory)/\(path)").reversed())
    var found: [String] = []
    var linkCount = 0
    while let part = pending.popLast() {
      if part == "." { continue }
      if part == ".." {
        _ = found.popLast()
        continue
      }
      let candidate = "/" + (found + [part]).joined(separator: "/")
      switch nodes[Text(candidate)] {
      case nil: throw FileSystemError(.notFound)
      case .directory: found.append(part)
      case .file:
        guard pending.isEmpty else { throw FileSystemError(.notADirectory) }
        found.append(part)
      case .link(let target):
        linkCount += 1
        guard linkCount <= Self.linkLimit else { throw FileSystemError(.tooManySymlinks) }
        if LexicalPath.isAbsolute(target) { found = [] }
        pending += LexicalPath.parts(of: target).reversed()
      }
    }
    return "/" + found.joined(separator: "/")
  }

  /// The file's content.
  public func read(_ path: String) throws(FileSystemError) -> [UInt8] {
    switch nodes[Text(try realPath(of: path))] {
    case .file(let bytes): return bytes
    case .directory: throw FileSystemError(.isDirectory)
    case .link, nil: throw FileSystemError(.notFound)
    }
  }

  /// The names in a directory.
  public func names(in directory: String) -> [String] {
    guard let real = try? realPath(of: directory) else { return [] }
    let prefix = Array((real == "/" ? "/" : real + "/").utf8)
    return nodes.keys.compactMap { path in
      guard path.utf8.starts(with: prefix) else { return nil }
      let name = path.utf8.dropFirst(prefix.count)
      return name.isEmpty || name.contains(UInt8(ascii: "/")) ? nil : String(decoding: name, as: UTF8.self)
    }
  }
}
