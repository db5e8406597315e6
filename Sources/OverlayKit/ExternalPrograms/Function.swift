import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

/// A function in a container, or one that is a local executable: it reads and prints a `ResourceList`.
struct Function: ExternalPlugin {
  /// Long, since an image may have to be fetched first.
  private static let timeLimit = Duration.seconds(600)

  let configuration: Resource
  /// What is run; `nil` if nothing may run, which leaves the resources unchanged.
  let program: Program?
  let cancellation: Cancellation?
  let name: String
  let location: SourceLocation?

  func run(on resources: [Resource]?, in tree: inout NodeTree, context: BuildContext) throws(Diagnostic) -> [Resource]?
  {
    guard var program else { return nil }
    var input = PluginInput(tree)
    // Without resources Kustomize gives a transformer what it gives a generator.
    let items = resources.flatMap { $0.isEmpty ? nil : $0 }
    program.standardInput = try input.resourceList(items, configuration: configuration)
    program.timeLimit = Self.timeLimit
    let output: ProgramOutput
    do throws(ProgramError) { output = try SubprocessRunner(cancellation: cancellation).run(program) } catch {
      let advice =
        program.executable == ContainerCommand.program
        ? "functions in containers need Docker" : "the path is relative to the directory of the kustomization"
      throw .programError(program.executable, error, advice: advice, at: location)
        .addingNote("while running \(name)")
    }
    guard output.isSuccess else { throw failure(output, in: tree) }
    let (printed, results) = try read(output, in: &tree, context: context)
    for result in results { context.warn(warning(of: result)) }
    for resource in printed { setPath(of: resource, in: &tree, context) }
    return printed
  }

  /// A result of a run that succeeded; one that the function calls an error does not fail the build.
  private func warning(of result: FunctionResult) -> Diagnostic {
    let severity = result.severity.isEmpty || result.severity == "warning" ? "" : " (\(result.severity))"
    return Diagnostic(code: .functionResult, message: "\(name) reports\(severity): \(result.clause)", at: location)
  }

  /// The failure of a run, with the results that the function printed before it failed.
  private func failure(_ output: ProgramOutput, in tree: NodeTree) -> Diagnostic {
    let problem = Diagnostic.programFailed(name, output, at: location)
    var tree = tree
    let place = SourceText(file: "output of \(name)")
    guard let parsed = try? YAMLReader.readDocuments(output.standardOutput, place: place), parsed.documents.count == 1
    else { return problem }
    let document = parsed.documents[0].shifted(by: tree.absorb(parsed.tree))
    return FunctionResult.read(document, in: tree).reduce(problem) { problem, result in
      problem.addingNote(result.severity.isEmpty ? result.clause : "\(result.severity): \(result.clause)")
    }
  }

  /// Records the file that the resource would be written to, as Kustomize does after each function.
  private func setPath(of resource: Resource, in tree: inout NodeTree, _ context: BuildContext) {
    let keys = [InternalAnnotation.path, InternalAnnotation.ownPath]
    let annotations = tree.stringMap("annotations", of: resource.root)
    guard !annotations.contains(where: { keys.contains($0.key) }) else { return }
    let file = "\(resource.type.kind)_\(resource.name).yaml".lowercased()
    let path = resource.namespace.isEmpty ? file : "\(resource.namespace)/\(file)"
    let own = (key: keys[0], value: Text(path))
    tree.setStringMap("annotations", of: resource.root, to: annotations + [own], context: context)
  }
}

// MARK: - Creating

extension Build {
  mutating func function(
    _ spec: FunctionSpec,
    _ configuration: Resource,
    in root: LoadRoot
  ) throws(Diagnostic) -> Function {
    let name = "the function \(configuration.type.kind) '\(configuration.name)'"
    if let image = spec.image, image.value.utf8.first == ascii("-") {
      throw .invalidPluginConfiguration("the name of an image cannot begin with '-'", at: image.location)
    }
    for mount in spec.mounts { try check(mount, in: root) }
    guard !spec.wantsNetwork || options.functions.allowsNetwork else {
      throw Diagnostic(
        code: .networkNotAllowed,
        message: "\(name) needs network access, which is not allowed",
        at: spec.location
      ).addingNote("allow it with '--network'")
    }
    return Function(
      configuration: configuration,
      program: program(of: spec, name: name, in: root),
      cancellation: options.cancellation,
      name: name,
      location: tree.location(of: configuration.root)
    )
  }

  /// What a function runs; `nil`, with a warning, if it may not run.
  private mutating func program(of spec: FunctionSpec, name: String, in root: LoadRoot) -> Program? {
    var environment = options.environment
    if let image = spec.image?.value {
      let user = options.functions.runsAsCurrentUser ? CurrentUser.identifiers : "nobody"
      let arguments = ContainerCommand.arguments(image, spec, options.functions, directory: root.path, user: user)
      return Program(ContainerCommand.program, arguments, environment: environment, workingDirectory: root.path)
    }
    guard let path = spec.path, options.functions.allowsPrograms else {
      let (reason, place) =
        spec.path.map { ("is a local executable and was not run", $0.location) }
        ?? ("names neither an image nor an executable, and was not run", spec.location)
      let warning = Diagnostic(code: .functionSkipped, message: "\(name) \(reason)", at: place)
      context.warn(spec.path == nil ? warning : warning.addingNote("allow such functions with '--enable-exec'"))
      return nil
    }
    for word in spec.programEnvironment {
      let parts = word.value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 { environment[parts[0]] = parts[1] }
    }
    return Program(path.value, spec.arguments.map(\.value), environment: environment, workingDirectory: root.path)
  }

  /// Rejects mounts of anything outside the directory of the kustomization.
  ///
  /// Docker splits a mount at its commas, and the last of equal options wins: a comma could inject another source.
  private func check(_ mount: FunctionSpec.Mount, in root: LoadRoot) throws(Diagnostic) {
    for part in [mount.type, mount.source, mount.target] {
      guard let part, part.value.utf8.contains(where: { $0 < 0x20 || ",\"".utf8.contains($0) }) else { continue }
      throw .invalidPluginConfiguration("a mount cannot contain commas, quotes or line breaks", at: part.location)
    }
    guard let source = mount.source else { return }
    let isRelative = !LexicalPath.isAbsolute(source.value)
    guard isRelative, root.contains(source.value) else {
      let rule = isRelative ? "inside the directory of" : "a path relative to"
      throw .invalidPluginConfiguration("the source of a mount must be \(rule) the kustomization", at: source.location)
    }
  }
}
