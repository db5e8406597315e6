import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// The files of one build: each is read once, however often it is named, and parsed once or, where more than one folder
/// takes in the folder that names it, twice.
struct FileStore: Sendable {
  private var contents: [Text: Result<[UInt8], Diagnostic>] = [:]
  private var parsed: [Text: Result<ParsedFile, Diagnostic>] = [:]
  private var kustomizations: [Text: Result<Kustomization, Diagnostic>] = [:]
  /// The paths of kustomization files, by those of their directories.
  private var kustomizationPaths: [Text: Text] = [:]
  /// Real paths by the names that diagnostics use.
  private var paths: [Text: Text] = [:]
  /// How often files with resources are known to be asked for.
  private var uses: [Text: Int] = [:]
  /// What paths in kustomizations lead to, as far as that was found out ahead of the build.
  private var references: [PathInRoot: FileReference] = [:]
  private let budget = InputBudget()
  /// What files are used for, by the names that diagnostics use.
  private var roles: [Text: SecretLines.Role] = [:]

  /// A path as a kustomization names it.
  private struct PathInRoot: Hashable {
    let path: Text
    let root: Text
    let displayRoot: Text

    init(_ path: String, in root: LoadRoot) {
      self.path = Text(path)
      self.root = Text(root.path)
      displayRoot = Text(root.displayPath)
    }
  }

  // MARK: - Finding

  /// The file that a kustomization in `root` names; see ``LoadRoot/file(_:)``.
  func file(_ path: Located<String>, in root: LoadRoot) throws(Diagnostic) -> FileReference {
    if let known = references[PathInRoot(path.value, in: root)] { return known }
    return try root.file(path)
  }

  /// The file or directory that a kustomization in `root` names; see ``LoadRoot/resolve(_:)``.
  func resolve(_ path: Located<String>, in root: LoadRoot) throws(Diagnostic) -> LoadedReference {
    if let known = references[PathInRoot(path.value, in: root)] { return .file(known) }
    return try root.resolve(path)
  }

  // MARK: - Reading

  /// The bytes of a file that a kustomization in `root` names.
  mutating func bytes(of file: FileReference, in root: LoadRoot) throws(Diagnostic) -> [UInt8] {
    paths[Text(file.displayPath)] = Text(file.path)
    if let known = contents[Text(file.path)] { return try known.get() }
    let result = Result { () throws(Diagnostic) in try budget.charge(try file.read(from: root.fileSystem)) }
    contents[Text(file.path)] = result
    return try result.get()
  }

  /// The documents of a resource file, in a tree of their own or in that of ``prefetch(_:)``.
  mutating func documents(of file: FileReference, in root: LoadRoot) throws(Diagnostic) -> ParsedFile {
    paths[Text(file.displayPath)] = Text(file.path)
    if let known = parsed[Text(file.path)] {
      // What nobody else will ask for makes room.
      if uses[Text(file.path)] == 1 { parsed[Text(file.path)] = nil }
      uses[Text(file.path)]? -= 1
      return try known.get()
    }
    let bytes = try bytes(of: file, in: root)
    let result = Result { () throws(Diagnostic) in
      try budget.charge(try YAMLReader.readDocuments(bytes, place: SourceText(file: file.displayPath)))
    }
    parsed[Text(file.path)] = result
    return try result.get()
  }

  /// The documents of a file in a tree of their own, where it was parsed ahead of the build.
  func parsedDocuments(of file: FileReference) -> Result<ParsedFile, Diagnostic>? {
    guard let known = parsed[Text(file.path)] else { return nil }
    if case .success(let documents) = known, documents.isTreeTaken { return nil }
    return known
  }

  /// The kustomization of a directory.
  mutating func kustomization(
    of root: LoadRoot,
    namedAt location: SourceLocation?
  ) throws(Diagnostic) -> Kustomization {
    if let path = kustomizationPaths[Text(root.path)], let known = kustomizations[path] { return try known.get() }
    let file = try root.kustomizationFile(namedAt: location)
    kustomizationPaths[Text(root.path)] = Text(file.path)
    note(.kustomization, of: file)
    if let known = kustomizations[Text(file.path)] { return try known.get() }
    let bytes = try bytes(of: file, in: root)
    let result = Result { () throws(Diagnostic) in
      let kustomization = try KustomizationDecoder.decode(bytes, file: file.displayPath)
      try budget.charge(decodedNodes: kustomization.tree.slotCount)
      return kustomization
    }
    kustomizations[Text(file.path)] = result
    return try result.get()
  }

  // MARK: - Ahead of time

  /// A file that the build will ask for.
  struct WantedFile: Sendable {
    /// As a kustomization names it.
    var path: String
    /// The directory of that kustomization.
    var root: LoadRoot
    var file: FileReference
    /// Whether it holds patches, and not resources.
    var isPatch: Bool
  }

  /// With fewer files than this, and of fewer bytes, a second thread costs more than it saves.
  private static let parallelThreshold = (files: 8, bytes: 64 * 1024)

  /// Reads and parses files at the same time.
  ///
  /// Problems are kept until the file is asked for. The results are kept by path, so they do not depend on which file is
  /// finished first.
  ///
  /// - Returns: The tree for the build to begin with; `nil` where there is too little to be worth reading it ahead.
  mutating func prefetch(_ files: [WantedFile]) -> NodeTree? {
    var wanted: [WantedFile] = []
    var seen: Set<Text> = []
    var patches: Set<Text> = []
    for file in files {
      references[PathInRoot(file.path, in: file.root)] = file.file
      if file.isPatch {
        patches.insert(Text(file.file.path))
      } else {
        uses[Text(file.file.path), default: 0] += 1
      }
      if parsed[Text(file.file.path)] == nil, seen.insert(Text(file.file.path)).inserted { wanted.append(file) }
    }
    if wanted.count < Self.parallelThreshold.files {
      let sizes = wanted.map { (try? bytes(of: $0.file, in: $0.root).count) ?? 0 }
      guard wanted.count > 1, sizes.reduce(0, +) >= Self.parallelThreshold.bytes else { return nil }
    }
    let contents = read(wanted)
    let gathered = GatheredDocuments.gather(
      sizes: contents.map { (try? $0.get().count) ?? 0 },
      isJoining: wanted.map { uses[Text($0.file.path)] == 1 && !patches.contains(Text($0.file.path)) }
    ) { [wanted, budget] file in
      Result { () throws(Diagnostic) in
        let place = SourceText(file: wanted[file].file.displayPath)
        return try budget.charge(try YAMLReader.readDocuments(try contents[file].get(), place: place))
      }
    }
    for (file, documents) in zip(wanted, gathered.files) { parsed[Text(file.file.path)] = documents }
    return gathered.tree
  }

  /// The contents of files, which are read at the same time.
  private mutating func read(_ files: [WantedFile]) -> [Result<[UInt8], Diagnostic>] {
    let read = Parallel.map(files.count) { [contents, budget] index in
      let file = files[index]
      return contents[Text(file.file.path)]
        ?? Result { () throws(Diagnostic) in try budget.charge(try file.file.read(from: file.root.fileSystem)) }
    }
    for (file, bytes) in zip(files, read) { contents[Text(file.file.path)] = bytes }
    return read
  }

  // MARK: - Looking back

  /// Takes note of what a file is used for; once its content goes into a Secret, that stays.
  mutating func note(_ role: SecretLines.Role, of file: FileReference) {
    if roles[Text(file.displayPath)] != .secret { roles[Text(file.displayPath)] = role }
  }

  /// What a file is used for, by the name that diagnostics use.
  func role(of displayPath: String) -> SecretLines.Role { roles[Text(displayPath)] ?? .resources }

  /// The content of a file that has been read, by the name that diagnostics use.
  func content(of displayPath: String) -> [UInt8]? {
    guard let path = paths[Text(displayPath)], case .success(let bytes)? = contents[path] else { return nil }
    return bytes
  }
}
