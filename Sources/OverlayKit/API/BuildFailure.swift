public import OverlayDiagnostics

/// The reasons why a build has no result.
public struct BuildFailure: Error, Hashable, Sendable {
  /// The errors without duplicates: at least one, and at most `Diagnostic.errorLimit`.
  ///
  /// Errors without a location come first. The others are grouped by file, in the order in which the files first occur, and
  /// sorted by line. Errors that may be mere consequences of others are omitted.
  public let errors: [Diagnostic]
  /// The warnings up to the failure, as in ``BuildResult/warnings``.
  public let warnings: [Diagnostic]
  /// Whether the build stopped at the limit, so that there may be more errors.
  public var isAtLimit: Bool { errors.count >= Diagnostic.errorLimit }

  /// Creates a failure.
  public init(errors: [Diagnostic], warnings: [Diagnostic] = []) {
    self.errors = errors
    self.warnings = warnings
  }

  /// The failure with warnings turned into errors, which follow the other errors up to the limit.
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
  /// The errors and then the warnings, each with its notes on separate lines.
  public var description: String { (errors + warnings).map(\.description).joined(separator: "\n") }
}
