import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

/// A generator or transformer that is another program.
protocol ExternalPlugin: Transformer, Generator {
  /// Makes resources.
  ///
  /// - Throws: What running the plugin or reading its output throws.
  func generate(in tree: inout NodeTree) throws(Diagnostic) -> [Resource]
}

extension ExternalPlugin {
  var runsProgram: Bool { true }

  func generate(in build: inout Build) throws(Diagnostic) -> [Resource] { try generate(in: &build.tree) }
}

extension Build {
  /// The plugin that a configuration asks for: a function, or a program in the folder of plugins.
  ///
  /// - Parameters:
  ///   - configuration: A resource whose type or annotations name the plugin.
  ///   - root: The directory of the kustomization that names the configuration.
  /// - Returns: The plugin.
  /// - Throws: `external-plugins-disabled`, `network-not-allowed`, `invalid-plugin-configuration`, `plugin-not-found`,
  ///   and what reading the description of a function throws.
  mutating func externalPlugin(_ configuration: Resource, in root: LoadRoot) throws(Diagnostic) -> any ExternalPlugin {
    let place = tree.location(of: configuration.root)
    guard options.functions.isEnabled else { throw .externalPluginsDisabled(configuration, at: place) }
    let bytes = place.flatMap { files.content(of: $0.file) } ?? []
    if let spec = try FunctionSpec.read(configuration.root, in: tree, bytes: bytes) {
      return try function(spec, configuration, in: root)
    }
    return try execPlugin(configuration, in: root)
  }

  // MARK: - Functions

  private mutating func function(
    _ spec: FunctionSpec,
    _ configuration: Resource,
    in root: LoadRoot
  ) throws(Diagnostic) -> Function {
    let name = "the function \(configuration.type.kind) '\(configuration.name)'"
    if let image = spec.image, image.value.utf8.first == UInt8(ascii: "-") {
      throw .invalidPluginConfiguration("the name of an image cannot begin with '-'", at: image.location)
    }
    for mount in spec.mounts { try check(mount, in: root) }
    guard !spec.wantsNetwork || options.functions.allowsNetwork else {
      throw .networkForFunction(name, at: spec.location)
    }
    return Function(
      configuration: configuration,
      program: program(of: spec, name: name, in: root),
      programs: SubprocessRunner(cancellation: options.cancellation),
      name: name,
      location: tree.location(of: configuration.root)
    )
  }

  /// What a function runs; `nil`, with a warning, where that is nothing.
  private mutating func program(of spec: FunctionSpec, name: String, in root: LoadRoot) -> Program? {
    if let image = spec.image {
      let command = ContainerCommand(
        image: image.value,
        spec: spec,
        options: options.functions,
        directory: root.path,
        user: options.functions.runsAsCurrentUser ? CurrentUser.identifiers : "nobody"
      )
      return Program(
        ContainerCommand.program,
        command.arguments,
        environment: options.environment,
        workingDirectory: root.path
      )
    }
    guard let path = spec.path else {
      tree.note(.functionWithoutProgram(name, at: spec.location))
      return nil
    }
    guard options.functions.allowsPrograms else {
      tree.note(.functionSkipped(name, at: path.location))
      return nil
    }
    var environment = options.environment
    for word in spec.programEnvironment {
      let parts = word.value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 { environment[parts[0]] = parts[1] }
    }
    return Program(
      path.value,
      spec.arguments.map(\.value),
      environment: environment,
      workingDirectory: root.path
    )
  }

  /// Refuses mounts of what is not in the directory of the kustomization.
  ///
  /// Docker divides a mount at its commas, and what comes last counts: a comma would bring in another source.
  private func check(_ mount: FunctionSpec.Mount, in root: LoadRoot) throws(Diagnostic) {
    for part in [mount.type, mount.source, mount.target] {
      guard let part, part.value.utf8.contains(where: { $0 < 0x20 || ",\"".utf8.contains($0) }) else { continue }
      throw .invalidPluginConfiguration("a mount cannot hold commas, quotes or line breaks", at: part.location)
    }
    guard let source = mount.source else { return }
    guard !LexicalPath.isAbsolute(source.value) else {
      throw .invalidPluginConfiguration(
        "the source of a mount must be a path relative to the kustomization",
        at: source.location
      )
    }
    let path = LexicalPath.join(root.path, source.value)
    // What was fetched may not lead to other files of this machine, also not by links.
    let real = root.repository == nil ? path : (try? root.fileSystem.realPath(of: path)) ?? path
    guard LexicalPath.path(path, isIn: root.path), LexicalPath.path(real, isIn: root.path) else {
      throw .invalidPluginConfiguration(
        "the source of a mount must be below the directory of the kustomization",
        at: source.location
      )
    }
  }

  // MARK: - Plugins

  private mutating func execPlugin(_ configuration: Resource, in root: LoadRoot) throws(Diagnostic) -> ExecPlugin {
    let place = tree.location(of: configuration.root)
    let type = configuration.type
    let name = "the plugin \(type.kind) '\(configuration.name)'"
    guard let home = PluginHome.find(options.environment, in: DiskFileSystem()) else {
      throw .pluginHomeNotFound(options.environment, at: place)
    }
    let folder = "\(home)/\(type.group)/\(type.version)/\(type.kind.string.lowercased())"
    let path = LexicalPath.clean("\(folder)/\(type.kind)")
    let disk = DiskFileSystem()
    guard LexicalPath.path(path, isIn: home), (try? disk.kind(of: path)) == .file else {
      let isGo = (try? disk.kind(of: "\(path).so")) == .file
      throw .pluginNotFound(name, path: path, isGo: isGo, at: place)
    }
    return ExecPlugin(
      path: path,
      arguments: try pluginArguments(configuration, in: root),
      configuration: configuration,
      directory: root.path,
      options: options,
      name: name,
      location: place
    )
  }

  /// The arguments of a plugin: the words of `argsOneLiner`, then the lines of the file `argsFromFile`.
  ///
  /// - Throws: `invalid-plugin-configuration` for a quote without a counterpart; what reading the file throws.
  private mutating func pluginArguments(
    _ configuration: Resource,
    in root: LoadRoot
  ) throws(Diagnostic) -> [String] {
    let text = { (field: StaticString, tree: NodeTree) in
      tree.value(field, in: configuration.root).flatMap { node in
        let text = tree.string(of: node)
        return text.isEmpty || tree.isNull(node)
          ? nil : Located(text, at: tree.location(of: node) ?? SourceLocation(file: ""))
      }
    }
    var words: [String] = []
    if let line = text("argsOneLiner", tree) {
      do throws(ShellWords.UnclosedQuote) { words = try ShellWords.split(line.value) } catch {
        throw .invalidPluginConfiguration("a quote in 'argsOneLiner' is never closed", at: line.location)
          .addingNote("put a backslash before the quote to pass it as a character")
      }
    }
    guard let path = text("argsFromFile", tree) else { return words }
    let bytes = try files.bytes(of: root.file(path), in: root)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let word = String(decoding: line.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
      if !word.isEmpty { words.append(word) }
    }
    return words
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func externalPluginsDisabled(_ plugin: Resource, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .externalPluginsDisabled,
      message: "\(plugin.type.kind) '\(plugin.name)' is not built in, and other plugins are disabled",
      at: location
    ).addingNote("a built-in one has 'apiVersion: builtin'")
      .addingNote("allow others with '--enable-alpha-plugins'")
  }

  fileprivate static func functionSkipped(_ name: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .functionSkipped,
      message: "\(name) is a local executable and was not run",
      at: location
    ).addingNote("allow such functions with --enable-exec")
  }

  fileprivate static func functionWithoutProgram(_ name: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .functionSkipped,
      message: "\(name) names neither an image nor a program, and was not run",
      at: location
    )
  }

  fileprivate static func networkForFunction(_ name: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .networkNotAllowed, message: "\(name) needs the network, which is disabled", at: location)
      .addingNote("allow it with --network")
  }

  fileprivate static func pluginHomeNotFound(_ environment: [String: String], at location: SourceLocation?)
    -> Diagnostic
  {
    let problem = Diagnostic(code: .pluginNotFound, message: "there is no plugin directory", at: location)
    let candidates = PluginHome.candidates(environment)
    guard !candidates.isEmpty else { return problem.addingNote("set KUSTOMIZE_PLUGIN_HOME") }
    return candidates.reduce(problem) { $0.addingNote("not at '\($1.path)' (\($1.origin))") }
  }

  fileprivate static func pluginNotFound(_ name: String, path: String, isGo: Bool, at location: SourceLocation?)
    -> Diagnostic
  {
    guard isGo else {
      return Diagnostic(code: .pluginNotFound, message: "\(name) has no executable", at: location)
        .addingNote("the path is '\(path)'")
    }
    return Diagnostic(code: .pluginNotFound, message: "\(name) is a Go plugin, which cannot be loaded", at: location)
      .addingNote("make it an executable, or a function")
  }
}
