@testable import OverlayDiagnostics

/// A problem with the code `some-code`.
func problem(
  _ message: String,
  severity: Diagnostic.Severity = .error,
  at location: SourceLocation? = nil,
  excerpt: String? = nil,
  notes: [Diagnostic.Note] = []
) -> Diagnostic {
  let (summary, explanation, reason): (_, _, StaticString) = ("Some code.", "Do better.", "it takes a test")
  var diagnostic = Diagnostic(
    code: severity == .warning
      ? .warning("some-code", summary: summary, explanation: explanation, withoutExample: reason)
      : .error("some-code", summary: summary, explanation: explanation, withoutExample: reason),
    message: message,
    at: location,
    notes: notes
  )
  diagnostic.excerpt = excerpt
  return diagnostic
}

/// A location in `a.yaml`.
func place(_ line: Int = 0, _ column: Int = 0) -> SourceLocation {
  SourceLocation(file: "a.yaml", line: line, column: column)
}
