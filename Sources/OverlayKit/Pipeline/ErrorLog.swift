import OverlayDiagnostics

/// The errors of a build.
struct ErrorLog {
  /// The errors, each once, in the order in which they were found.
  private(set) var found: [Diagnostic] = []
  /// Whether the resources are as the input describes, so that a further error is not a consequence of an earlier one.
  private(set) var resourcesAreTrustworthy = true
  /// Whether the build must end.
  private(set) var shouldStop = false
  private var known: Set<Identity> = []

  /// What duplicate errors have in common; their notes may name different trails.
  private struct Identity: Hashable {
    var code: Diagnostic.Code
    var message: String
    var location: SourceLocation?
  }

  /// Errors that leave the resources trustworthy: a target is missing, so no other step depends on the change.
  private static let codesOfMissingTargets: Set<Diagnostic.Code> = [
    .patchTargetNotFound, .patchTargetAmbiguous, .replicasTargetNotFound, .replacementSourceNotFound,
  ]

  /// Errors that end the build: they would repeat, or are not about the input.
  private static let fatalCodes: Set<Diagnostic.Code> = [.cancelled, .outOfMemory, .inputTooLarge, .remoteTimeout]

  /// Whether an error reports a missing target.
  static func isMissingTarget(_ error: Diagnostic) -> Bool { codesOfMissingTargets.contains(error.code) }

  /// Whether an error ends the build.
  static func isFatal(_ error: Diagnostic) -> Bool { fatalCodes.contains(error.code) }

  /// Records an error.
  mutating func note(_ error: Diagnostic) {
    if !Self.isMissingTarget(error) { resourcesAreTrustworthy = false }
    guard known.insert(Identity(code: error.code, message: error.message, location: error.location)).inserted else {
      return
    }
    found.append(error)
    if found.count >= Diagnostic.errorLimit || Self.isFatal(error) { shouldStop = true }
  }
}
