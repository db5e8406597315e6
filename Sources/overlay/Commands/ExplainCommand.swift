import ArgumentParser
import OverlayDiagnostics
import OverlayKit

/// `overlay explain`: where the values of resources come from.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show which file and line set each field of the resources.",
    usage: "overlay explain [<dir>] [<resource> [<field>]] [<options>]",
    discussion: """
      Without a field, the output of 'overlay build' is shown, each line with the place to
      edit. With a field, all writes to it are shown, oldest first; the last one is the
      place to edit.

      A resource is named as for kubectl, such as deploy/web or deployments.apps/web: by its
      name in the output, with or without its hash, or by an earlier name. A field is named
      by its path, or only by the end of its path.

      Examples:
        overlay explain overlays/prod
        overlay explain overlays/prod deployment/web
        overlay explain overlays/prod deployment/web spec.replicas
        overlay explain overlays/prod deploy/web 'containers[name=web].image'
        overlay explain overlays/prod deploy/web /metadata/labels
        overlay explain overlays/prod --format json

      Values of Secrets are hidden, also where they were copied to.
      """,
    aliases: ["blame"]
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, yaml }

  @OptionGroup
  var build: BuildCommand

  @Argument(
    help: ArgumentHelp("The resource, as KIND/NAME.", valueName: "resource"),
    completion: .custom { words, _, prefix in ExplainCompletion.candidates(for: words, prefix: prefix) }
  )
  var resource: String?

  @Argument(
    help: ArgumentHelp("The field, as a path or a JSON pointer.", valueName: "field"),
    completion: .custom { words, _, prefix in ExplainCompletion.candidates(for: words, prefix: prefix) }
  )
  var field: String?

  @Option(
    name: [.customShort("n", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp("Only resources in this namespace.", valueName: "name")
  )
  var namespace: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The format: text, JSON (see Documentation/explain.md), or YAML with comments.",
      valueName: "format"
    )
  )
  var format = Format.text

  @Flag(help: "Show the values of Secrets.")
  var showSecrets = false

  func run() throws {
    let query = ExplainQuery([build.directory, resource, field].compactMap(\.self), namespace: namespace)
    let style = TerminalStyle(isForOutput: (build.output ?? "").isEmpty)
    let renderer = format.renderer(showsSecrets: showSecrets, style: style)
    try BuildRun(build, directory: query.directory).run(
      { compiler, target in
        let explained = try query.explaining { try compiler.explain(target) }
        return (explained, explained.result.warnings)
      },
      write: { explained, destination in
        let selection = try query.selection(in: explained)
        try destination.write { write in try renderer.render(selection, to: write) }
      }
    )
  }
}

extension ExplainCommand.Format {
  fileprivate func renderer(showsSecrets: Bool, style: TerminalStyle) -> any ExplanationRenderer {
    switch self {
    case .text: ExplanationText(showsSecrets: showsSecrets, style: style)
    case .json: ExplanationJSON(showsSecrets: showsSecrets)
    case .yaml: ExplanationYAML(showsSecrets: showsSecrets)
    }
  }
}
