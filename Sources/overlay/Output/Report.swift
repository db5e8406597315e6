import OverlayDiagnostics
import OverlayKit

/// What a build says on standard error, in the format that the user has chosen.
struct Report {
  private let format: ErrorFormat
  private let workspace: Workspace?
  /// The diagnostics of a log, which is written in one piece at the end.
  private var logged: [Diagnostic] = []
  private var notifications: [String] = []

  init(format: ErrorFormat) {
    self.format = format
    workspace = format == .github ? Workspace() : nil
  }

  /// Tells of diagnostics: at once, unless the format holds all in one piece.
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

  /// Tells why a build failed.
  mutating func add(_ failure: BuildFailure) {
    add(failure.errors)
    guard failure.isAtLimit else { return }
    let text = "there may be more errors: a build gives up at \(Diagnostic.errorLimit)"
    switch format {
    case .text: Messages.printLine("note: \(text)")
    case .sarif: notifications.append(text)
    case .json, .github: break
    }
  }

  /// Writes what was kept for the end.
  func finish(_ status: ExitStatus) {
    guard format == .sarif else { return }
    let renderer = SARIFRenderer(toolName: "overlay", version: OverlayVersion.current)
    let outcome = SARIFRenderer.Outcome(exitCode: Int(status.rawValue), notifications: notifications)
    StandardError.write(renderer.render(logged, outcome: outcome))
  }
}
