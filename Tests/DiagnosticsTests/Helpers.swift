@testable import OverlayDiagnostics

/// A problem with the code `some-code`.
func problem(
  _ message: String,
  severity: Diagnostic.Severity = .error,
  at location: SourceLocation? = nil,
  excerpt: String? = nil,
  notes: [Diagnostic.Note] = []
) -> Diagnostic {
  var diagnostic = Diagnostic(
    code: Diagnostic.Code(
      severity == .warning ? .warning : .error,
      "some-code",
      summary: "Some code.",
      explanation: "Do better.",
      withoutExample: "it takes a test"
    ),
    message: message,
    at: location,
    notes: notes
  )
  diagnostic.excerpt = excerpt
  return diagnostic
}

/// A place in `a.yaml`.
func place(_ line: Int = 0, _ column: Int = 0) -> SourceLocation {
  SourceLocation(file: "a.yaml", line: line, column: column)
}
