import OverlayDiagnostics
import OverlayKit
import OverlayKustomization

/// What the commands that build have in common: how a build is set up, and how its messages are reported.
struct BuildRun {
  private let flags: BuildCommand
  /// The directory; `-` reads the kustomization from standard input.
  private let directory: String

  /// - Parameters:
  ///   - flags: The flags.
  ///   - directory: The directory, if it is not that of the flags.
  init(_ flags: BuildCommand, directory: String? = nil) {
    self.flags = flags
    self.directory = directory ?? flags.directory
  }

  /// Builds and writes.
  ///
  /// - Parameters:
  ///   - build: Builds a target.
  ///   - write: Writes the result to where `-o` says, which is checked before the build.
  /// - Throws: The failure that was reported, or a usage error.
  func run<Result>(
    _ build: (OverlayCompiler, _ target: String) throws -> (result: Result, warnings: [Diagnostic]),
    write: (Result, Destination) throws -> Void
  ) throws {
    // The other formats are for programs, which want nothing else on standard error.
    if flags.errorFormat == .text { flags.printDeprecations() }
    var report = Report(format: flags.errorFormat)
    let status = try run(build, write: write, reportingTo: &report)
    report.finish(status)
    guard status == .success else { throw Failure(status: status, diagnostic: nil) }
  }

  private func run<Result>(
    _ build: (OverlayCompiler, _ target: String) throws -> (result: Result, warnings: [Diagnostic]),
    write: (Result, Destination) throws -> Void,
    reportingTo report: inout Report
  ) throws -> ExitStatus {
    do {
      let destination = try Destination(flags.output ?? "")
      try write(try compile(build, reportingTo: &report), destination)
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
  private func compile<Result>(
    _ build: (OverlayCompiler, _ target: String) throws -> (result: Result, warnings: [Diagnostic]),
    reportingTo report: inout Report
  ) throws -> Result {
    let cancellation = Cancellation()
    var options = flags.options
    options.addsManagedByLabel =
      options.addsManagedByLabel || SystemCalls.environment("KUSTOMIZE_ENABLE_MANAGEDBY_LABEL") == "on"
    options.environment = SystemCalls.environment()
    options.fetchObserver = flags.errorFormat == .text ? Messages.fetchObserver : nil
    options.cancellation = cancellation
    let isStandardInput = directory == "-"
    let compiler =
      isStandardInput
      ? OverlayCompiler(options: options, fileSystem: try StandardInput.fileSystem())
      : OverlayCompiler(options: options)
    do {
      let built = try Interruption.cancelling(cancellation) { try build(compiler, isStandardInput ? "." : directory) }
      report.add(built.warnings.map(named))
      return built.result
    } catch let failure as BuildFailure {
      report.add(failure.warnings.map(named))
      throw BuildFailure(errors: failure.errors.map(named))
    }
  }

  /// A diagnostic that names standard input instead of a file, if the kustomization is from there.
  private func named(_ diagnostic: Diagnostic) -> Diagnostic {
    directory == "-" ? StandardInput.named(in: diagnostic) : diagnostic
  }
}
