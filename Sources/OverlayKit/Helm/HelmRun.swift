import OverlayDiagnostics
import OverlayPrograms
import OverlayYAMLTree

/// Runs helm for one chart.
struct HelmRun: Sendable {
  /// Long, since helm may have to fetch a chart.
  private static let timeLimit = Duration.seconds(300)
  /// The major versions whose commands are known.
  private static let supportedVersions = ["3", "4"]

  /// The executable: a name or a path.
  let command: String
  private let environment: [String: String]
  private let cancellation: Cancellation?
  /// The entry with the chart.
  private let location: SourceLocation

  /// Sets up runs with `configHome` as Helm's own directory.
  init(options: BuildOptions, configHome: String, location: SourceLocation) {
    command = options.helm.command
    cancellation = options.cancellation
    var environment = options.environment
    environment["HELM_CONFIG_HOME"] = configHome
    environment["HELM_CACHE_HOME"] = "\(configHome)/.cache"
    environment["HELM_DATA_HOME"] = "\(configHome)/.data"
    self.environment = environment
    self.location = location
  }

  /// Runs helm and returns what it prints.
  ///
  /// - Throws: One of the `program-…` codes, or `cancelled`.
  func run(_ arguments: [String]) throws(Diagnostic) -> [UInt8] {
    var program = Program(command, arguments, environment: environment)
    program.timeLimit = Self.timeLimit
    let name = arguments.first.map { "\(command) \($0)" } ?? command
    let output: ProgramOutput
    do throws(ProgramError) { output = try SubprocessRunner(cancellation: cancellation).run(program) } catch {
      let advice = "install Helm, or set its path with --helm-command"
      throw .programError(error == .notFound ? command : name, error, advice: advice, at: location)
    }
    guard output.isSuccess else { throw .programFailed(name, output, at: location) }
    return output.standardOutput
  }

  /// - Throws: `helm-version` if the executable is not a supported version of Helm; what running it throws.
  func checkVersion() throws(Diagnostic) {
    let version = Self.version(in: try run(["version", "--short"]))
    if let version, Self.supportedVersions.contains(version.major) { return }
    let found = version.map { "is version \($0.full) of Helm" } ?? "did not report a version"
    let versions = Self.supportedVersions.joined(separator: " or ")
    throw Diagnostic(
      code: .helmVersion,
      message: "'\(command)' \(found); version \(versions) is required",
      at: location
    )
  }

  /// The first version in an output, that is, numbers with dots between them, such as `3.17.3`.
  private static func version(in output: [UInt8]) -> (full: String, major: String)? {
    for word in output.split(whereSeparator: { !$0.isASCIIDigit && $0 != ascii(".") }) {
      let numbers = word.split(separator: ascii(".")).map { String(decoding: $0, as: UTF8.self) }
      if numbers.count > 1 { return (numbers.joined(separator: "."), numbers[0]) }
    }
    return nil
  }
}
