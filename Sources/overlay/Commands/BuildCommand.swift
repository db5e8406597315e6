import ArgumentParser
import OverlayDiagnostics
package import OverlayKit
import OverlayKustomization

/// `overlay build`: its flags, and how they become build options.
struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the resources that the kustomization in a directory describes.",
    usage: "overlay build [<dir>|-] [-o <path>] [<options>]",
    discussion: """
      Nothing is written unless the whole build succeeds. Messages go to standard error.

      Examples:
        overlay build                             build the current directory
        overlay build overlays/prod               build another directory
        overlay build overlays/prod -o prod.yaml  replace a file in one step
        overlay build overlays/prod -o out/       one file per resource; out/ must exist
        overlay build overlays/prod | kubectl apply -f -
        echo 'resources: [base]' | overlay build -

      External programs run only if a flag allows it: helm with --enable-helm, plugins
      and functions in containers with --enable-alpha-plugins, and functions that are
      local executables with --enable-exec in addition.
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

  @OptionGroup var flags: BuildFlags
  @OptionGroup var messages: MessageFlags

  func validate() throws {
    guard !directory.isEmpty else { throw ValidationError("the name of the directory is empty") }
  }

  func run() throws {
    // The other formats are for programs, which want nothing else on standard error.
    if messages.errorFormat == .text { flags.printDeprecations() }
    var report = Report(format: messages.errorFormat)
    let status = try run(reportingTo: &report)
    report.finish(status)
    guard status == .success else { throw Failure(status: status, diagnostic: nil) }
  }

  /// Builds and writes.
  ///
  /// - Parameter report: Receives what is wrong with the input and the system.
  /// - Returns: The status to exit with.
  /// - Throws: A usage error.
  private func run(reportingTo report: inout Report) throws -> ExitStatus {
    do {
      let destination = try Destination(output ?? "")
      let result = try compile(reportingTo: &report)
      try destination.write(result)
      return .success
    } catch let failure as BuildFailure {
      report.add(failure)
      return .invalidInput
    } catch let failure as Failure {
      if let diagnostic = failure.diagnostic { report.add([named(diagnostic)]) }
      return failure.status
    }
  }

  /// Builds, and reports the warnings, also if the build fails, as kustomize does.
  private func compile(reportingTo report: inout Report) throws -> BuildResult {
    let cancellation = Cancellation()
    var options = options
    options.addsManagedByLabel =
      options.addsManagedByLabel || SystemCalls.environment("KUSTOMIZE_ENABLE_MANAGEDBY_LABEL") == "on"
    options.environment = SystemCalls.environment()
    options.fetchObserver = messages.errorFormat == .text ? Messages.fetchObserver : nil
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

  /// What the flags ask for.
  fileprivate var options: BuildOptions {
    var options = flags.options
    messages.apply(to: &options)
    return options
  }

  /// A diagnostic that names standard input instead of a file, if the kustomization is from there.
  private func named(_ diagnostic: Diagnostic) -> Diagnostic {
    directory == "-" ? StandardInput.named(in: diagnostic) : diagnostic
  }
}

extension BuildOptions {
  /// Reads the words after `overlay build`.
  package static func parse(commandLine words: [String]) throws -> (directory: String, options: BuildOptions) {
    let command = try BuildCommand.parse(GoFlagSyntax.rewrite(words))
    return (command.directory, command.options)
  }
}
