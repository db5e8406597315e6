import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

/// A generator or transformer that runs another program.
protocol ExternalPlugin: Transformer, Generator {
  /// The name of the plugin in messages.
  var name: String { get }
  /// The location of the configuration.
  var location: SourceLocation? { get }

  /// Runs the program.
  ///
  /// - Parameters:
  ///   - resources: The resources to transform; `nil` for a generator.
  ///   - tree: The tree of the resources.
  ///   - context: Gets the warnings.
  /// - Returns: The resources that the program printed; `nil` if no program may run.
  /// - Throws: What running the program or reading its output throws.
  func run(on resources: [Resource]?, in tree: inout NodeTree, context: BuildContext) throws(Diagnostic) -> [Resource]?
}

extension ExternalPlugin {
  var runsProgram: Bool { true }
  var placeOfFields: SourceLocation? { location }

  func generate(in build: inout Build) throws(Diagnostic) -> [Resource] {
    var resources = try run(on: nil, in: &build.tree, context: build.context) ?? []
    for index in resources.indices {
      try PluginOutput.readOptions(of: &resources[index], in: &build.tree, context: build.context)
    }
    return resources
  }

  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard let printed = try run(on: resources.resources, in: &tree, context: context) else { return }
    try PluginOutput.update(&resources, to: printed, by: location, in: &tree, context: context)
  }

  /// Reads the output of a program that succeeded, and warns of what it wrote to standard error.
  func read(
    _ output: ProgramOutput,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> (resources: [Resource], results: [FunctionResult]) {
    if output.standardError.contains(where: { $0 > ascii(" ") }) {
      let warning = Diagnostic(code: .pluginMessage, message: "\(name) wrote to standard error", at: location)
      context.warn(warning.addingLines(of: output.standardError))
    }
    do throws(Diagnostic) {
      return try PluginOutput.read(output.standardOutput, as: "output of \(name)", in: &tree, context: context)
    } catch {
      throw error.addingNote("printed by \(name)", at: location)
    }
  }
}

extension Build {
  /// The plugin for a configuration: a function, or an executable in the plugin directory.
  ///
  /// - Parameters:
  ///   - configuration: A resource whose type or annotations name the plugin.
  ///   - root: The directory of the kustomization that names the configuration.
  /// - Returns: The plugin.
  /// - Throws: `external-plugins-disabled`, `network-not-allowed`, `invalid-plugin-configuration`, `plugin-not-found`,
  ///   and what reading the description of a function throws.
  mutating func externalPlugin(_ configuration: Resource, in root: LoadRoot) throws(Diagnostic) -> any ExternalPlugin {
    let place = tree.location(of: configuration.root)
    let type = configuration.type
    guard options.functions.isEnabled else {
      throw Diagnostic(
        code: .externalPluginsDisabled,
        message: "\(type.kind) '\(configuration.name)' is not built in, and other plugins are disabled",
        at: place
      )
      .addingNote("set 'apiVersion: builtin' to use a built-in plugin")
      .addingNote("enable external plugins with '--enable-alpha-plugins'")
    }
    let bytes = place.flatMap { files.content(of: $0.file) } ?? []
    if let spec = try FunctionSpec.read(configuration.root, in: tree, bytes: bytes) {
      return try function(spec, configuration, in: root)
    }
    let name = "the plugin \(type.kind) '\(configuration.name)'"
    return ExecPlugin(
      path: try PluginHome.executable(of: type, name: name, environment: options.environment, at: place),
      arguments: try pluginArguments(configuration, in: root),
      configuration: configuration,
      directory: root.path,
      options: options,
      name: name,
      location: place
    )
  }
}
