public import OverlayDiagnostics

/// Why a build gave no result.
public struct BuildFailure: Error, Hashable, Sendable {
  /// What makes a correct output impossible, each problem once: at least one, and at most
  /// `Diagnostic.errorLimit`.
  ///
  /// Those without a place come first; then the files in the order in which they were first spoken of, each with its
  /// problems in the order of its lines. Problems that may only follow from others are left out.
  public let errors: [Diagnostic]
  /// What else was found before the build failed, as in ``BuildResult/warnings``.
  public let warnings: [Diagnostic]
  /// Whether the build gave up at the limit, so that there may be more errors.
  public var isAtLimit: Bool { errors.count >= Diagnostic.errorLimit }

  /// Creates a failure.
  public init(errors: [Diagnostic], warnings: [Diagnostic] = []) {
    self.errors = errors
    self.warnings = warnings
  }

  /// The failure in which warnings are errors, behind those that are errors anyway, as many as there is room for.
  func treatingWarningsAsErrors() -> BuildFailure {
    let raised = warnings.map { warning in
      var error = warning
      error.severity = .error
      return error
    }
    return BuildFailure(errors: Array((errors + raised).prefix(Diagnostic.errorLimit)))
  }
}

// MARK: - CustomStringConvertible

extension BuildFailure: CustomStringConvertible {
  /// The errors with their notes and then the warnings, each on lines of its own.
  public var description: String { (errors + warnings).map(\.description).joined(separator: "\n") }
}
