import OverlayDiagnostics
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

/// A plugin that is a program in the folder of plugins: it reads and prints resources.
struct ExecPlugin: ExternalPlugin {
  /// How long a plugin may take.
  private static let timeLimit = Duration.seconds(300)
  /// The most bytes of a variable that Kustomize sets.
  private static let variableLimit = 131_071

  /// The program's file.
  let path: String
  /// What the configuration gives to the program, behind the name of the file that holds it.
  let arguments: [String]
  /// The resource that asks for the plugin.
  let configuration: Resource
  /// The directory of the kustomization, where the program starts.
  let directory: String
  /// The options of the build.
  let options: BuildOptions
  /// What the plugin is called in messages.
  let name: String
  /// The place of the configuration.
  let location: SourceLocation?

  // MARK: - ExternalPlugin

  func generate(in tree: inout NodeTree) throws(Diagnostic) -> [Resource] {
    var resources = try run([], in: &tree)
    for index in resources.indices { try PluginOutput.readOptions(of: &resources[index], in: &tree) }
    return resources
  }

  func transform(_ resources: inout ResourceSet, tree: inout NodeTree) throws(Diagnostic) {
    var input = PluginInput(tree)
    let documents = try input.documents(resources.resources)
    try PluginOutput.update(&resources, to: try run(documents, in: &tree), in: &tree)
  }

  // MARK: - Running

  private func run(_ input: [UInt8], in tree: inout NodeTree) throws(Diagnostic) -> [Resource] {
    var configurationInput = PluginInput(tree)
    let text = try configurationInput.configuration(configuration)
    let output = try run(input, configuration: text)
    guard output.isSuccess else { throw .programFailed(name, output, at: location) }
    if let messages = Diagnostic.pluginMessage(name, output.standardError, at: location) { tree.note(messages) }
    do throws(Diagnostic) {
      return try PluginOutput.read(output.standardOutput, as: "output of \(name)", in: &tree).resources
    } catch {
      throw error.addingNote("this is what \(name) printed", at: location)
    }
  }

  private func run(_ input: [UInt8], configuration text: [UInt8]) throws(Diagnostic) -> ProgramOutput {
    let folder: TemporaryDirectory
    let file: String
    do {
      folder = try TemporaryDirectory(environment: options.environment, cancellation: options.cancellation)
      file = try folder.write(text, to: "configuration.yaml")
    } catch {
      throw .temporaryFileFailed(error, at: location)
    }
    defer { folder.remove() }
    var environment = options.environment
    let variables = [
      "KUSTOMIZE_PLUGIN_CONFIG_STRING": String(decoding: text, as: UTF8.self),
      "KUSTOMIZE_PLUGIN_CONFIG_ROOT": directory,
    ]
    for (name, value) in variables where name.utf8.count + 1 + value.utf8.count <= Self.variableLimit {
      environment[name] = value
    }
    var program = Program(path, [file] + arguments, environment: environment, workingDirectory: directory)
    program.standardInput = input
    program.timeLimit = Self.timeLimit
    do throws(ProgramError) {
      return try SubprocessRunner(cancellation: options.cancellation).run(program)
    } catch {
      throw .programError(name, error, at: location)
    }
  }
}
