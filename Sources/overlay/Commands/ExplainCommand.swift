import ArgumentParser
import OverlayDiagnostics
import OverlayKit

/// `overlay explain`: where the values of resources come from.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show which lines set, changed or removed each field of the resources.",
    usage: "overlay explain [<dir>] [<resource> [<field>]] [<options>]",
    discussion: """
      Without a field, the output of 'overlay build' is shown, and beside each \
      line the place that determines it. With a field, its history is shown: every \
      line that has set it, oldest first, so that the last one is in effect.

      A resource is written as for kubectl, such as deploy/web, with the name in \
      the output, the same without its hash, or the name in the manifest. If the \
      first argument is not a directory, it is a resource of the current one.

      A field is written as a path, such as spec.replicas, \
      spec.template.spec.containers[name=web].image or containers.0.image, or as a \
      JSON pointer. The end of a path is enough if only one field has it. Removed \
      fields and list elements are found, too.

      A history names the entries of kustomizations, counted from 0: 'images[0]', \
      'patches[1], operation 0'. 'resource' is the manifest itself, 'name \
      reference' follows the new name of another resource, and 'content hash' is \
      the suffix of a generated name. An entry that sets the value that is already \
      there is 'unchanged', and one that later entries replace is 'overridden'.

      Values of Secrets are hidden, and so are the fields they are copied to.

      Examples:
        overlay explain overlays/prod
        overlay explain overlays/prod deployment/web
        overlay explain overlays/prod deployment/web spec.replicas
        overlay explain overlays/prod deploy/web 'containers[name=web].image'
        overlay explain overlays/prod deploy/web /metadata/labels
        overlay explain overlays/prod deploy/web LOG_LEVEL
        overlay explain overlays/prod --format json
        overlay explain deploy/web
      """,
    aliases: ["blame"]
  )

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, yaml }

  /// What is shown, and how; declared first so that the help lists it first.
  struct Display: ParsableArguments {
    @Option(
      parsing: .unconditional,
      help: ArgumentHelp(
        "The format: text, JSON (see Documentation/explain.md), or YAML with comments.",
        valueName: "format"
      )
    )
    var format = Format.text

    @Option(
      name: [.customShort("n", allowingJoined: true), .long],
      parsing: .unconditional,
      help: ArgumentHelp("Only resources in this namespace.", valueName: "name")
    )
    var namespace: String?

    @Flag(help: "Show the values of Secrets.")
    var showSecrets = false
  }

  @OptionGroup(title: "Explanation")
  var display: Display

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

  func run() throws {
    let query = ExplainQuery([build.directory, resource, field].compactMap(\.self), namespace: display.namespace)
    let style = TerminalStyle(isForOutput: (build.output ?? "").isEmpty)
    let renderer = display.format.renderer(showsSecrets: display.showSecrets, style: style)
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
