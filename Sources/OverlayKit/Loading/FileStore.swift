import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// The files of one build: each is read once, however often it is named, and parsed once, or twice if more than one
/// directory includes the directory that names it.
struct FileStore: Sendable {
  /// What is known of a file.
  private struct Entry: Sendable {
    var content: Result<[UInt8], Diagnostic>?
    /// The documents, if it holds resources or patches.
    var documents: Result<ParsedFile, Diagnostic>?
    /// The decoded file, if it is one.
    var kustomization: Result<Shared<Kustomization>, Diagnostic>?
    /// How many kustomizations are known to use its documents as resources.
    var uses = 0
  }

  /// The files by their real paths.
  private var entries: [Text: Entry] = [:]
  /// The real paths of files, and what the files are used for, by the paths in diagnostics.
  private var names: [Text: (path: Text, role: SecretLines.Role)] = [:]
  /// The real paths of kustomization files by those of their directories.
  private var kustomizationPaths: [Text: Text] = [:]
  private let budget = InputBudget()

  // MARK: - Reading

  /// The bytes of a file that a kustomization in `root` names.
  mutating func bytes(of file: FileReference, in root: LoadRoot) throws(Diagnostic) -> [UInt8] {
    let path = register(file)
    if let known = entries[path]?.content { return try known.get() }
    let result = read(file, in: root)
    entries[path, default: Entry()].content = result
    return try result.get()
  }

  private func read(_ file: FileReference, in root: LoadRoot) -> Result<[UInt8], Diagnostic> {
    Result { () throws(Diagnostic) in try budget.charge(try file.read(from: root.fileSystem)) }
  }

  /// The documents of a resource file, in a tree of their own or in that of ``prefetch(_:)``.
  mutating func documents(of file: FileReference, in root: LoadRoot) throws(Diagnostic) -> ParsedFile {
    let path = register(file)
    if let known = entries[path]?.documents {
      let uses = entries[path]?.uses ?? 0
      entries[path]?.uses = uses - 1
      // The memory of what is used for the last time is freed.
      if uses == 1 { entries[path]?.documents = nil }
      return try known.get()
    }
    let bytes = try bytes(of: file, in: root)
    let result = Result { () throws(Diagnostic) in
      try budget.charge(try YAMLReader.readDocuments(bytes, place: SourceText(file: file.displayPath)))
    }
    entries[path, default: Entry()].documents = result
    return try result.get()
  }

  /// The documents of a file in a tree of their own, if it was parsed ahead of the build.
  func parsedDocuments(of file: FileReference) -> Result<ParsedFile, Diagnostic>? {
    let known = entries[Text(file.path)]?.documents
    if case .success(let documents)? = known, documents.isTreeTaken { return nil }
    return known
  }

  /// The kustomization of a directory.
  mutating func kustomization(
    of root: LoadRoot,
    namedAt location: SourceLocation?
  ) throws(Diagnostic) -> Kustomization {
    let known = kustomizationPaths[Text(root.path)].flatMap { entries[$0]?.kustomization }
    if let known { return try known.get().value }
    let file = try root.kustomizationFile(namedAt: location)
    note(.kustomization, of: file)
    let path = Text(file.path)
    kustomizationPaths[Text(root.path)] = path
    if let known = entries[path]?.kustomization { return try known.get().value }
    let bytes = try bytes(of: file, in: root)
    let result = Result { () throws(Diagnostic) in
      let kustomization = try KustomizationDecoder.decode(bytes, file: file.displayPath)
      try budget.charge(decodedNodes: kustomization.tree.slotCount)
      // Kustomizations are large, and records are moved.
      return Shared(kustomization)
    }
    entries[path]?.kustomization = result
    return try result.get().value
  }

  // MARK: - Ahead of time

  /// A file that the build will ask for.
  struct WantedFile: Sendable {
    var file: FileReference
    /// The directory of the kustomization that names it.
    var root: LoadRoot
    /// Whether it holds patches, and not resources.
    var isPatch: Bool
  }

  /// With fewer files than this, and of fewer bytes, a second thread costs more than it saves.
  private static let parallelThreshold = (files: 8, bytes: 64 * 1024)

  /// Reads and parses files in parallel.
  ///
  /// Problems are kept until the file is asked for. Results do not depend on which file is finished first.
  ///
  /// - Returns: The tree for the build to begin with; `nil` if there is too little to be worth reading it ahead.
  mutating func prefetch(_ files: [WantedFile]) -> NodeTree? {
    var wanted: [WantedFile] = []
    var patches: Set<Text> = []
    for file in files {
      let path = Text(file.file.path)
      if entries[path]?.documents == nil, entries[path]?.uses ?? 0 == 0, !patches.contains(path) { wanted.append(file) }
      if file.isPatch { patches.insert(path) } else { entries[path, default: Entry()].uses += 1 }
    }
    if wanted.count < Self.parallelThreshold.files {
      let sizes = wanted.map { (try? bytes(of: $0.file, in: $0.root).count) ?? 0 }
      guard wanted.count > 1, sizes.reduce(0, +) >= Self.parallelThreshold.bytes else { return nil }
    }
    let contents = Parallel.map(wanted.count) { [self, wanted] index in
      entries[Text(wanted[index].file.path)]?.content ?? read(wanted[index].file, in: wanted[index].root)
    }
    let gathered = GatheredDocuments.gather(
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
      entries[path, default: Entry()].content = contents[index]
      entries[path]?.documents = gathered.files[index]
    }
    return gathered.tree
  }

  // MARK: - Names

  /// Keeps the path that diagnostics use for a file.
  ///
  /// - Returns: The real path.
  @discardableResult
  private mutating func register(_ file: FileReference) -> Text {
    let (name, path) = (Text(file.displayPath), Text(file.path))
    if names[name]?.path != path { names[name] = (path, names[name]?.role ?? .resources) }
    return path
  }

  /// Records what a file is used for; once its content goes into a Secret, that stays.
  mutating func note(_ role: SecretLines.Role, of file: FileReference) {
    register(file)
    let name = Text(file.displayPath)
    if names[name]?.role != .secret { names[name]?.role = role }
  }

  /// What a file is used for, by its path in diagnostics.
  func role(of displayPath: String) -> SecretLines.Role { names[Text(displayPath)]?.role ?? .resources }

  /// The content of a file that has been read, by its path in diagnostics.
  func content(of displayPath: String) -> [UInt8]? {
    guard let path = names[Text(displayPath)]?.path, case .success(let bytes)? = entries[path]?.content else {
      return nil
    }
    return bytes
  }
}
