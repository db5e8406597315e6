public import OverlayDiagnostics

/// What a code of a diagnostic means, and how to come by one.
public struct Explanation: Sendable {
  /// A file of an example.
  public struct File: Hashable, Sendable {
    /// The path, relative to where the build runs.
    public var path: String
    /// The text, with a final line break.
    public var text: String
  }

  /// What shows the problem.
  public enum Demonstration: Sendable {
    /// Files that are built.
    case example(Example)
    /// Why files alone cannot show it.
    case none(because: String)
  }

  /// The code.
  public let code: Diagnostic.Code
  /// One sentence.
  public let summary: String
  /// When it comes and what to do.
  public let details: String
  /// What shows the problem.
  public let demonstration: Demonstration

  /// An explanation with an example.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - summary: One sentence.
  ///   - details: When it comes and what to do.
  ///   - folder: The folder that is built.
  ///   - flags: Flags of the build.
  ///   - wrong: Files that give the code.
  ///   - right: What to change in them, so that they do not; a file without a text is taken away.
  init(
    _ code: Diagnostic.Code,
    _ summary: String,
    _ details: String,
    build folder: String = ".",
    flags: [Example.Flag] = [],
    wrong: KeyValuePairs<String, String>,
    right: KeyValuePairs<String, String?>
  ) {
    self.code = code
    self.summary = summary
    self.details = details
    demonstration = .example(Example(folder: folder, flags: flags, wrong: wrong, right: right))
  }

  /// An explanation without an example.
  init(_ code: Diagnostic.Code, _ summary: String, _ details: String, noExample reason: String) {
    self.code = code
    self.summary = summary
    self.details = details
    demonstration = .none(because: reason)
  }

  /// Whether diagnostics with this code are warnings, which can be silenced.
  public var isWarning: Bool { Diagnostic.Code.warnings.contains(code) }

  // MARK: - All of them

  /// Explanations of one subject.
  public struct Topic: Sendable {
    /// What they are about.
    public let title: String
    /// The explanations in the order of the documentation.
    public let explanations: [Explanation]
  }

  /// Every code's explanation, once.
  public static var topics: [Topic] {
    [
      Topic(title: "YAML and JSON", explanations: syntax),
      Topic(title: "Kustomization files", explanations: kustomizations),
      Topic(title: "Files and folders", explanations: files),
      Topic(title: "Resources", explanations: resources),
      Topic(title: "Generators", explanations: generators),
      Topic(title: "Patches", explanations: patches),
      Topic(title: "Replacements and variables", explanations: replacements),
      Topic(title: "What the output has in another form", explanations: fidelity),
      Topic(title: "Plugins and functions", explanations: plugins),
      Topic(title: "Programs and charts", explanations: programs),
      Topic(title: "Files and repositories from elsewhere", explanations: remotes),
      Topic(title: "The command", explanations: command),
    ]
  }

  /// The explanation of a code.
  public static func of(_ code: Diagnostic.Code) -> Explanation? {
    topics.lazy.flatMap(\.explanations).first { $0.code == code }
  }
}
