public import Diagnostics
public import Kustomization

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
  /// - Throws: The first problem that makes a correct output impossible.
  public func build(_ directory: String) throws(Diagnostic) -> BuildResult {
    var warnings: [Diagnostic] = []
    return try build(directory, warnings: &warnings)
  }

  /// Builds a folder and gives the warnings also where the build fails.
  ///
  /// - Parameters:
  ///   - directory: The folder with the kustomization file, absolute or relative to the current directory.
  ///   - warnings: Takes up what was found before the build succeeded or failed.
  /// - Returns: The resources in their final order and the warnings.
  /// - Throws: The first problem that makes a correct output impossible.
  public func build(_ directory: String, warnings: inout [Diagnostic]) throws(Diagnostic) -> BuildResult {
    var build = Build(options: options, fileSystem: fileSystem)
    defer { warnings += build.reportedWarnings }
    return try build.run(directory)
  }
}
