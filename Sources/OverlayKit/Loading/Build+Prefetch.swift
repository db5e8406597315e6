import Dispatch
import OverlayDiagnostics
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree
import Synchronization

extension Build {
  /// Warns of a URL that begins with `git::`.
  mutating func noteForcedProtocol(in text: String, at location: SourceLocation?) {
    guard RepositoryURL(text)?.isForced == true else { return }
    warnings.append(
      .warning(
        .remoteForcedProtocol,
        "the 'git::' at the beginning of '\(text)' means nothing, and kustomize will stop taking it",
        at: location
      ).addingNote("remove it")
    )
  }
}

extension RemoteStore.Settings {
  /// What a build's options say of fetching.
  init(_ options: BuildOptions) {
    self.init()
    allowsNetwork = options.allowsNetwork
    environment = options.environment
    fileTimeLimit = options.downloadTimeLimit
    cancellation = options.cancellation
    observer = options.fetchObserver
  }
}

// MARK: - Ahead of time

extension Build {
  /// Finds the files of the whole build ahead of it.
  ///
  /// What is elsewhere is fetched at the same time, and resource files are parsed at the same time. Problems show up later,
  /// in order.
  mutating func prefetch(_ root: LoadRoot) {
    var walk = PrefetchWalk(roots: [root])
    while !walk.roots.isEmpty, options.cancellation?.isCancelled != true {
      while let root = walk.popRoot() {
        if let kustomization = try? files.kustomization(of: root, namedAt: nil) { walk.visit(kustomization, in: root) }
      }
      // What was fetched may name more.
      walk.fetchRemotes()
    }
    if let tree = files.prefetch(walk.files) { self.tree = tree }
  }
}

/// What is found by following the paths in kustomizations, without building anything.
private struct PrefetchWalk {
  /// A path in a kustomization.
  private struct NamedPath: Sendable {
    enum Use: Sendable { case file, directory, either }

    var path: Located<String>
    var use: Use
    var root: LoadRoot
  }

  /// Directories to visit.
  private(set) var roots: [LoadRoot]
  /// Files with resources or patches.
  private(set) var files: [FileStore.WantedFile] = []
  private var remotes: [NamedPath] = []
  private var visited: Set<Text> = []
  /// With fewer paths than this, a second thread costs more than it saves.
  private static let parallelThreshold = 32
  /// How much is fetched at the same time; most of the time is spent on waiting.
  private static let fetchLimit = 8

  init(roots: [LoadRoot]) {
    self.roots = roots
  }

  mutating func popRoot() -> LoadRoot? { roots.popLast()?.withoutAdvice }

  /// Takes up what a kustomization names.
  mutating func visit(_ kustomization: Kustomization, in root: LoadRoot) {
    guard visited.insert(Text(root.path)).inserted else { return }
    var local: [NamedPath] = []
    for path in kustomization.resources { add(path, .either, in: root, or: &local) }
    for path in kustomization.components { add(path, .directory, in: root, or: &local) }
    for path in kustomization.patches.compactMap(\.path) where !LoadRoot.isRemote(path.value) {
      local.append(NamedPath(path: path, use: .file, root: root))
    }
    add(local)
    for path in kustomization.otherFiles where LoadRoot.isRemote(path.value) {
      remotes.append(NamedPath(path: path, use: .file, root: root))
    }
    for path in kustomization.configurationsOfPlugins where LoadRoot.isRemote(path.value) {
      remotes.append(NamedPath(path: path, use: .either, root: root))
    }
  }

  private mutating func add(
    _ path: Located<String>,
    _ use: NamedPath.Use,
    in root: LoadRoot,
    or local: inout [NamedPath]
  ) {
    let named = NamedPath(path: path, use: use, root: root)
    if LoadRoot.isRemote(path.value) { remotes.append(named) } else { local.append(named) }
  }

  /// Takes up what is on this machine; with many paths the system is asked for several at the same time.
  private mutating func add(_ local: [NamedPath]) {
    let isLarge = local.count >= Self.parallelThreshold
    let found =
      isLarge ? Parallel.map(local.count) { Self.found(by: local[$0]) } : local.map { Self.found(by: $0) }
    for (path, found) in zip(local, found) { add(found, by: path) }
  }

  private mutating func add(_ found: [LoadedReference], by named: NamedPath) {
    for reference in found {
      switch reference {
      case .file(let file):
        // Of the files on this machine only patches are named as nothing but files.
        let isPatch = named.use == .file
        files.append(FileStore.WantedFile(file: file, root: named.root, isPatch: isPatch))
      case .directory(let directory): roots.append(directory)
      }
    }
  }

  /// Fetches everything that has been found and not fetched yet.
  mutating func fetchRemotes() {
    let remotes = remotes
    self.remotes = []
    let results = Mutex<[Int: [LoadedReference]]>([:])
    let next = Atomic(0)
    let group = DispatchGroup()
    for number in 0..<min(remotes.count, Self.fetchLimit) {
      // A queue of its own has a thread of its own, while a common one has no more threads than the machine has cores.
      DispatchQueue(label: "overlay.fetch.\(number)").async(group: group) {
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < remotes.count else { return }
          let found = Self.found(by: remotes[index])
          results.withLock { $0[index] = found }
        }
      }
    }
    group.wait()
    for (index, found) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      // Other files are wanted as they are, not as resources.
      if remotes[index].use != .file { add(found, by: remotes[index]) }
    }
  }

  /// Where a path leads; nothing where there is a problem.
  private static func found(by named: NamedPath) -> [LoadedReference] {
    switch named.use {
    case .file: return (try? named.root.file(named.path)).map { [.file($0)] } ?? []
    case .directory: return (try? named.root.directory(named.path)).map { [.directory($0)] } ?? []
    case .either:
      guard let found = try? named.root.resolve(named.path) else { return [] }
      // Where a server shows a page about a repository, the repository will be asked for.
      guard case .file(let file) = found, file.isRemote, file.isWebPage,
        let directory = try? named.root.directory(named.path)
      else { return [found] }
      return [.directory(directory)]
    }
  }
}

extension Kustomization {
  /// Everything but resources that is named as a file.
  fileprivate var otherFiles: [Located<String>] {
    let generators = configMapGenerator + secretGenerator
    let sources = generators.flatMap(\.files).map { source in
      let parts = source.value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Located(String(parts[parts.count - 1]), at: source.location)
    }
    let replacements = replacements.compactMap { entry -> Located<String>? in
      if case .path(let path) = entry { path } else { nil }
    }
    return generators.flatMap(\.envs) + sources + (patches + patchesJson6902).compactMap(\.path)
      + patchesStrategicMerge.map(\.path) + replacements + configurations + crds
      + openapi.filter { $0.key.value == "path" }.map(\.value)
  }

  /// The files and directories of configurations.
  fileprivate var configurationsOfPlugins: [Located<String>] { (generators + transformers + validators).map(\.path) }
}
