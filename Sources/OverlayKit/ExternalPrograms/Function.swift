import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

/// A function in a container, or one that is a program of this machine: it reads and prints a `ResourceList`.
struct Function: ExternalPlugin {
  /// How long a function may take; an image may have to be fetched first.
  private static let timeLimit = Duration.seconds(600)

  /// The resource that asks for the function.
  let configuration: Resource
  /// What is run; `nil` where nothing may be run, so that resources stay what they are.
  let program: Program?
  /// What runs it.
  let programs: any ProgramRunner
  /// What the function is called in messages.
  let name: String
  /// The place of the configuration.
  let location: SourceLocation?

  // MARK: - ExternalPlugin

  func generate(in tree: inout NodeTree) throws(Diagnostic) -> [Resource] {
    guard program != nil else { return [] }
    var input = PluginInput(tree)
    var resources = try run(try input.resourceList(nil, configuration: configuration), in: &tree)
    for index in resources.indices { try PluginOutput.readOptions(of: &resources[index], in: &tree) }
    return resources
  }

  func transform(_ resources: inout ResourceSet, tree: inout NodeTree) throws(Diagnostic) {
    guard program != nil else { return }
    var input = PluginInput(tree)
    // Where there are no resources Kustomize gives a transformer what it gives a generator.
    let items = resources.indices.isEmpty ? nil : resources.resources
    let list = try input.resourceList(items, configuration: configuration)
    try PluginOutput.update(&resources, to: try run(list, in: &tree), in: &tree)
  }

  // MARK: - Running

  private func run(_ input: [UInt8], in tree: inout NodeTree) throws(Diagnostic) -> [Resource] {
    guard var program else { return [] }
    program.standardInput = input
    program.timeLimit = Self.timeLimit
    let output: ProgramOutput
    do throws(ProgramError) { output = try programs.run(program) } catch {
      let advice =
        program.executable == ContainerCommand.program
        ? "functions in containers need Docker" : "the path starts from the directory of the kustomization"
      throw .programError(program.executable, error, advice: advice, at: location)
        .addingNote("while running \(name)")
    }
    guard output.isSuccess else { throw failure(output, in: tree) }
    if let messages = Diagnostic.pluginMessage(name, output.standardError, at: location) { tree.note(messages) }
    do throws(Diagnostic) {
      let (resources, results) = try PluginOutput.read(output.standardOutput, as: "output of \(name)", in: &tree)
      for result in results { tree.note(.functionResult(result, of: name, at: location)) }
      for index in resources.indices { setPath(of: resources[index], in: &tree) }
      return resources
    } catch {
      throw error.addingNote("this is what \(name) printed", at: location)
    }
  }

  /// What went wrong, with what the function said of resources before it failed.
  private func failure(_ output: ProgramOutput, in tree: NodeTree) -> Diagnostic {
    let problem = Diagnostic.programFailed(name, output, at: location)
    var tree = tree
    let text = "output of \(name)"
    guard let parsed = try? YAMLReader.readDocuments(output.standardOutput, place: SourceText(file: text)),
      parsed.documents.count == 1
    else { return problem }
    let document = parsed.documents[0].shifted(by: tree.absorb(parsed.tree))
    return FunctionResult.read(document, in: tree).reduce(problem) { problem, result in
      problem.addingNote(result.severity.isEmpty ? result.clause : "\(result.severity): \(result.clause)")
    }
  }

  /// Notes the file that the resource would be put in, as Kustomize does after each function.
  private func setPath(of resource: Resource, in tree: inout NodeTree) {
    let keys = [InternalAnnotation.path, InternalAnnotation.ownPath]
    let annotations = tree.stringMap("annotations", of: resource.root)
    guard !annotations.contains(where: { keys.contains($0.key) }) else { return }
    let file = "\(resource.type.kind)_\(resource.name).yaml".lowercased()
    let path = resource.namespace.isEmpty ? file : "\(resource.namespace)/\(file)"
    tree.setStringMap("annotations", of: resource.root, to: annotations + [(key: keys[0], value: Text(path))])
  }
}

// MARK: - Messages

extension Diagnostic {
  /// A result of a function; one with the severity 'error' fails the build only if the function fails.
  fileprivate static func functionResult(_ result: FunctionResult, of name: String, at location: SourceLocation?)
    -> Diagnostic
  {
    let severity = result.severity.isEmpty || result.severity == "warning" ? "" : " (\(result.severity))"
    return Diagnostic(
      code: .functionResult,
      message: "\(name) reports\(severity): \(result.clause)",
      at: location
    )
  }
}
