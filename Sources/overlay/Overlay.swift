import ArgumentParser
import OverlayDiagnostics

/// The command: its subcommands, and the one place where an error becomes text and an exit status.
@main
struct Overlay: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlay",
    abstract: "Compile Kubernetes manifests from bases and overlays, as kustomize does.",
    discussion: """
      Examples:
        overlay build overlays/prod               print what the overlay describes
        overlay build overlays/prod -o prod.yaml  replace a file in one step
        overlay build overlays/prod | kubectl apply -f -
        overlay completion --help                 how to complete words in a shell

      Exit status: 0 success, 1 invalid input, 2 invalid usage, 3 system error.
      """,
    version: VersionCommand.line,
    subcommands: [BuildCommand.self, ExplainCodeCommand.self, VersionCommand.self, CompletionCommand.self]
  )

  /// Runs the command of this process and ends the process.
  static func main() {
    SystemCalls.prepareProcess()
    SystemCalls.endProcess(run(arguments: Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs one command line.
  ///
  /// - Parameter arguments: The words after the name of the program.
  /// - Returns: The status to exit with; what there is to say has been said.
  private static func run(arguments: [String]) -> ExitStatus {
    do {
      var command = try parse(words: GoFlagSyntax.rewrite(arguments))
      try command.run()
      return .success
    } catch {
      return report(error, arguments: arguments)
    }
  }

  /// The command that a command line stands for.
  ///
  /// Most are a build, whose own words are read directly: on the way through all commands ArgumentParser reads them
  /// several times. Whatever is more than words for a build that are right takes that way.
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
      return .badUse
    default:
      return reportParserError(error, arguments: arguments)
    }
  }

  /// ArgumentParser throws for bad usage, and also to print help, versions and completion scripts.
  private static func reportParserError(_ error: any Error, arguments: [String]) -> ExitStatus {
    let code = exitCode(for: error)
    guard code.isSuccess else {
      Messages.printLine(unknownCommand(in: arguments) ?? inLowerCase(fullMessage(for: error)))
      return code == .validationFailure ? .badUse : .machineFailed
    }
    do {
      try StandardOutput.write("\(fullMessage(for: error))\n")
      return .success
    } catch {
      return report(error, arguments: [])
    }
  }

  /// A message for a first word that is no command; ArgumentParser only calls it unexpected.
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

  /// Like every other message of the tool, `error: ` and a clause in lower case.
  private static func inLowerCase(_ message: String) -> String {
    let label = "Error: "
    guard message.hasPrefix(label) else { return message }
    let clause = message.dropFirst(label.count)
    return "\(label.lowercased())\(clause.prefix(1).lowercased())\(clause.dropFirst())"
  }
}
