import Diagnostics
import Kustomization
import YAMLTree

/// A generator or transformer that is not part of this program.
protocol ExternalPlugin: Transformer {
  /// Makes resources.
  ///
  /// - Throws: What running the plugin or reading its output throws.
  func generate(in tree: inout NodeTree) throws(Diagnostic) -> [Resource]
}

extension Build {
  /// The plugin that a configuration asks for.
  ///
  /// - Parameters:
  ///   - configuration: A resource whose type names the plugin.
  ///   - root: The directory of the kustomization that names the configuration.
  /// - Returns: The plugin.
  /// - Throws: `external-plugins-disabled`.
  func externalPlugin(_ configuration: Resource, in root: LoadRoot) throws(Diagnostic) -> any ExternalPlugin {
    throw .externalPluginsDisabled(configuration, at: tree.location(of: configuration.root))
  }
}
