extension Diagnostic {
  /// A stable identifier that tests and users can match on, with its documentation.
  ///
  /// The directory `Catalogue` declares the codes. Two codes are equal if their identifiers are.
  public struct Code: Sendable {
    /// The severity of diagnostics with this code.
    public let severity: Diagnostic.Severity
    /// The identifier in kebab case, such as `patch-target-not-found`.
    public let rawValue: String
    /// One sentence.
    package let summary: String
    /// What leads to the diagnostic, and what to do.
    package let explanation: String
    /// Why the warning is off by default, as a clause after "because"; `nil` if it is on, or an error.
    package let reasonToBeOff: String?
    private let makeDemonstration: @Sendable () -> Demonstration

    /// What shows the problem; made on each call, as only documentation needs it.
    package var demonstration: Demonstration { makeDemonstration() }
  }
}

// MARK: - Declarations

extension Diagnostic.Code {
  /// What shows a problem.
  package enum Demonstration: Sendable {
    /// Files to build.
    case example(Example)
    /// Why files alone cannot show it.
    case none(because: String)
  }

  private init(
    _ severity: Diagnostic.Severity,
    _ rawValue: String,
    offByDefault reason: String? = nil,
    summary: String,
    explanation: String,
    demonstration: @escaping @Sendable () -> Demonstration
  ) {
    self.severity = severity
    self.rawValue = rawValue
    self.summary = summary
    self.explanation = explanation
    reasonToBeOff = reason
    makeDemonstration = demonstration
  }

  /// Declares an error with files that lead to it, and what to change in them to avoid it.
  static func error(
    _ rawValue: String,
    summary: String,
    explanation: String,
    in directory: String = ".",
    flags: [String] = [],
    wrong: @escaping @autoclosure @Sendable () -> KeyValuePairs<String, String>,
    right: @escaping @autoclosure @Sendable () -> KeyValuePairs<String, String?>
  ) -> Self {
    Self(.error, rawValue, summary: summary, explanation: explanation) {
      .example(Example(in: directory, flags: flags, wrong: wrong(), right: right()))
    }
  }

  /// Declares a warning with files that lead to it, and what to change in them to avoid it.
  ///
  /// It is on by default if it meets ``criterion``; otherwise `offByDefault` says why it does not.
  static func warning(
    _ rawValue: String,
    offByDefault reason: String? = nil,
    summary: String,
    explanation: String,
    flags: [String] = [],
    wrong: @escaping @autoclosure @Sendable () -> KeyValuePairs<String, String>,
    right: @escaping @autoclosure @Sendable () -> KeyValuePairs<String, String?>
  ) -> Self {
    Self(.warning, rawValue, offByDefault: reason, summary: summary, explanation: explanation) {
      .example(Example(in: ".", flags: flags, wrong: wrong(), right: right()))
    }
  }

  /// Declares an error that files alone cannot show.
  static func error(
    _ rawValue: String,
    summary: String,
    explanation: String,
    withoutExample reason: StaticString
  ) -> Self {
    Self(.error, rawValue, summary: summary, explanation: explanation) {
      .none(because: "\(reason)")
    }
  }

  /// Declares a warning that files alone cannot show.
  static func warning(
    _ rawValue: String,
    summary: String,
    explanation: String,
    withoutExample reason: StaticString
  ) -> Self {
    Self(.warning, rawValue, summary: summary, explanation: explanation) {
      .none(because: "\(reason)")
    }
  }
}

// MARK: - All codes

extension Diagnostic.Code: CaseIterable {
  /// Codes of one subject.
  package struct Topic: Sendable {
    package let title: String
    package let codes: [Diagnostic.Code]
  }

  /// All codes by subject, in the order of the documentation.
  package static var topics: [Topic] {
    [
      Topic(title: "YAML and JSON", codes: syntax),
      Topic(title: "Kustomization files", codes: kustomizations),
      Topic(title: "Files and directories", codes: files),
      Topic(title: "Resources", codes: resources),
      Topic(title: "Generators", codes: generators),
      Topic(title: "Patches", codes: patches),
      Topic(title: "Replacements and variables", codes: replacements),
      Topic(title: "Values that change in the output", codes: fidelity),
      Topic(title: "Comments that ignore warnings", codes: comments),
      Topic(title: "Plugins and functions", codes: plugins),
      Topic(title: "Programs and charts", codes: programs),
      Topic(title: "Remote files and repositories", codes: remotes),
      Topic(title: "The command", codes: command),
    ]
  }

  /// All codes, in the order of the documentation.
  public static var allCases: [Diagnostic.Code] { topics.flatMap(\.codes) }

  /// The codes of warnings, which can be silenced.
  public static var warnings: [Diagnostic.Code] { allCases.filter { $0.severity == .warning } }

  /// Which warnings are on by default.
  package static let criterion = """
    A warning is on by default if a value, object or line of input has no effect, or a different one from what is written, \
    and at least nine of ten reports are useful.
    """

  /// The warnings that are off by default; each declaration says why.
  public static let quietWarnings = Set(warnings.filter { $0.reasonToBeOff != nil })
}

// MARK: - Conformances

extension Diagnostic.Code: RawRepresentable {
  /// Finds the code with an identifier.
  public init?(rawValue: String) {
    guard let code = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = code
  }
}

extension Diagnostic.Code: Hashable {
  /// Compares the identifiers.
  public static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

  /// Hashes the identifier.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension Diagnostic.Code: CustomStringConvertible {
  /// The identifier.
  public var description: String { rawValue }
}
