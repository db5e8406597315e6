import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// The directory of plugins.
enum PluginHome {
  /// The possible directories in the order in which they are tried, each with its environment variable.
  private static func candidates(_ environment: [String: String]) -> [(path: String, origin: String)] {
    let suffixes = [
      ("KUSTOMIZE_PLUGIN_HOME", ""), ("XDG_CONFIG_HOME", "/kustomize/plugin"), ("HOME", "/.config/kustomize/plugin"),
      ("HOME", "/kustomize/plugin"),
    ]
    return suffixes.compactMap { variable, suffix in
      environment[variable].map { (path: LexicalPath.clean($0 + suffix), origin: "$\(variable)") }
    }
  }

  /// The path of the executable for a type of configurations.
  ///
  /// - Throws: `plugin-not-found`.
  static func executable(
    of type: GroupVersionKind,
    name: String,
    environment: [String: String],
    at location: SourceLocation?
  ) throws(Diagnostic) -> String {
    let disk = DiskFileSystem()
    func error(_ message: String) -> Diagnostic { Diagnostic(code: .pluginNotFound, message: message, at: location) }
    let candidates = candidates(environment)
    guard let home = candidates.first(where: { (try? disk.kind(of: $0.path)) == .directory })?.path else {
      let problem = error("the plugin directory does not exist")
      guard !candidates.isEmpty else { throw problem.addingNote("set 'KUSTOMIZE_PLUGIN_HOME'") }
      throw candidates.reduce(problem) { $0.addingNote("tried '\($1.path)' (\($1.origin))") }
    }
    let directory = "\(home)/\(type.group)/\(type.version)/\(type.kind.string.lowercased())"
    let path = LexicalPath.clean("\(directory)/\(type.kind)")
    if LexicalPath.path(path, isIn: home), (try? disk.kind(of: path)) == .file { return path }
    guard (try? disk.kind(of: "\(path).so")) == .file else {
      throw error("no executable found for \(name)").addingNote("expected at '\(path)'")
    }
    throw error("\(name) is a Go plugin, which cannot be loaded").addingNote("turn it into an executable or a function")
  }
}
