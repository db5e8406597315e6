import OverlayDiagnostics
import OverlayPrograms

/// Helm, as it is run for one chart: the program, its directories, and what it is told of the environment.
struct HelmRun: Sendable {
  /// Long, since helm may have to fetch a chart.
  private static let timeLimit = Duration.seconds(300)

  /// The program: a name or a path.
  let command: String
  /// The environment, Helm's own variables included.
  let environment: [String: String]
  /// What runs the program.
  let programs: any ProgramRunner
  /// The entry with the chart.
  let location: SourceLocation

  /// Sets up runs.
  ///
  /// - Parameters:
  ///   - options: What the build may do.
  ///   - configHome: Helm's directory.
  ///   - programs: What runs the program.
  ///   - location: The entry with the chart.
  init(options: BuildOptions, configHome: String, programs: any ProgramRunner, location: SourceLocation) {
    command = options.helm.command
    var environment = options.environment
    environment["HELM_CONFIG_HOME"] = configHome
    environment["HELM_CACHE_HOME"] = "\(configHome)/.cache"
    environment["HELM_DATA_HOME"] = "\(configHome)/.data"
    self.environment = environment
    self.programs = programs
    self.location = location
  }

  /// Runs helm.
  ///
  /// - Returns: What it printed.
  /// - Throws: One of the `program-…` kind, or `cancelled`.
  func run(_ arguments: [String]) throws(Diagnostic) -> [UInt8] {
    var program = Program(command, arguments, environment: environment)
    program.timeLimit = Self.timeLimit
    let name = arguments.first.map { "\(command) \($0)" } ?? command
    let output: ProgramOutput
    do throws(ProgramError) { output = try programs.run(program) } catch {
      let program = error == .notFound ? command : name
      let advice = "install Helm, or name the program with --helm-command"
      throw .programError(program, error, advice: advice, at: location)
    }
    guard output.isSuccess else { throw .programFailed(name, output, at: location) }
    return output.standardOutput
  }

  /// - Throws: `helm-version` where the program is no Helm that is known here.
  func checkVersion() throws(Diagnostic) {
    let version = HelmVersion(in: try run(HelmInflation.versionArguments))
    guard let version, HelmVersion.supported.contains(version.major) else {
      throw .helmVersion(command, found: version, at: location)
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func helmVersion(_ command: String, found: HelmVersion?, at location: SourceLocation?)
    -> Diagnostic
  {
    let versions = HelmVersion.supported.sorted().joined(separator: " or ")
    let reason = found.map { "'\(command)' is version \($0.text) of Helm" } ?? "'\(command)' did not report a version"
    return Diagnostic(code: .helmVersion, message: "\(reason); version \(versions) is needed", at: location)
  }
}
