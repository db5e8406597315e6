import OverlayDiagnostics
import OverlayKustomization

/// Decodes a valid kustomization file.
func decode(_ text: String) throws(Diagnostic) -> Kustomization {
  let kustomization = try KustomizationDecoder.decode(Array(text.utf8), file: "k.yaml")
  if let error = kustomization.errors.first { throw error }
  return kustomization
}

/// The error of a kustomization file in the form that users see; `nil` if it is valid.
func problem(of text: String) -> String? {
  do throws(Diagnostic) {
    _ = try decode(text)
    return nil
  } catch {
    return error.description
  }
}

/// A value at a location in the file that ``decode(_:)`` reads.
func at<Value>(_ line: Int, _ column: Int, _ value: Value) -> Located<Value> {
  Located(value, at: place(line, column))
}

/// A location in the file that ``decode(_:)`` reads.
func place(_ line: Int, _ column: Int) -> OverlayDiagnostics.SourceLocation {
  SourceLocation(file: "k.yaml", line: line, column: column)
}
