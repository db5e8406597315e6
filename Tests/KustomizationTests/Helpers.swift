import OverlayDiagnostics
import OverlayKustomization

/// The kustomization that a text without errors holds.
func decode(_ text: String) throws(Diagnostic) -> Kustomization {
  let kustomization = try KustomizationDecoder.decode(Array(text.utf8), file: "k.yaml")
  if let error = kustomization.errors.first { throw error }
  return kustomization
}

/// The problem of a text in the form that users see, or `nil` where there is none.
func problem(of text: String) -> String? {
  do throws(Diagnostic) {
    _ = try decode(text)
    return nil
  } catch {
    return error.description
  }
}

/// A text at a place in the file that ``decode(_:)`` reads.
func at<Value>(_ line: Int, _ column: Int, _ value: Value) -> Located<Value> {
  Located(value, at: place(line, column))
}

/// A place in the file that ``decode(_:)`` reads.
func place(_ line: Int, _ column: Int) -> OverlayDiagnostics.SourceLocation {
  SourceLocation(file: "k.yaml", line: line, column: column)
}
