import ArgumentParser
import OverlayDiagnostics

/// The command.
///
/// Converts the errors that commands throw to messages and exit statuses.
@main
struct Overlay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlay",
    abstract: "Compile Kubernetes manifests from bases and overlays, as kustomize does.",
    discussion: """
      Examples:
        overlay build overlays/prod               print the resources of an overlay
        overlay build overlays/prod -o prod.yaml  write them to a file
        overlay build overlays/prod | kubectl apply -f -
        overlay explain overlays/prod deployment/web spec.replicas
                                                  show where a value comes from
        overlay completion --help                 set up shell completion

      Exit status: 0 success, 1 invalid input, 2 invalid usage, 3 system error.
      """,
    version: VersionCommand.line,
    subcommands: [
      BuildCommand.self, ExplainCommand.self, ExplainCodeCommand.self, VersionCommand.self, CompletionCommand.self,
    ]
  )

  static func main() {
    SystemCalls.prepareProcess()
    SystemCalls.endProcess(run(arguments: Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command line and prints its errors.
  private static func run(arguments: [String]) -> ExitStatus {
    do {
      var command = try parse(words: GoFlagSyntax.rewrite(arguments))
      try command.run()
      return .success
    } catch {
      return report(error, arguments: arguments)
    }
  }

  /// Parses a command line.
  ///
  /// Valid arguments of `build` are parsed directly, because ArgumentParser parses the arguments of a subcommand several
  /// times.
  private static func parse(words: [String]) throws -> any ParsableCommand {
    if words.first == BuildCommand.configuration.commandName,
      let build = try? BuildCommand.parseAsRoot(Array(words.dropFirst())) as? BuildCommand
    {
      return build
    }
    return try parseAsRoot(words)
  }

  private static func report(_ error: any Error, arguments: [String]) -> ExitStatus {
    switch error {
    case let failure as Failure:
      if let diagnostic = failure.diagnostic { Messages.print(diagnostic) }
      return failure.status
    case let usage as UsageError:
      Messages.printLine("error: \(usage.message)")
      return .invalidUsage
    default:
      return reportParserError(error, arguments: arguments)
    }
  }

  /// ArgumentParser throws for invalid usage, and also to print help, the version and completion scripts.
  private static func reportParserError(_ error: any Error, arguments: [String]) -> ExitStatus {
    let code = exitCode(for: error)
    guard code.isSuccess else {
      Messages.printLine(unknownCommand(in: arguments) ?? inLowerCase(fullMessage(for: error)))
      return code == .validationFailure ? .invalidUsage : .systemError
    }
    do {
      try StandardOutput.write("\(fullMessage(for: error))\n")
      return .success
    } catch {
      return report(error, arguments: [])
    }
  }

  /// A message for an unknown command, which ArgumentParser reports as an unexpected argument.
  private static func unknownCommand(in arguments: [String]) -> String? {
    let commands = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard let word = arguments.first, !word.hasPrefix("-"), !commands.contains(word) else { return nil }
    let suggestion = Suggestion.nearest(to: word, among: commands).map { "\nnote: \(Suggestion.question($0))" }
    return """
      error: unknown command '\(word)'\(suggestion ?? "")
      Usage: overlay <subcommand>
        See 'overlay --help' for more information.
      """
  }

  /// The message in lower case, like all other messages of the tool.
  private static func inLowerCase(_ message: String) -> String {
    let label = "Error: "
    guard message.hasPrefix(label) else { return message }
    let clause = message.dropFirst(label.count)
    return "\(label.lowercased())\(clause.prefix(1).lowercased())\(clause.dropFirst())"
  }
}
