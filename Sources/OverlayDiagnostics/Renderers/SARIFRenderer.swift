/// Writes diagnostics as one log of the Static Analysis Results Interchange Format (SARIF 2.1.0, OASIS standard).
public struct SARIFRenderer: Sendable {
  /// The outcome of a run of the tool.
  public struct Outcome: Sendable {
    /// The exit status of the process.
    public var exitCode: Int
    /// Messages about the tool instead of the input, such as that it stopped early.
    public var notifications: [String]

    /// Creates an outcome.
    public init(exitCode: Int, notifications: [String] = []) {
      self.exitCode = exitCode
      self.notifications = notifications
    }
  }

  private let toolName: String
  private let version: String

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - toolName: The name of the tool that found the problems.
  ///   - version: The tool's semantic version.
  public init(toolName: String, version: String) {
    self.toolName = toolName
    self.version = version
  }

  /// The log as one line, ended by a line break; also without diagnostics.
  ///
  /// Its rules are the codes that occur, in the order of their first results.
  public func render(_ diagnostics: [Diagnostic], outcome: Outcome) -> String {
    var codes: [Diagnostic.Code] = []
    var indices: [Diagnostic.Code: Int] = [:]
    for diagnostic in diagnostics where indices[diagnostic.code] == nil {
      indices[diagnostic.code] = codes.count
      codes.append(diagnostic.code)
    }
    let run = JSONValue.object(present: [
      "tool": .object(present: ["driver": driver(rules: codes)]),
      "invocations": .list([Self.invocation(outcome)]),
      "columnKind": .text("unicodeCodePoints"),
      "results": .list(diagnostics.map { Self.result($0, ruleIndex: indices[$0.code]) }),
    ])
    let log = JSONValue.object(present: [
      "$schema": .text(Self.schema), "version": .text("2.1.0"), "runs": .list([run]),
    ])
    return log.json + "\n"
  }

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  // MARK: - The run

  private func driver(rules: [Diagnostic.Code]) -> JSONValue {
    .object(present: [
      "name": .text(toolName), "semanticVersion": .text(version),
      "rules": .list(
        rules.map { code in
          .object(present: [
            "id": .text(code.rawValue), "shortDescription": .object(present: ["text": .text(code.summary)]),
            "help": .object(present: ["text": .text(code.explanation)]),
          ])
        }
      ),
    ])
  }

  private static func invocation(_ outcome: Outcome) -> JSONValue {
    let notifications = outcome.notifications.map { text in
      JSONValue.object(present: ["level": .text("note"), "message": .object(present: ["text": .text(text)])])
    }
    return .object(present: [
      "executionSuccessful": .boolean(outcome.exitCode == 0), "exitCode": .integer(outcome.exitCode),
      "toolExecutionNotifications": notifications.isEmpty ? nil : .list(notifications),
    ])
  }
}
