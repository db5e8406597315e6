import OverlayKit

/// A compiler with the given files; relative paths are below `/w`, the current directory.
func compiler(_ files: [String: String], options: BuildOptions = .withAllWarnings) -> OverlayCompiler {
  var fileSystem = InMemoryFileSystem(currentDirectory: "/w")
  for (path, text) in files { fileSystem.addFile(text, at: path) }
  return OverlayCompiler(options: options, fileSystem: fileSystem)
}

/// The output of a build of the current directory.
func build(_ files: [String: String], options: BuildOptions = .withAllWarnings) throws(BuildFailure) -> String {
  String(decoding: try compiler(files, options: options).build(".").yaml(), as: UTF8.self)
}

/// The first error of a build of the current directory; `nil` if it succeeds.
func failure(_ files: [String: String], options: BuildOptions = .withAllWarnings) -> Diagnostic? {
  failures(files, options: options).first
}

/// The errors of a build of the current directory; empty if it succeeds.
func failures(_ files: [String: String], options: BuildOptions = .withAllWarnings) -> [Diagnostic] {
  do throws(BuildFailure) {
    _ = try compiler(files, options: options).build(".")
    return []
  } catch {
    return error.errors
  }
}

/// A ConfigMap on a few lines.
func configMap(_ name: String, _ rest: String = "") -> String {
  "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name)}\n\(rest)"
}

extension BuildOptions {
  /// The default options, with the warnings that are off by default.
  static var withAllWarnings: BuildOptions {
    var options = BuildOptions()
    options.silencedWarnings = []
    return options
  }
}
