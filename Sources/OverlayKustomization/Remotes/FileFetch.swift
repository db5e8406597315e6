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
  /// What precedes the status of the response.
  private static let statusMark = "overlay-http-status:"

  /// - Throws: `remote-http-error` if the server responds with an error; other codes for remotes if it does not respond.
  ///   None has a place.
  func run() throws(Diagnostic) -> [UInt8] {
    var program = Program("curl", arguments, environment: environment)
    program.outputLimit = Self.sizeLimit
    // curl ends by itself before that.
    program.timeLimit = settings.fileTimeLimit + .seconds(5)
    let output: ProgramOutput
    do throws(ProgramError) { output = try runner.run(program) } catch {
      switch error {
      case .timedOut: throw timedOut
      case .tooMuchOutput: throw tooLarge
      default: throw .fetchProgram("curl", error, for: address)
      }
    }
    let (status, messages) = Self.divide(output.messages)
    switch output.status {
    case .exited(0) where (200..<300).contains(status): return output.standardOutput
    case .exited(28): throw timedOut
    case .exited(63): throw tooLarge
    case .exited(0), .exited(22): throw .httpError(address, status)
    default: throw .fileFetchFailed(address, messages)
    }
  }

  /// Ignores the configuration of the user, and allows only web servers, also in redirects.
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

  /// The proxies of the user, as in Kustomize: also with names in upper case, and never for the local host.
  private var environment: [String: String] {
    var environment = settings.environment
    environment["http_proxy"] = environment["http_proxy"] ?? environment["HTTP_PROXY"]
    let direct = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
    environment["no_proxy"] = direct == "*" ? direct : "localhost,127.0.0.1,::1,\(direct)"
    return environment
  }

  /// The status of the response, 0 without one, and the messages of curl.
  private static func divide(_ messages: [String]) -> (status: Int, messages: [String]) {
    let status = messages.last { $0.hasPrefix(statusMark) }.flatMap { Int($0.dropFirst(statusMark.count)) }
    return (status ?? 0, messages.filter { !$0.hasPrefix(statusMark) })
  }

  private var timedOut: Diagnostic {
    let limit = Diagnostic.seconds(settings.fileTimeLimit)
    return Diagnostic(code: .remoteTimeout, message: "cannot fetch '\(address)': timed out after \(limit)")
  }

  private var tooLarge: Diagnostic {
    let limit = Self.sizeLimit >> 20
    return Diagnostic(code: .remoteTooLarge, message: "cannot fetch '\(address)': it is larger than \(limit) MiB")
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func httpError(_ address: String, _ status: Int) -> Diagnostic {
    let reason = WebAddress.reasons[status].map { " (\($0))" } ?? ""
    return Diagnostic(code: .remoteHTTPError, message: "the server answered \(status)\(reason) for '\(address)'")
  }

  fileprivate static func fileFetchFailed(_ address: String, _ messages: [String]) -> Diagnostic {
    messages.reduce(Diagnostic(code: .remoteFetchFailed, message: "cannot fetch '\(address)'")) { $0.addingNote($1) }
  }
}
