import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// Records an error, after which the build continues to look for others.
  ///
  /// - Throws: The error if the build must end with it.
  mutating func recover(from error: Diagnostic) throws(Diagnostic) {
    if !errorLog.shouldStop { errorLog.note(trail.explain(error)) }
    if errorLog.shouldStop { throw error }
  }

  /// Does what an entry leads to; errors come with that entry in their way.
  ///
  /// - Throws: What `body` throws.
  mutating func following<Value>(
    _ role: String,
    _ entry: Located<String>,
    _ body: (inout Build) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    trail.enter(role, entry.value, at: entry.location)
    defer { trail.leave() }
    do throws(Diagnostic) { return try body(&self) } catch { throw trail.explain(error) }
  }

  /// Makes something of each entry of a list; entries that are wrong are noted and left out.
  ///
  /// - Parameters:
  ///   - entries: The entries.
  ///   - make: What is done with one. It may enter files, which it need not leave.
  /// - Returns: What was made, in the order of the entries.
  /// - Throws: As ``recover(from:)``.
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

  /// Takes note of everything that is wrong with a resource file.
  ///
  /// - Parameters:
  ///   - error: Why the file could not be taken in.
  ///   - file: The file.
  /// - Throws: As ``recover(from:)``.
  mutating func recover(from error: Diagnostic, in file: FileReference) throws(Diagnostic) {
    // What is too large once would be too large again.
    guard !ErrorLog.isFatal(error), error.code != .aliasesTooLarge else { return try recover(from: error) }
    let problems = files.content(of: file.displayPath).map { bytes in
      ResourceReader.problems(in: bytes, file: file.displayPath, limit: Diagnostic.errorLimit)
    }
    for problem in problems ?? [] { try recover(from: problem) }
    // Also what only shows in the build.
    if problems?.contains(where: { $0.location == error.location }) != true { try recover(from: error) }
  }
}
