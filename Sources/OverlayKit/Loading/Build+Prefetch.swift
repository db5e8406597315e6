import Dispatch
import OverlayDiagnostics
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree
import Synchronization

extension Build {
  /// Loads the files of the whole build in advance.
  ///
  /// Remote files are fetched, and resource files are parsed, concurrently. Errors are reported later, in order.
  mutating func prefetch(_ root: LoadRoot) {
    var walk = PrefetchWalk(roots: [root])
    while !walk.roots.isEmpty, options.cancellation?.isCancelled != true {
      while let root = walk.popRoot() {
        if let kustomization = try? files.kustomization(of: root, namedAt: nil) { walk.visit(kustomization, in: root) }
      }
      // Fetched kustomizations may refer to further ones.
      walk.fetchRemotes()
    }
    if let tree = files.prefetch(walk.files) { self.tree = tree }
  }
}

extension RemoteStore.Settings {
  init(_ options: BuildOptions) {
    self.init()
    allowsNetwork = options.allowsNetwork
    environment = options.environment
    fileTimeLimit = options.downloadTimeLimit
    cancellation = options.cancellation
    observer = options.fetchObserver
  }
}

/// Follows the paths in kustomizations without building anything.
private struct PrefetchWalk {
  /// A path in a kustomization.
  private struct NamedPath: Sendable {
    enum ExpectedKind: Sendable { case file, directory, either }

    var path: Located<String>
    var expected: ExpectedKind
    var root: LoadRoot

    var isRemote: Bool { LoadRoot.isRemote(path.value) }

    /// The file or directory that the path names; `nil` if there is an error.
    var target: LoadedReference? {
      switch expected {
      case .file: return (try? root.file(path)).map { .file($0) }
      case .directory: return (try? root.directory(path)).map { .directory($0) }
      case .either:
        let found = try? root.resolve(path)
        // A server that returns a web page for a repository's URL requires fetching the repository itself.
        guard case .file(let file)? = found, file.isRemote, file.isWebPage, let directory = try? root.directory(path)
        else { return found }
        return .directory(directory)
      }
    }
  }

  /// Directories to visit.
  private(set) var roots: [LoadRoot]
  /// Files with resources or patches.
  private(set) var files: [FileStore.WantedFile] = []
  private var remotes: [NamedPath] = []
  private var visited: Set<Text> = []
  /// With fewer paths than this, a second thread costs more than it saves.
  private static let parallelThreshold = 32
  /// The maximum number of concurrent fetches, which spend most of their time waiting.
  private static let fetchLimit = 8

  init(roots: [LoadRoot]) {
    self.roots = roots
  }

  mutating func popRoot() -> LoadRoot? { roots.popLast()?.withoutAdvice }

  /// Adds the paths in a kustomization.
  mutating func visit(_ kustomization: Kustomization, in root: LoadRoot) {
    guard visited.insert(Text(root.path)).inserted else { return }
    func named(_ paths: [Located<String>], _ expected: NamedPath.ExpectedKind) -> [NamedPath] {
      paths.map { NamedPath(path: $0, expected: expected, root: root) }
    }
    let main = named(kustomization.resources, .either) + named(kustomization.components, .directory)
    let patches = named(kustomization.patches.compactMap(\.path), .file)
    add((main + patches).filter { !$0.isRemote })
    let others = named(kustomization.otherFiles, .file) + named(kustomization.configurationPaths, .either)
    remotes += (main + others).filter(\.isRemote)
  }

  /// Adds local files and directories; many paths are looked up concurrently.
  private mutating func add(_ local: [NamedPath]) {
    let isLarge = local.count >= Self.parallelThreshold
    let targets = isLarge ? Parallel.map(local.count) { local[$0].target } : local.map(\.target)
    for (path, target) in zip(local, targets) { add(target, of: path) }
  }

  private mutating func add(_ target: LoadedReference?, of path: NamedPath) {
    switch target {
    case .file(let file)?:
      // Patches are the only local files that cannot be directories.
      files.append(FileStore.WantedFile(file: file, root: path.root, isPatch: path.expected == .file))
    case .directory(let directory)?: roots.append(directory)
    case nil: break
    }
  }

  /// Fetches all remote paths that have not been fetched yet.
  mutating func fetchRemotes() {
    let remotes = exchange(&self.remotes, with: [])
    let results = Mutex<[Int: LoadedReference]>([:])
    let next = Atomic(0)
    let group = DispatchGroup()
    for number in 0..<min(remotes.count, Self.fetchLimit) {
      // Each queue has its own thread, while a concurrent queue has only as many threads as the machine has cores.
      DispatchQueue(label: "overlay.fetch.\(number)").async(group: group) {
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < remotes.count else { return }
          let target = remotes[index].target
          results.withLock { $0[index] = target }
        }
      }
    }
    group.wait()
    for (index, target) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key })
    where remotes[index].expected != .file {
      add(target, of: remotes[index])
    }
  }
}

extension Kustomization {
  /// The paths of files other than resources.
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

  /// The paths of the configurations of generators, transformers and validators.
  fileprivate var configurationPaths: [Located<String>] { (generators + transformers + validators).map(\.path) }
}
