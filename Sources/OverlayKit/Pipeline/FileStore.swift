import Diagnostics
import Dispatch
import Kustomization
import Synchronization
import YAMLTree

/// The files of one build: each is read once and parsed once, however often it is named.
struct FileStore: Sendable {
  private var contents: [Text: Result<[UInt8], Diagnostic>] = [:]
  private var parsed: [Text: Result<ParsedFile, Diagnostic>] = [:]
  private var kustomizations: [Text: Result<Kustomization, Diagnostic>] = [:]
  /// Real paths by the names that diagnostics use.
  private var paths: [Text: Text] = [:]

  // MARK: - Reading

  /// The bytes of a file that a kustomization in `root` names.
  mutating func bytes(of file: FileReference, in root: LoadRoot) throws(Diagnostic) -> [UInt8] {
    paths[Text(file.displayPath)] = Text(file.path)
    if let known = contents[Text(file.path)] { return try known.get() }
    let result = Result { () throws(Diagnostic) in try file.read(from: root.fileSystem) }
    contents[Text(file.path)] = result
    return try result.get()
  }

  /// The documents of a resource file, in a tree of their own.
  mutating func documents(of file: FileReference, in root: LoadRoot) throws(Diagnostic) -> ParsedFile {
    paths[Text(file.displayPath)] = Text(file.path)
    if let known = parsed[Text(file.path)] { return try known.get() }
    let bytes = try bytes(of: file, in: root)
    let result = Result { () throws(Diagnostic) in
      try YAMLReader.readDocuments(bytes, place: SourceText(file: file.displayPath))
    }
    parsed[Text(file.path)] = result
    return try result.get()
  }

  /// The kustomization of a directory.
  mutating func kustomization(
    of root: LoadRoot,
    namedAt location: SourceLocation?
  ) throws(Diagnostic) -> Kustomization {
    let file = try root.kustomizationFile(namedAt: location)
    if let known = kustomizations[Text(file.path)] { return try known.get() }
    let bytes = try bytes(of: file, in: root)
    let result = Result { () throws(Diagnostic) in
      try KustomizationDecoder.decode(bytes, file: file.displayPath)
    }
    kustomizations[Text(file.path)] = result
    return try result.get()
  }

  // MARK: - Ahead of time

  /// Below this many bytes a second thread costs more than it saves.
  private static let parallelThreshold = 64 * 1024

  /// Reads and parses resource files at the same time.
  ///
  /// Problems are kept until the file is asked for.
  ///
  /// The results are kept by path, so they do not depend on which file is finished first.
  ///
  /// - Parameter files: The files, each with a directory that names it.
  mutating func prefetch(_ files: [(FileReference, LoadRoot)]) {
    var seen: Set<Text> = []
    var wanted: [FileReference] = []
    var total = 0
    for (file, root) in files where parsed[Text(file.path)] == nil && seen.insert(Text(file.path)).inserted {
      wanted.append(file)
      guard let bytes = try? bytes(of: file, in: root) else { continue }
      total += bytes.count
    }
    let found = wanted
    guard found.count > 1, total >= Self.parallelThreshold else { return }
    let known = contents
    let results = Mutex<[Text: Result<ParsedFile, Diagnostic>]>([:])
    DispatchQueue.concurrentPerform(iterations: found.count) { index in
      let file = found[index]
      guard case .success(let bytes)? = known[Text(file.path)] else { return }
      let result = Result { () throws(Diagnostic) in
        try YAMLReader.readDocuments(bytes, place: SourceText(file: file.displayPath))
      }
      results.withLock { $0[Text(file.path)] = result }
    }
    results.withLock { results in parsed.merge(results) { old, _ in old } }
  }

  // MARK: - Excerpts

  /// The content of a file that has been read, by the name that diagnostics use.
  func content(of displayPath: String) -> [UInt8]? {
    guard let path = paths[Text(displayPath)], case .success(let bytes)? = contents[path] else { return nil }
    return bytes
  }

  /// A diagnostic with the line of input that it speaks of.
  func addingExcerpt(to diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.excerpt == nil, let location = diagnostic.location, location.line > 0,
      let bytes = content(of: location.file)
    else { return diagnostic }
    var copy = diagnostic
    var start = bytes.startIndex
    for _ in 1..<location.line {
      guard let lineBreak = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return diagnostic }
      start = lineBreak + 1
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    var line = bytes[start..<end]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    copy.excerpt = String(decoding: line, as: UTF8.self)
    return copy
  }
}
