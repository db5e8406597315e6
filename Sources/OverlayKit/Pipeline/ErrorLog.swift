import OverlayDiagnostics

/// What is wrong with the input, as far as a build has come.
struct ErrorLog {
  /// The errors, each once, in the order in which they were found.
  private(set) var found: [Diagnostic] = []
  /// Whether the resources are still those that the input describes, so that what a step cannot do with them is a
  /// mistake of its own, and does not just follow from an earlier one.
  private(set) var resourcesAreTrustworthy = true
  /// Whether the build is to end.
  private(set) var shouldStop = false
  private var known: Set<Identity> = []

  /// What makes two errors the same, whichever way led to them.
  private struct Identity: Hashable {
    var code: Diagnostic.Code
    var message: String
    var location: SourceLocation?
  }

  /// What is only missing, so that nothing was changed, and nothing is left unchanged that others build upon.
  private static let codesOfMissingTargets: Set<Diagnostic.Code> = [
    .patchTargetNotFound, .patchTargetAmbiguous, .replicasTargetNotFound, .replacementSourceNotFound,
  ]

  /// What would happen again and again, or says nothing of the input.
  private static let fatalCodes: Set<Diagnostic.Code> = [.cancelled, .outOfMemory, .inputTooLarge, .remoteTimeout]

  /// Whether an error says that something to be changed is not there.
  static func isMissingTarget(_ error: Diagnostic) -> Bool { codesOfMissingTargets.contains(error.code) }

  /// Whether a build ends with an error, whatever else there may be.
  static func isFatal(_ error: Diagnostic) -> Bool { fatalCodes.contains(error.code) }

  /// Takes up an error.
  mutating func note(_ error: Diagnostic) {
    if !Self.isMissingTarget(error) { resourcesAreTrustworthy = false }
    guard known.insert(Identity(code: error.code, message: error.message, location: error.location)).inserted else {
      return
    }
    found.append(error)
    if found.count >= Diagnostic.errorLimit || Self.isFatal(error) { shouldStop = true }
  }
}
