import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree
import Synchronization

/// The files of one build: each is read once, and parsed once, or twice if several directories include the directory
/// that refers to it.
struct FileStore: Sendable {
  private struct StoredFile: Sendable {
    var content: Result<[UInt8], Diagnostic>?
    /// The documents of a file with resources or patches.
    var documents: Result<ParsedFile, Diagnostic>?
    var kustomization: Result<Shared<Kustomization>, Diagnostic>?
    /// The number of kustomizations that use its documents as resources, as far as known.
    var uses = 0
  }

  /// The files by their real paths.
  private var entries: [Text: StoredFile] = [:]
  /// The real paths and roles of files by their paths in diagnostics.
  private var names: [Text: (path: Text, role: SecretLines.Role)] = [:]
  /// The real paths of kustomization files by those of their directories.
  private var kustomizationPaths: [Text: Text] = [:]
  private let budget = InputBudget()

  // MARK: - Reading

  /// The content of a file that a kustomization in `root` names.
  mutating func bytes(of file: FileReference, in root: LoadRoot) throws(Diagnostic) -> [UInt8] {
    let path = register(file)
    if let known = entries[path]?.content { return try known.get() }
    let result = read(file, in: root)
    entries[path, default: StoredFile()].content = result
    return try result.get()
  }

  private func read(_ file: FileReference, in root: LoadRoot) -> Result<[UInt8], Diagnostic> {
    Result { () throws(Diagnostic) in try budget.charge(try file.read(from: root.fileSystem)) }
  }

  /// The documents of a resource file, in their own tree or in that of ``prefetch(_:)``.
  mutating func documents(of file: FileReference, in root: LoadRoot) throws(Diagnostic) -> ParsedFile {
    let path = register(file)
    if let known = entries[path]?.documents {
      let uses = entries[path]?.uses ?? 0
      entries[path]?.uses = uses - 1
      // The last use frees the memory.
      if uses == 1 { entries[path]?.documents = nil }
      return try known.get()
    }
    let bytes = try bytes(of: file, in: root)
    let result = Result { () throws(Diagnostic) in
      try budget.charge(try YAMLReader.readDocuments(bytes, place: SourceText(file: file.displayPath)))
    }
    entries[path, default: StoredFile()].documents = result
    return try result.get()
  }

  /// The documents of a file that was prefetched into its own tree.
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
    let bytes = try bytes(of: file, in: root)
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

  // MARK: - Prefetching

  /// A file that the build will need.
  struct WantedFile: Sendable {
    var file: FileReference
    /// The directory of the kustomization that names it.
    var root: LoadRoot
    /// Whether the file contains patches instead of resources.
    var isPatch: Bool
  }

  /// With fewer files and bytes than this, a second thread costs more than it saves.
  private static let parallelThreshold = (files: 8, bytes: 64 * 1024)

  /// Reads and parses files concurrently.
  ///
  /// Errors are kept until the file is needed. The results do not depend on timing.
  ///
  /// - Returns: The initial tree of the build; `nil` if there is too little input for this to pay off.
  mutating func prefetch(_ files: [WantedFile]) -> NodeTree? {
    var wanted: [WantedFile] = []
    var patches: Set<Text> = []
    for file in files {
      let path = Text(file.file.path)
      if entries[path]?.documents == nil, entries[path]?.uses ?? 0 == 0, !patches.contains(path) { wanted.append(file) }
      if file.isPatch { patches.insert(path) } else { entries[path, default: StoredFile()].uses += 1 }
    }
    if wanted.count < Self.parallelThreshold.files {
      let sizes = wanted.map { (try? bytes(of: $0.file, in: $0.root).count) ?? 0 }
      guard wanted.count > 1, sizes.reduce(0, +) >= Self.parallelThreshold.bytes else { return nil }
    }
    let contents = Parallel.map(wanted.count) { [self, wanted] index in
      entries[Text(wanted[index].file.path)]?.content ?? read(wanted[index].file, in: wanted[index].root)
    }
    let parsed = ParsedFiles.parse(
      sizes: contents.map { (try? $0.get().count) ?? 0 },
      isJoining: wanted.map { entries[Text($0.file.path)]?.uses == 1 && !patches.contains(Text($0.file.path)) }
    ) { [wanted, budget] file in
      Result { () throws(Diagnostic) in
        let place = SourceText(file: wanted[file].file.displayPath)
        return try budget.charge(try YAMLReader.readDocuments(try contents[file].get(), place: place))
      }
    }
    for (index, file) in wanted.enumerated() {
      let path = Text(file.file.path)
      entries[path, default: StoredFile()].content = contents[index]
      entries[path]?.documents = parsed.files[index]
    }
    return parsed.tree
  }

  // MARK: - Names

  /// Records the path of a file in diagnostics, and returns its real path.
  @discardableResult
  private mutating func register(_ file: FileReference) -> Text {
    let (name, path) = (Text(file.displayPath), Text(file.path))
    if names[name]?.path != path { names[name] = (path, names[name]?.role ?? .resources) }
    return path
  }

  /// Records the role of a file; a file whose content goes into a Secret keeps that role.
  mutating func setRole(_ role: SecretLines.Role, of file: FileReference) {
    register(file)
    let name = Text(file.displayPath)
    if names[name]?.role != .secret { names[name]?.role = role }
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
