import Diagnostics

/// What the tool says on standard error.
enum Messages {
  /// Prints a diagnostic; a deprecation exactly as kustomize does, so that scripts find the same line.
  static func print(_ diagnostic: Diagnostic) {
    guard diagnostic.code != .deprecatedField else { return printLine("# Warning: \(diagnostic.message)") }
    StandardError.write(TextRenderer(usesColor: Terminal.usesColor).render(diagnostic))
  }

  /// Prints a line as it is.
  static func printLine(_ line: String) {
    StandardError.write("\(line)\n")
  }
}
