import ArgumentParser
import OverlayDiagnostics
import OverlayKit

/// `overlay build`: what the user said, and what it leads to.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the resources that a folder with a kustomization file describes.",
    usage: "overlay build [<dir>|-] [-o <path>] [<options>]",
    discussion: """
      Nothing is written unless the whole build succeeds. Messages go to standard error.

      Examples:
        overlay build                             build the current folder
        overlay build overlays/prod               build another folder
        overlay build overlays/prod -o prod.yaml  replace a file in one step
        overlay build overlays/prod -o out/       one file per resource; out/ exists
        overlay build overlays/prod | kubectl apply -f -
        echo 'resources: [base]' | overlay build -

      Programs run only where a flag allows it: helm with --enable-helm, functions in
      containers and plugins with --enable-alpha-plugins, and functions that are
      programs of this machine with --enable-exec, too.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "The folder to build; with '-', a kustomization is read from standard input for the current folder.",
      valueName: "dir"
    ),
    completion: .directory
  )
  var directory = "."

  @Option(
    name: [.customShort("o", allowingJoined: true), .long],
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write to a file, which is replaced in one step, or a file per resource to an existing folder.",
      valueName: "path"
    ),
    completion: .file()
  )
  var output: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Which files a kustomization may name: LoadRestrictionsRootOnly, in or below its folder; LoadRestrictionsNone, any.",
      valueName: "rule"
    ),
    completion: .list(LoadRestrictions.allCases.map(\.rawValue))
  )
  var loadRestrictor = LoadRestrictions.rootOnly.rawValue

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Deprecated: the order of resources, legacy or none. Use the field sortOptions.",
      valueName: "order"
    ),
    completion: .list(BuildOptions.Reorder.allCases.map(\.rawValue))
  )
  var reorder: String?

  @Flag(help: "Disable network access: fetch nothing but repositories on this machine (file://).")
  var offline = false

  @Flag(help: "Deprecated: add the label app.kubernetes.io/managed-by. Use managedByLabel in the field buildMetadata.")
  var enableManagedbyLabel = false

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Do not print warnings with these codes, shown in brackets after each warning; may be repeated.",
      valueName: "code,…"
    ),
    completion: .list(Diagnostic.Code.warnings.map(\.rawValue))
  )
  var noWarn: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Also give these warnings, which are off by default: missing-namespace, unused-component-patch. 'all' gives both.",
      valueName: "code,…"
    ),
    completion: .list(Diagnostic.Code.quietWarnings.map(\.rawValue).sorted() + ["all"])
  )
  var warn: [String] = []

  @Flag(help: "Treat warnings as errors: if there is one, nothing is written and the exit status is 1.")
  var strict = false

  // Text, as for the other options of a few words: a type of its own costs time at the start of every run.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The form of messages: text; json, an object a line; sarif, one log; github, workflow commands.",
      valueName: "format"
    ),
    completion: .list(ErrorFormat.allCases.map(\.rawValue))
  )
  var errorFormat = ErrorFormat.text.rawValue

  @OptionGroup(title: "Helm")
  var helm: HelmFlags

  @OptionGroup(title: "Plugins and functions")
  var functions: FunctionFlags

  func validate() throws {
    guard !directory.isEmpty else { throw ValidationError("the name of the folder is empty") }
    _ = try loadRestrictions()
    _ = try resourceOrder()
    _ = try silencedWarnings()
    _ = try messageFormat()
  }

  func run() throws {
    let format = try messageFormat()
    // The other formats are for programs, which want nothing else on standard error.
    if format == .text { printDeprecations() }
    var report = Report(format: format)
    let status = try run(reportingTo: &report)
    report.finish(status)
    guard status == .success else { throw Failure(status: status, diagnostic: nil) }
  }

  /// Builds and writes.
  ///
  /// - Parameter report: Is told of all that is wrong with the input and the machine.
  /// - Returns: The status to exit with.
  /// - Throws: Where the command was used wrongly.
  private func run(reportingTo report: inout Report) throws -> ExitStatus {
    do {
      let destination = try Destination(output ?? "")
      let result = try compile(options: buildOptions(), reportingTo: &report)
      try destination.write(result)
      return .success
    } catch let failure as BuildFailure {
      report.add(failure)
      return .badInput
    } catch let failure as Failure {
      if let diagnostic = failure.diagnostic { report.add([named(diagnostic)]) }
      return failure.status
    }
  }

  /// Builds, and tells the warnings, also where the build fails, as kustomize does.
  private func compile(options: BuildOptions, reportingTo report: inout Report) throws -> BuildResult {
    var options = options
    let cancellation = Cancellation()
    options.cancellation = cancellation
    let isStandardInput = directory == "-"
    let compiler =
      isStandardInput
      ? OverlayCompiler(options: options, fileSystem: try StandardInput.fileSystem())
      : OverlayCompiler(options: options)
    do {
      let result = try Interruption.cancelling(cancellation) { try compiler.build(isStandardInput ? "." : directory) }
      report.add(result.warnings.map(named))
      return result
    } catch let failure as BuildFailure {
      report.add(failure.warnings.map(named))
      throw BuildFailure(errors: failure.errors.map(named))
    }
  }

  /// A diagnostic in which the kustomization that came from standard input is called so.
  private func named(_ diagnostic: Diagnostic) -> Diagnostic {
    directory == "-" ? StandardInput.named(in: diagnostic) : diagnostic
  }
}

// MARK: - Flags

extension BuildCommand {
  private func buildOptions() throws -> BuildOptions {
    var options = BuildOptions()
    options.loadRestrictions = try loadRestrictions()
    if let order = try resourceOrder() {
      options.reorder = order
      options.isReorderExplicit = true
    }
    options.silencedWarnings = try silencedWarnings()
    options.treatsWarningsAsErrors = strict
    options.addsManagedByLabel =
      enableManagedbyLabel || SystemCalls.environment("KUSTOMIZE_ENABLE_MANAGEDBY_LABEL") == "on"
    options.environment = SystemCalls.environment()
    options.helm = helm.options
    options.functions = functions.options
    options.allowsNetwork = !offline
    options.fetchObserver = try messageFormat() == .text ? Messages.fetchObserver : nil
    return options
  }

  /// Short forms and nothing stand for values too, as in kustomize's own flag parser.
  private func loadRestrictions() throws -> LoadRestrictions {
    switch loadRestrictor {
    case "", LoadRestrictions.rootOnly.rawValue: return .rootOnly
    case "none", LoadRestrictions.none.rawValue: return .none
    default: throw illegalValue(loadRestrictor, of: "--load-restrictor", LoadRestrictions.allCases.map(\.rawValue))
    }
  }

  private func messageFormat() throws -> ErrorFormat {
    guard let format = ErrorFormat(rawValue: errorFormat) else {
      throw illegalValue(errorFormat, of: "--error-format", ErrorFormat.allCases.map(\.rawValue))
    }
    return format
  }

  private func resourceOrder() throws -> BuildOptions.Reorder? {
    guard let reorder else { return nil }
    guard let order = BuildOptions.Reorder(rawValue: reorder) else {
      throw illegalValue(reorder, of: "--reorder", BuildOptions.Reorder.allCases.map(\.rawValue))
    }
    return order
  }

  /// The warnings that are off by default and not asked for with `--warn`, and those of `--no-warn`, which wins.
  private func silencedWarnings() throws -> Set<Diagnostic.Code> {
    let words = warn.flatMap { $0.split(separator: ",").map(String.init) }
    let wanted = try warnings(in: words.filter { $0 != "all" })
    let quiet = words.contains("all") ? [] : Diagnostic.Code.quietWarnings.subtracting(wanted)
    return try quiet.union(warnings(in: noWarn))
  }

  /// The codes of a flag, each of whose values may be a list with commas.
  private func warnings(in values: [String]) throws -> Set<Diagnostic.Code> {
    let words = values.flatMap { $0.split(separator: ",").map(String.init) }
    for word in words where !Diagnostic.Code.warnings.contains(Diagnostic.Code(rawValue: word)) {
      let known = Diagnostic.Code.warnings.map(\.rawValue)
      let advice =
        Suggestion.nearest(to: word, among: known).map(Suggestion.question)
        ?? "the codes are \(known.joined(separator: ", "))"
      throw ValidationError("no warning has the code '\(word)'; \(advice)")
    }
    return Set(words.map { Diagnostic.Code(rawValue: $0) })
  }

  private func illegalValue(_ value: String, of flag: String, _ legal: [String]) -> ValidationError {
    ValidationError("illegal flag value \(flag) \(value); legal values: [\(legal.joined(separator: " "))]")
  }

  /// kustomize's lines, word for word.
  private func printDeprecations() {
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
