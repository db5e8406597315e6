import OverlayDiagnostics
import OverlayKit

/// What the tool says on standard error.
enum Messages {
  /// Prints a diagnostic.
  static func print(_ diagnostic: Diagnostic) {
    StandardError.write(TextRenderer(usesColor: Terminal.usesColor).render(diagnostic))
  }

  /// Prints several diagnostics.
  static func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { print(diagnostic) }
  }

  /// Prints a line as it is.
  static func printLine(_ line: String) {
    StandardError.write("\(line)\n")
  }

  /// Tells of files and repositories that are fetched, where somebody sits and waits for them.
  static var fetchObserver: (@Sendable (FetchEvent) -> Void)? {
    guard SystemCalls.isTerminal(2) else { return nil }
    return { event in
      switch event {
      case .began(let remote): printLine("fetching \(TextRenderer.printable(remote))")
      case .ended: break
      }
    }
  }
}
