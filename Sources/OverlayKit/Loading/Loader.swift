import Dispatch
import OverlayDiagnostics
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree
import Synchronization

/// The first phase of a build: follows the paths in kustomizations without building anything, and loads the files.
///
/// Remote files are fetched concurrently, and large inputs are read and parsed concurrently. Errors are reported by the
/// build, where it needs the file.
///
/// The build itself loads, through its ``FileStore``, only what is not known before: files that explicit configurations
/// of generators and transformers refer to, since other steps may change those, and the values of a chart, which Helm may
/// have to fetch. Helm itself reads additional files of values.
struct Loader {
  private(set) var files = FileStore()
  private var remotes: [NamedPath] = []
  private var visited: Set<Text> = []
  private let cancellation: Cancellation?
  /// With fewer paths than this, a second thread costs more than it saves.
  private static let parallelThreshold = 32
  /// The maximum number of concurrent fetches, which spend most of their time waiting.
  private static let fetchLimit = 8

  /// Loads the files that a kustomization refers to, directly or through others.
  ///
  /// - Returns: The files, and the initial tree of the build, which has the documents of some of them.
  static func load(_ root: LoadRoot, cancellation: Cancellation?) -> (files: FileStore, tree: NodeTree) {
    var loader = Loader(cancellation: cancellation)
    loader.visit(root.withoutAdvice)
    // Fetched kustomizations may refer to further ones.
    while !loader.remotes.isEmpty, cancellation?.isCancelled != true { loader.fetchRemotes() }
    let tree = loader.files.load()
    return (loader.files, tree)
  }

  private init(cancellation: Cancellation?) { self.cancellation = cancellation }

  /// Follows the paths in a kustomization in the order of the build, so that messages call a file that has several paths by
  /// the one that the build meets first.
  private mutating func visit(_ root: LoadRoot) {
    guard cancellation?.isCancelled != true, visited.insert(Text(root.path)).inserted,
      let kustomization = try? files.kustomization(of: root, namedAt: nil)
    else { return }
    var local: [NamedPath] = []
    for (use, paths) in kustomization.paths {
      for path in paths {
        let named = NamedPath(path: path, use: use, root: root)
        if LoadRoot.isRemote(path.value) { remotes.append(named) } else { local.append(named) }
      }
    }
    let targets = Parallel.map(local.count, atLeast: Self.parallelThreshold) { [local] in local[$0].target }
    for (path, target) in zip(local, targets) { add(target, of: path) }
  }

  private mutating func add(_ target: LoadedReference?, of path: NamedPath) {
    switch target {
    case .file(let file)?:
      files.expect(file, for: path.use, at: path.path, in: path.root)
    case .directory(let directory)?: visit(directory)
    case nil: break
    }
  }

  /// Fetches all remote paths that have not been fetched yet.
  private mutating func fetchRemotes() {
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
    let targets = results.withLock { $0 }
    for (index, path) in remotes.enumerated() { add(targets[index], of: path) }
  }
}

/// A path in a kustomization.
private struct NamedPath: Sendable {
  var path: Located<String>
  var use: FileStore.Use
  var root: LoadRoot

  /// The file or directory that the path names; `nil` if there is an error.
  var target: LoadedReference? {
    switch use {
    case .data, .patch: return (try? root.file(path)).map { .file($0) }
    case .component: return (try? root.directory(path)).map { .directory($0) }
    case .resources:
      let found = try? root.resolve(path)
      // A server that returns a web page for a repository's URL requires fetching the repository itself.
      guard case .file(let file)? = found, file.isRemote, file.isWebPage, let directory = try? root.directory(path)
      else { return found }
      return .directory(directory)
    }
  }
}

extension Kustomization {
  /// All paths of files and directories, in the order in which a build needs them.
  fileprivate var paths: [(use: FileStore.Use, paths: [Located<String>])] {
    let maps = configMapGenerator + secretGenerator
    let replacements = replacements.compactMap { entry in if case .path(let path) = entry { path } else { nil } }
    return [
      (.data, openapi.filter { $0.key.value == "path" }.map(\.value)),
      (.resources, resources),
      (.data, configurations + crds),
      (.data, maps.flatMap { $0.envs + $0.files.map(\.pathOfSource) }),
      (.data, helmCharts.compactMap(\.valuesFile)),
      (.resources, generators.compactMap(\.onlyPath)),
      (.component, components),
      (.data, patchesStrategicMerge.compactMap(\.onlyPath)),
      (.patch, patches.compactMap(\.path)),
      (.data, patchesJson6902.compactMap(\.path) + replacements),
      (.resources, (transformers + validators).compactMap(\.onlyPath)),
    ]
  }
}

extension Located<String> {
  /// The path in a source of a generator: `path` or `key=path`.
  fileprivate var pathOfSource: Located<String> {
    guard let equals = value.utf8.firstIndex(of: ascii("=")) else { return self }
    return Located(String(value[value.utf8.index(after: equals)...]), at: location)
  }
}

extension InlineText {
  /// The text as a path; `nil` for several lines, which can only be YAML.
  fileprivate var onlyPath: Located<String>? { text.utf8.contains(ascii("\n")) ? nil : path }
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
