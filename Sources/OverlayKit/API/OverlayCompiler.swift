public import OverlayKustomization

/// Compiles a directory with a kustomization file into the resources that it describes.
///
/// A compiler does not change during a build: one value can run any number of builds, also concurrently.
public struct OverlayCompiler: Sendable {
  /// The settings of all builds.
  public var options: BuildOptions
  /// The source of local files; remote Git repositories are always fetched to the disk.
  public var fileSystem: any FileSystem

  /// Creates a compiler.
  ///
  /// - Parameters:
  ///   - options: The settings of all builds.
  ///   - fileSystem: The source of local files; by default the disk.
  public init(options: BuildOptions = BuildOptions(), fileSystem: any FileSystem = DiskFileSystem()) {
    self.options = options
    self.fileSystem = fileSystem
  }

  /// Builds a directory.
  ///
  /// - Parameter directory: The directory with the kustomization file, absolute or relative to the current directory, or the
  ///   URL of a remote one.
  /// - Returns: The resources in their final order and the warnings.
  /// - Throws: All errors that were found, with the warnings up to then.
  public func build(_ directory: String) throws(BuildFailure) -> BuildResult {
    var build = Build(options: options, fileSystem: fileSystem)
    guard options.treatsWarningsAsErrors else { return try build.run(directory) }
    do throws(BuildFailure) {
      let result = try build.run(directory)
      guard result.warnings.isEmpty else { throw BuildFailure(errors: [], warnings: result.warnings) }
      return result
    } catch {
      throw error.treatingWarningsAsErrors()
    }
  }

  /// Builds a directory, and finds out where the value of each field comes from.
  ///
  /// - Parameter directory: As in ``build(_:)``.
  /// - Returns: The result with the history of all fields.
  /// - Throws: Like ``build(_:)``.
  public func explain(_ directory: String) throws(BuildFailure) -> ExplainedBuild {
    var build = Build(options: options, fileSystem: fileSystem)
    let recorder = HistoryRecorder()
    build.observers.append(recorder)
    let result = try build.run(directory)
    let history = BuildHistory(recorder.writes, tree: build.tree, files: build.files)
    return ExplainedBuild(
      result: result,
      resources: result.resources.map { ExplainedResource(resource: $0, history: history) },
      removed: history.removedResources()
    )
  }
}

/// The version of this library and of the command.
public enum OverlayVersion {
  /// The semantic version of this release.
  public static let current = "0.1.0"
  /// The version of Kustomize whose output this release reproduces.
  public static let kustomize = "5.8.1"
}
