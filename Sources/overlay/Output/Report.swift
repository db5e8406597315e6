import OverlayDiagnostics
import OverlayKit

/// The messages of a build on standard error, in the chosen format.
struct Report {
  private let format: ErrorFormat
  private let workspace: Workspace?
  /// The diagnostics of a SARIF log, which is written at the end.
  private var logged: [Diagnostic] = []
  private var notifications: [String] = []

  init(format: ErrorFormat) {
    self.format = format
    workspace = format == .github ? Workspace() : nil
  }

  /// Reports diagnostics, immediately if the format allows it.
  mutating func add(_ diagnostics: [Diagnostic]) {
    switch format {
    case .text: Messages.print(diagnostics)
    case .json: StandardError.write(diagnostics.map(JSONRenderer().render).joined())
    case .github:
      let renderer = GitHubRenderer { [workspace] file in workspace?.path(of: file) ?? file }
      StandardError.write(diagnostics.map(renderer.render).joined())
    case .sarif: logged += diagnostics
    }
  }

  /// Reports the errors of a failed build.
  mutating func add(_ failure: BuildFailure) {
    add(failure.errors)
    guard failure.isAtLimit else { return }
    let text = "there may be more errors: a build stops after \(Diagnostic.errorLimit)"
    switch format {
    case .text: Messages.printLine("note: \(text)")
    case .sarif: notifications.append(text)
    case .json, .github: break
    }
  }

  /// Writes the SARIF log, if any.
  func finish(_ status: ExitStatus) {
    guard format == .sarif else { return }
    let renderer = SARIFRenderer(toolName: "overlay", version: OverlayVersion.current)
    let outcome = SARIFRenderer.Outcome(exitCode: Int(status.rawValue), notifications: notifications)
    StandardError.write(renderer.render(logged, outcome: outcome))
  }
}

/// The format of messages on standard error.
enum ErrorFormat: String, CaseIterable {
  /// Human-readable.
  case text
  /// One JSON object per line.
  case json
  /// A SARIF log for code scanning.
  case sarif
  /// GitHub Actions workflow commands.
  case github
}
