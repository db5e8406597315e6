public import ArgumentParser
public import OverlayKit
public import OverlayKustomization

/// `overlay build`: its flags, which other commands that build share, and how they become build options.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the resources that the kustomization in a directory describes.",
    usage: "overlay build [<dir>|-] [-o <path>] [<options>]",
    discussion: """
      Nothing is written unless the whole build succeeds. Messages go to \
      standard error.

      Examples:
        overlay build                             build the current directory
        overlay build overlays/prod               build another directory
        overlay build overlays/prod -o prod.yaml  replace a file in one step
        overlay build overlays/prod -o out/       write a file per resource to out/
        overlay build overlays/prod | kubectl apply -f -
        echo 'resources: [base]' | overlay build -

      External programs run only if a flag allows it: helm with --enable-helm, \
      plugins and functions in containers with --enable-alpha-plugins, and \
      functions that are local executables with --enable-exec in addition.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The directory to build; '-' reads a kustomization for the current directory from standard input.",
      valueName: "dir"
    ),
    completion: .directory
  )
  var directory = "."

  @Option(
    name: [.customShort("o", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write to a file, which is replaced in one step, or to one file per resource in an existing directory.",
      valueName: "path"
    ),
    completion: .file()
  )
  var output: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Which files a kustomization may name: those in or below its directory, or any.",
      valueName: "rule"
    )
  )
  var loadRestrictor = LoadRestrictions.rootOnly

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Deprecated: the order of resources. Use the field sortOptions.",
      valueName: "order"
    )
  )
  var reorder: BuildOptions.Reorder?

  @Flag(help: "Disable network access: fetch only local repositories (file://).")
  var offline = false

  @Flag(help: "Deprecated: add the label app.kubernetes.io/managed-by. Use managedByLabel in the field buildMetadata.")
  var enableManagedbyLabel = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      Turn on warnings by their codes, also those that are off by default; 'all' turns on every warning, and 'none' \
      turns them off. Of several --warn and --no-warn, the last one that names a code counts.
      """,
      valueName: "code,…"
    ),
    completion: .list(WarningChange.codes + ["all", "none"]),
    transform: { try WarningChange.changes(in: $0, turningOn: true) }
  )
  var warn: [[WarningChange]] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Turn off warnings by their codes, shown in brackets after each warning, or 'all'.",
      valueName: "code,…"
    ),
    completion: .list(WarningChange.codes + ["all"]),
    transform: { try WarningChange.changes(in: $0, turningOn: false) }
  )
  var noWarn: [[WarningChange]] = []

  @Flag(help: "Treat warnings as errors: if there is one, nothing is written and the exit status is 1.")
  var strict = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The format of messages: text, one JSON object per line, one SARIF log, or GitHub workflow commands.",
      valueName: "format"
    )
  )
  var errorFormat = ErrorFormat.text

  @OptionGroup(title: "Helm")
  var helm: HelmFlags

  @OptionGroup(title: "Plugins and functions")
  var functions: FunctionFlags

  func validate() throws {
    guard !directory.isEmpty else { throw ValidationError("the name of the directory is empty") }
  }

  func run() throws {
    try BuildRun(self).run(
      { compiler, target in
        let result = try compiler.build(target)
        return (result, result.warnings)
      },
      write: { result, destination in try destination.write(result) }
    )
  }
}

// MARK: - Flags

extension BuildOptions {
  /// Reads the words after `overlay build`.
  package static func parse(commandLine words: [String]) throws -> (directory: String, options: BuildOptions) {
    let command = try BuildCommand.parse(GoFlagSyntax.rewrite(words))
    return (command.directory, command.options)
  }
}

extension BuildCommand {
  /// What the flags ask for.
  var options: BuildOptions {
    var options = BuildOptions(
      loadRestrictions: loadRestrictor,
      reorder: reorder ?? .legacy,
      addsManagedByLabel: enableManagedbyLabel
    )
    options.isReorderExplicit = reorder != nil
    // Changes with the same index are from the same use of an option; see `GoFlagSyntax.rewrite(_:)`.
    for changes in zip(warn, noWarn) {
      for change in changes.0 + changes.1 { change.apply(to: &options.silencedWarnings) }
    }
    options.treatsWarningsAsErrors = strict
    options.helm = helm.options
    options.functions = functions.options
    options.allowsNetwork = !offline
    return options
  }

  /// kustomize's lines, word for word.
  func printDeprecations() {
    if reorder != nil {
      Messages.printLine(
        "Flag --reorder has been deprecated, use the new 'sortOptions' field in kustomization.yaml instead."
      )
    }
    if enableManagedbyLabel {
      Messages.printLine(
        "Flag --enable-managedby-label has been deprecated, The flag `enable-managedby-label` has been deprecated. "
          + "Use the `managedByLabel` option in the `buildMetadata` field instead."
      )
    }
  }
}

extension LoadRestrictions: ExpressibleByArgument {
  /// Also accepts `none` and the empty string, as Kustomize does.
  public init?(argument: String) {
    switch argument {
    case "": self = .rootOnly
    case "none": self = .none
    default: self.init(rawValue: argument)
    }
  }
}

extension BuildOptions.Reorder: ExpressibleByArgument {}
extension ErrorFormat: ExpressibleByArgument {}
