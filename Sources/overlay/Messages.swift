import OverlayDiagnostics
import OverlayKit

/// Messages on standard error.
enum Messages {
  static func print(_ diagnostic: Diagnostic) {
    StandardError.write(TextRenderer(usesColor: Terminal.usesColor).render(diagnostic))
  }

  static func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { print(diagnostic) }
  }

  static func printLine(_ line: String) { StandardError.write("\(line)\n") }

  /// Reports fetched files and repositories if standard error is a terminal.
  static var fetchObserver: (@Sendable (FetchEvent) -> Void)? {
    guard SystemCalls.isTerminal(2) else { return nil }
    return { event in
      if case .began(let remote) = event { printLine("fetching \(TextRenderer.printable(remote))") }
    }
  }
}

/// The terminal of standard error.
enum Terminal {
  /// Whether messages use color: on a terminal that supports it, unless `NO_COLOR` is set and not empty (no-color.org).
  static var usesColor: Bool {
    usesColor(
      isTerminal: SystemCalls.isTerminal(2),
      noColor: SystemCalls.environment("NO_COLOR"),
      term: SystemCalls.environment("TERM")
    )
  }

  static func usesColor(isTerminal: Bool, noColor: String?, term: String?) -> Bool {
    isTerminal && (noColor ?? "").isEmpty && term != "dumb"
  }
}
