import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// The errors of a build.
struct ErrorLog {
  /// The errors, each once, in the order in which they were found.
  private(set) var found: [Diagnostic] = []
  /// Whether the resources are what the input describes, so that further errors are not consequences of earlier ones.
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
  mutating func record(_ error: Diagnostic) {
    if !Self.isMissingTarget(error) { resourcesAreTrustworthy = false }
    guard known.insert(Identity(code: error.code, message: error.message, location: error.location)).inserted else {
      return
    }
    found.append(error)
    if found.count >= Diagnostic.errorLimit || Self.isFatal(error) { shouldStop = true }
  }
}

extension Build {
  /// Records an error, after which the build continues to look for others.
  ///
  /// - Throws: The error if the build must end with it.
  mutating func recover(from error: Diagnostic) throws(Diagnostic) {
    if !errorLog.shouldStop { errorLog.record(trail.explain(error)) }
    if errorLog.shouldStop { throw error }
  }

  /// Runs `body` with an entry on the trail, which its errors name.
  ///
  /// - Throws: What `body` throws.
  mutating func following<Value>(
    _ role: String,
    _ entry: Located<String>,
    _ body: (inout Build) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    try leavingEntries { (build) throws(Diagnostic) in
      build.trail.enter(role, entry.value, at: entry.location)
      return try body(&build)
    }
  }

  /// Runs `body`, which may enter files without leaving them; its errors name them.
  ///
  /// - Throws: What `body` throws.
  mutating func leavingEntries<Value>(
    _ body: (inout Build) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    let start = trail
    defer { trail = start }
    do throws(Diagnostic) { return try body(&self) } catch { throw trail.explain(error) }
  }

  /// Converts the entries of a list; errors are recorded, and their entries are omitted.
  ///
  /// - Parameters:
  ///   - entries: The entries.
  ///   - make: Converts an entry. It may enter files without leaving them.
  /// - Returns: The results, in the order of the entries.
  /// - Throws: Like ``recover(from:)``.
  mutating func make<Entry, Value>(
    ofEach entries: [Entry],
    _ make: (Entry, inout Build) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> [Value] {
    var result: [Value] = []
    for entry in entries {
      let start = trail
      defer { trail = start }
      do throws(Diagnostic) { result.append(try make(entry, &self)) } catch { try recover(from: error) }
    }
    return result
  }

  /// Records all errors of a resource file.
  ///
  /// - Parameters:
  ///   - error: The error of reading the file.
  ///   - file: The file.
  /// - Throws: Like ``recover(from:)``.
  mutating func recover(from error: Diagnostic, in file: FileReference) throws(Diagnostic) {
    // Reading a file again that is too large would fail again.
    guard !ErrorLog.isFatal(error), error.code != .aliasesTooLarge else { return try recover(from: error) }
    let problems = files.content(of: file.displayPath).map { bytes in
      ResourceReader.problems(in: bytes, file: file.displayPath, limit: Diagnostic.errorLimit)
    }
    for problem in problems ?? [] { try recover(from: problem) }
    // Some errors appear only in the build.
    if problems?.contains(where: { $0.location == error.location }) != true { try recover(from: error) }
  }
}
