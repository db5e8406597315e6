public import OverlayKustomization

/// Compiles a folder with a kustomization file into the resources that it describes.
///
/// A compiler holds no state: one value may run any number of builds, also at the same time.
public struct OverlayCompiler: Sendable {
  /// What builds may do.
  public var options: BuildOptions
  /// Where files are read from; repositories that kustomizations name are fetched to the disk, whatever this is.
  public var fileSystem: any FileSystem

  /// Creates a compiler.
  ///
  /// - Parameters:
  ///   - options: What builds may do.
  ///   - fileSystem: Where files are read from; the disk unless said otherwise.
  public init(options: BuildOptions = BuildOptions(), fileSystem: any FileSystem = DiskFileSystem()) {
    self.options = options
    self.fileSystem = fileSystem
  }

  /// Builds a folder.
  ///
  /// - Parameter directory: The folder with the kustomization file, absolute or relative to the current directory.
  /// - Returns: The resources in their final order and the warnings.
  /// - Throws: The problems that make a correct output impossible, and the warnings that were found beside them.
  public func build(_ directory: String) throws(BuildFailure) -> BuildResult {
    var build = Build(options: options, fileSystem: fileSystem)
    guard options.treatsWarningsAsErrors else { return try build.run(directory) }
    let result: BuildResult
    do {
      result = try build.run(directory)
    } catch {
      throw error.treatingWarningsAsErrors()
    }
    guard result.warnings.isEmpty else {
      throw BuildFailure(errors: [], warnings: result.warnings).treatingWarningsAsErrors()
    }
    return result
  }
}
