import OverlayDiagnostics
import OverlayPrograms
import OverlayYAMLTree

/// Fetches a file from a web server.
struct FileFetch {
  let address: String
  let settings: RemoteStore.Settings
  let runner: any ProgramRunner

  /// The largest file: 128 MiB.
  static let sizeLimit = Limits.inputBytes
  /// What stands before the number of the server's answer.
  private static let statusMark = "overlay-http-status:"

  /// - Throws: `remote-http-error` where the server has no such file; another of the codes for remotes where there is
  ///   no answer. None has a place.
  func run() throws(Diagnostic) -> [UInt8] {
    var program = Program("curl", arguments, environment: environment)
    program.outputLimit = Self.sizeLimit
    // By then curl should have ended itself.
    program.timeLimit = settings.fileTimeLimit + .seconds(5)
    let output: ProgramOutput
    do throws(ProgramError) { output = try runner.run(program) } catch {
      switch error {
      case .timedOut: throw tookTooLong
      case .tooMuchOutput: throw tooLarge
      default: throw .fetchProgram("curl", error, for: address)
      }
    }
    let (status, messages) = Self.divide(output.messages)
    switch output.status {
    case .exited(0) where (200..<300).contains(status): return output.standardOutput
    case .exited(28): throw tookTooLong
    case .exited(63): throw tooLarge
    case .exited(0), .exited(22): throw .httpError(address, status)
    default: throw .fileFetchFailed(address, messages)
    }
  }

  /// No settings of the user, and nothing but web servers, whatever a server redirects to.
  private var arguments: [String] {
    let limit = settings.fileTimeLimit.components
    let seconds = max(Double(limit.seconds) + Double(limit.attoseconds) * 1e-18, 0.001)
    return [
      "-q", "--silent", "--show-error", "--fail", "--location", "--globoff", "--max-redirs", "10",
      "--proto", "=http,https", "--proto-redir", "=http,https",
      "--connect-timeout", "30", "--max-time", "\(seconds)", "--max-filesize", "\(Self.sizeLimit)",
      "--write-out", "%{stderr}\\n\(Self.statusMark)%{http_code}\\n",
      "--url", PercentEncoding.encode(url: address),
    ]
  }

  /// The user's proxies, as Kustomize takes them: also by names in upper case, and never for this machine.
  private var environment: [String: String] {
    var environment = settings.environment
    environment["http_proxy"] = environment["http_proxy"] ?? environment["HTTP_PROXY"]
    let direct = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    environment["no_proxy"] = direct == "*" ? direct : "localhost,127.0.0.1,::1,\(direct)"
    return environment
  }

  /// The number of the answer, 0 where there was none, and what curl itself told.
  private static func divide(_ messages: [String]) -> (status: Int, messages: [String]) {
    let status = messages.last { $0.hasPrefix(statusMark) }.flatMap { Int($0.dropFirst(statusMark.count)) }
    return (status ?? 0, messages.filter { !$0.hasPrefix(statusMark) })
  }

  private var tookTooLong: Diagnostic { .fileTookTooLong(address, limit: settings.fileTimeLimit) }
  private var tooLarge: Diagnostic { .fileTooLarge(address, limit: Self.sizeLimit) }
}
