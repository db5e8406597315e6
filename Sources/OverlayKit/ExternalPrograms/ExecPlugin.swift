import OverlayDiagnostics
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

/// An executable in the plugin directory: it reads and prints resources.
struct ExecPlugin: ExternalPlugin {
  private static let timeLimit = Duration.seconds(300)
  /// The most bytes of an environment variable that Kustomize sets.
  private static let variableLimit = 131_071

  let path: String
  /// The arguments after the path of the file that holds the configuration.
  let arguments: [String]
  let configuration: Resource
  /// The directory of the kustomization, which is the executable's working directory.
  let directory: String
  let options: BuildOptions
  let name: String
  let location: SourceLocation?

  func run(on resources: [Resource]?, in tree: inout NodeTree, context: BuildContext) throws(Diagnostic) -> [Resource]?
  {
    var input = PluginInput(tree)
    let documents = try input.documents(resources ?? [])
    let text = try input.configuration(configuration)
    let temporary = try makeTemporary(at: location) {
      try TemporaryDirectory(environment: options.environment, cancellation: options.cancellation)
    }
    defer { temporary.remove() }
    let file = try makeTemporary(at: location) { try temporary.write(text, to: "configuration.yaml") }
    var environment = options.environment
    let variables = [
      "KUSTOMIZE_PLUGIN_CONFIG_STRING": String(decoding: text, as: UTF8.self),
      "KUSTOMIZE_PLUGIN_CONFIG_ROOT": directory,
    ]
    for (name, value) in variables where name.utf8.count + 1 + value.utf8.count <= Self.variableLimit {
      environment[name] = value
    }
    var program = Program(path, [file] + arguments, environment: environment, workingDirectory: directory)
    program.standardInput = documents
    program.timeLimit = Self.timeLimit
    let output: ProgramOutput
    do throws(ProgramError) { output = try SubprocessRunner(cancellation: options.cancellation).run(program) } catch {
      throw .programError(name, error, at: location)
    }
    guard output.isSuccess else { throw .programFailed(name, output, at: location) }
    return try read(output, in: &tree, context: context).resources
  }
}

// MARK: - Arguments

extension Build {
  /// The arguments of an exec plugin: the words of `argsOneLiner`, then the lines of the file `argsFromFile`.
  ///
  /// - Throws: `invalid-plugin-configuration` for an unclosed quote; what reading the file throws.
  mutating func pluginArguments(_ configuration: Resource, in root: LoadRoot) throws(Diagnostic) -> [String] {
    let string = { (field: StaticString, tree: NodeTree) in
      tree.value(field, in: configuration.root).flatMap { node in
        tree.isNull(node)
          ? nil : Located(tree.string(of: node), at: tree.location(of: node) ?? SourceLocation(file: "")).nonEmpty
      }
    }
    var words: [String] = []
    if let line = string("argsOneLiner", tree) {
      do throws(ShellWords.UnclosedQuote) { words = try ShellWords.split(line.value) } catch {
        throw .invalidPluginConfiguration("a quote in 'argsOneLiner' is never closed", at: line.location)
          .addingNote("put a backslash before the quote to pass it as a character")
      }
    }
    guard let path = string("argsFromFile", tree) else { return words }
    for line in try files.bytes(of: files.file(path, in: root), as: .data).split(separator: ascii("\n")) {
      let word = String(decoding: line.drop { $0 == ascii(" ") }, as: UTF8.self)
      if !word.isEmpty { words.append(word) }
    }
    return words
  }
}

/// Splits the command line arguments of a plugin (`argsOneLiner`).
///
/// Source: Kustomize 5.8.1, whose splitter is simpler than a shell's. White space separates words. A backslash takes the
/// next character literally, except in single quotes. A `#` outside quotes ends the line, even inside a word. Empty words
/// are dropped, quoted or not.
enum ShellWords {
  struct UnclosedQuote: Error {}

  static func split(_ line: String) throws(UnclosedQuote) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var quote: Unicode.Scalar?
    func endWord() {
      if !word.isEmpty { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    var scalars = line.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      switch (quote, scalar) {
      case (let open?, _) where open == scalar: quote = nil
      case ("'", _): word.append(scalar)
      case (_, "\\"): if let next = scalars.next() { word.append(next) }
      case (_?, _): word.append(scalar)
      case (nil, "'"), (nil, "\""): quote = scalar
      case (nil, "#"):
        endWord()
        return words
      case (nil, _):
        if scalar.properties.isWhitespace { endWord() } else { word.append(scalar) }
      }
    }
    guard quote == nil else { throw UnclosedQuote() }
    endWord()
    return words
  }
}
