import OverlayDiagnostics
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree
import Synchronization

/// The files of one build, which ``Loader`` loads ahead; the build has no other way to find and read files.
///
/// Each file is read once, and parsed once, or twice if several directories include the directory that refers to it.
/// Errors are kept until the build needs the file.
struct FileStore: Sendable {
  private struct StoredFile: Sendable {
    var content: Result<[UInt8], Diagnostic>?
    /// The documents of a file with resources or patches.
    var documents: Result<ParsedFile, Diagnostic>?
    var kustomization: Result<Shared<Kustomization>, Diagnostic>?
    /// The number of kustomizations that use its documents as resources, as far as known.
    var uses = 0
    var hasPatches = false
    /// Whether it is to be read ahead.
    var isExpected = false

    /// Whether to parse it ahead: not if it can only be a JSON patch, which has a grammar of its own.
    func isParsedAhead(_ bytes: [UInt8]) -> Bool { uses > 0 || hasPatches && !JSONPatch.isBlockList(bytes) }
  }

  /// What the content of a file is for the build.
  enum Syntax: Sendable {
    case yaml, env
    /// Content of a resource.
    case data
  }

  /// A file by its path in diagnostics.
  private struct Name: Sendable {
    var path: Text
    var role = SecretLines.Role.resources
    var isFetched: Bool
    /// What its content is, once the build has used it; of several uses, YAML counts.
    var syntax: Syntax?
  }

  /// A path in the kustomization of a directory.
  private struct PathInDirectory: Hashable, Sendable {
    private let path: Text
    private let directory: Text
    private let displayPath: Text

    init(_ path: Located<String>, in root: LoadRoot) {
      self.path = Text(path.value)
      directory = Text(root.path)
      displayPath = Text(root.displayPath)
    }
  }

  /// The files that ``Loader`` has found.
  private var found: [PathInDirectory: FileReference] = [:]
  /// The files by their real paths.
  private var entries: [Text: StoredFile] = [:]
  /// The files that the build has used, by their paths in diagnostics.
  private var names: [Text: Name] = [:]
  /// The real paths of kustomization files by those of their directories.
  private var kustomizationPaths: [Text: Text] = [:]
  /// The files to read ahead.
  private var expected: [FileReference] = []
  private let budget = InputBudget()

  // MARK: - Finding

  /// The file at a path in the kustomization of a directory; see ``LoadRoot/file(_:)``.
  func file(_ path: Located<String>, in root: LoadRoot) throws(Diagnostic) -> FileReference {
    if let known = found[PathInDirectory(path, in: root)] { return known }
    return try root.file(path)
  }

  /// The file or directory at a path in the kustomization of a directory; see ``LoadRoot/resolve(_:)``.
  func resolve(_ path: Located<String>, in root: LoadRoot) throws(Diagnostic) -> LoadedReference {
    if let known = found[PathInDirectory(path, in: root)] { return .file(known) }
    return try root.resolve(path)
  }

  /// The directory at a path in the kustomization of a directory; see ``LoadRoot/directory(_:insteadOfFile:)``.
  func directory(
    _ path: Located<String>,
    in root: LoadRoot,
    insteadOfFile problem: Diagnostic? = nil
  ) throws(Diagnostic) -> LoadRoot {
    if let problem { try root.directory(path, insteadOfFile: problem) } else { try root.directory(path) }
  }

  // MARK: - Reading

  /// The content of a file.
  mutating func bytes(of file: FileReference, as syntax: Syntax = .yaml) throws(Diagnostic) -> [UInt8] {
    let path = register(file, as: syntax)
    if let known = entries[path]?.content { return try known.get() }
    let result = read(file)
    entries[path, default: StoredFile()].content = result
    return try result.get()
  }

  private func read(_ file: FileReference) -> Result<[UInt8], Diagnostic> {
    Result { () throws(Diagnostic) in try budget.charge(try file.read()) }
  }

  /// The documents of a resource file, in their own tree or in the initial one of the build.
  mutating func documents(of file: FileReference) throws(Diagnostic) -> ParsedFile {
    let path = register(file, as: .yaml)
    if let known = entries[path]?.documents {
      let uses = entries[path]?.uses ?? 0
      entries[path]?.uses = uses - 1
      // The last use frees the memory.
      if uses == 1 { entries[path]?.documents = nil }
      return try known.get()
    }
    let result = parse(file, try bytes(of: file))
    entries[path, default: StoredFile()].documents = result
    return try result.get()
  }

  private func parse(_ file: FileReference, _ bytes: [UInt8]) -> Result<ParsedFile, Diagnostic> {
    Result { () throws(Diagnostic) in
      try budget.charge(try YAMLReader.readDocuments(bytes, place: SourceText(file: file.displayPath)))
    }
  }

  /// The documents of a file with patches, if it was parsed ahead into its own tree.
  func parsedDocuments(of file: FileReference) -> Result<ParsedFile, Diagnostic>? {
    let known = entries[Text(file.path)]?.documents
    if case .success(let documents)? = known, documents.isTreeTaken { return nil }
    return known
  }

  /// The kustomization of a directory, which is named at `location`.
  mutating func kustomization(of root: LoadRoot, namedAt location: SourceLocation?) throws(Diagnostic) -> Kustomization
  {
    let known = kustomizationPaths[Text(root.path)].flatMap { entries[$0]?.kustomization }
    if let known { return try known.get().value }
    let file = try root.kustomizationFile(namedAt: location)
    setRole(.kustomization, of: file)
    let path = Text(file.path)
    kustomizationPaths[Text(root.path)] = path
    if let known = entries[path]?.kustomization { return try known.get().value }
    if entries[path]?.isExpected == true { expected.removeAll { Text($0.path) == path } }
    let bytes = try bytes(of: file)
    let result = Result { () throws(Diagnostic) in
      let kustomization = try KustomizationDecoder.decode(bytes, file: file.displayPath)
      // A decoded value needs the memory of several nodes.
      try budget.charge(nodes: kustomization.tree.slotCount * 8)
      // Kustomizations are large, and entries are moved.
      return Shared(kustomization)
    }
    entries[path]?.kustomization = result
    return try result.get().value
  }

  // MARK: - Loading ahead

  /// What a path in a kustomization is for.
  enum Use: Sendable {
    /// A file whose content the build decodes.
    case data
    /// A file with patches.
    case patch
    /// A file with resources, or a directory with a kustomization.
    case resources
    /// A directory with a component.
    case component
  }

  /// With fewer files to read, or fewer files and bytes to parse, a second thread costs more than it saves.
  private static let parallelThreshold = (readFiles: 32, parsedFiles: 8, parsedBytes: 64 * 1024)

  /// Records which file a path in the kustomization of a directory refers to, and what the build needs it for.
  mutating func expect(_ file: FileReference, for use: Use, at path: Located<String>, in root: LoadRoot) {
    found[PathInDirectory(path, in: root)] = file
    let isNew = { (entry: inout StoredFile) in
      if use == .resources { entry.uses += 1 }
      if use == .patch { entry.hasPatches = true }
      defer { entry.isExpected = true }
      return !entry.isExpected && entry.content == nil
    }
    if isNew(&entries[Text(file.path), default: StoredFile()]) { expected.append(file) }
  }

  /// Reads the expected files, and parses those with resources or patches.
  ///
  /// The results do not depend on timing.
  ///
  /// - Returns: The initial tree of the build.
  mutating func load() -> NodeTree {
    let files = exchange(&expected, with: [])
    let contents = Parallel.map(files.count, atLeast: Self.parallelThreshold.readFiles) { [self] in read(files[$0]) }
    var parsed: [ParsedInput] = []
    for (file, content) in zip(files, contents) {
      guard let entry = entries.index(forKey: Text(file.path)) else { continue }
      entries.values[entry].content = content
      guard case .success(let bytes) = content, entries.values[entry].isParsedAhead(bytes) else { continue }
      parsed.append((file, bytes, entry))
    }
    return parse(parsed)
  }

  private typealias ParsedInput = (file: FileReference, bytes: [UInt8], entry: Dictionary<Text, StoredFile>.Index)

  private mutating func parse(_ inputs: [ParsedInput]) -> NodeTree {
    let sizes = inputs.map(\.bytes.count)
    let isLarge = sizes.reduce(0, +) >= Self.parallelThreshold.parsedBytes
    guard isLarge || sizes.count >= Self.parallelThreshold.parsedFiles else {
      for (file, bytes, entry) in inputs {
        let documents = parse(file, bytes)
        entries.values[entry].documents = documents
        // They are small enough to be kept.
        entries.values[entry].uses = 0
      }
      return NodeTree()
    }
    let isJoining = inputs.map { entries.values[$0.entry].uses == 1 && !entries.values[$0.entry].hasPatches }
    let result = ParsedFiles.parse(sizes: sizes, isJoining: isJoining) { [self] index in
      parse(inputs[index].file, inputs[index].bytes)
    }
    for (input, documents) in zip(inputs, result.files) { entries.values[input.entry].documents = documents }
    return result.tree
  }

  // MARK: - Names

  /// A file that the build has used.
  struct UsedFile {
    /// The path in diagnostics.
    var name: String
    /// The absolute path without symbolic links, or the URL.
    var path: String
    var bytes: [UInt8]
    var syntax: Syntax
    var isKustomization: Bool
    var isFetched: Bool
  }

  /// Passes on each file that the build has used, once for each of its paths in diagnostics, in no particular order.
  func forEachUsedFile(_ body: (UsedFile) -> Void) {
    for (name, file) in names {
      guard let syntax = file.syntax, let entry = entries[file.path], case .success(let bytes)? = entry.content else {
        continue
      }
      body(
        UsedFile(
          name: name.string,
          path: file.path.string,
          bytes: bytes,
          syntax: syntax,
          isKustomization: entry.kustomization != nil,
          isFetched: file.isFetched
        )
      )
    }
  }

  /// Records the path of a file in diagnostics and what its content is, and returns its real path.
  @discardableResult
  private mutating func register(_ file: FileReference, as syntax: Syntax? = nil) -> Text {
    let path = Text(file.path)
    let change = { (name: inout Name) in
      name.path = path
      if let syntax, name.syntax != .yaml { name.syntax = syntax }
    }
    change(&names[Text(file.displayPath), default: Name(path: path, isFetched: file.isFetched)])
    return path
  }

  /// Records the role of a file; of several roles, the one counts that hides more.
  mutating func setRole(_ role: SecretLines.Role, of file: FileReference) {
    register(file)
    let name = Text(file.displayPath)
    if let known = names[name]?.role { names[name]?.role = max(known, role) }
  }

  /// The role of a file by its path in diagnostics.
  func role(of displayPath: String) -> SecretLines.Role { names[Text(displayPath)]?.role ?? .resources }

  /// The content, if it has been read, of a file by its path in diagnostics.
  func content(of displayPath: String) -> [UInt8]? {
    guard let path = names[Text(displayPath)]?.path, case .success(let bytes)? = entries[path]?.content else {
      return nil
    }
    return bytes
  }
}

/// Limits the input of one build, across threads.
///
/// The contents of files are kept until the end of a build, and their documents as long as they may be needed.
private final class InputBudget: Sendable {
  private let bytes = Atomic(0)
  private let nodes = Atomic(0)

  // All throw `input-too-large` without a location: which file exceeds the limit depends on timing.

  func charge(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    guard self.bytes.wrappingAdd(bytes.count, ordering: .relaxed).newValue <= Limits.inputBytes else {
      throw .inputTooLarge("the files of this build are larger than \(Limits.inputBytes >> 20) MiB together")
    }
    return bytes
  }

  func charge(_ file: ParsedFile) throws(Diagnostic) -> ParsedFile {
    try charge(nodes: file.tree.slotCount)
    return file
  }

  func charge(nodes count: Int) throws(Diagnostic) {
    guard nodes.wrappingAdd(count, ordering: .relaxed).newValue <= Limits.buildNodes else {
      throw .inputTooLarge("the files of this build have more than \(Limits.buildNodes) nodes")
    }
  }
}
