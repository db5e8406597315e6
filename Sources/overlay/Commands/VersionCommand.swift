import ArgumentParser
import OverlayKit

/// `overlay version`: one line for people, or the same as data.
struct VersionCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case yaml, json
  }

  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Print the version, and the version of Kustomize that is followed."
  )

  /// The version in one line, which `--version` prints too.
  static let line = "overlay \(OverlayVersion.current) (follows Kustomize \(OverlayVersion.kustomize))"

  @Option(name: .shortAndLong, help: ArgumentHelp("Print data instead of a line.", valueName: "yaml|json"))
  var output: Format?

  @Flag(help: "Deprecated: print the version only.")
  var short = false

  func validate() throws {
    guard !short || output == nil else { throw ValidationError("--short and --output are mutually exclusive") }
  }

  func run() throws {
    if short { Messages.printLine("Flag --short has been deprecated, use '-o json' or '-o yaml' instead.") }
    try StandardOutput.write(text)
  }

  private var text: String {
    if short { return "\(OverlayVersion.current)\n" }
    switch output {
    case nil: return "\(Self.line)\n"
    case .yaml: return fields.map { "\($0): \($1)\n" }.joined()
    case .json: return "{\n" + fields.map { "  \"\($0)\": \($1)" }.joined(separator: ",\n") + "\n}\n"
    }
  }

  /// Quoted, so that the same text is right in YAML and in JSON.
  private var fields: [(String, String)] {
    [
      ("version", "\"\(OverlayVersion.current)\""),
      ("kustomizeVersion", "\"\(OverlayVersion.kustomize)\""),
    ]
  }
}
