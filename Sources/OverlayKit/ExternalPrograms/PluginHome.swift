import OverlayKustomization

/// The folder that holds plugins.
enum PluginHome {
  /// The places where the folder may be, the first one first, and what names each.
  static func candidates(_ environment: [String: String]) -> [(path: String, origin: String)] {
    var result: [(String, String)] = []
    if let path = environment["KUSTOMIZE_PLUGIN_HOME"] { result.append((path, "$KUSTOMIZE_PLUGIN_HOME")) }
    if let path = environment["XDG_CONFIG_HOME"] { result.append(("\(path)/kustomize/plugin", "$XDG_CONFIG_HOME")) }
    if let home = environment["HOME"] {
      result.append(("\(home)/.config/kustomize/plugin", "$HOME"))
      result.append(("\(home)/kustomize/plugin", "$HOME"))
    }
    return result.map { (path: LexicalPath.clean($0.0), origin: $0.1) }
  }

  /// The folder of plugins, if there is one.
  static func find(_ environment: [String: String], in fileSystem: any FileSystem) -> String? {
    candidates(environment).first { (try? fileSystem.kind(of: $0.path)) == .directory }?.path
  }
}
