import Diagnostics
import Kustomization
import YAMLTree

extension Build {
  /// Takes note of an error, after which the build goes on to look for others.
  ///
  /// - Throws: The error, where the build is to end with it.
  mutating func recover(from error: Diagnostic) throws(Diagnostic) {
    // On its way out already.
    guard !mistakes.isOver else { throw error }
    mistakes.note(trail.explain(error))
    if mistakes.isOver { throw error }
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

  /// The errors of a build that has come to its end, with the lines they speak of.
  var reportedErrors: [Diagnostic] {
    mistakes.found.inFileOrder.map { files.addingExcerpt(to: files.movingIntoFiles($0)) }.presentable(in: files)
  }

  /// Takes note of everything that is wrong with a resource file.
  ///
  /// - Parameters:
  ///   - error: Why the file could not be taken in.
  ///   - file: The file.
  /// - Throws: As ``recover(from:)``.
  mutating func recover(from error: Diagnostic, in file: FileReference) throws(Diagnostic) {
    // What is too large once would be too large again.
    guard !Mistakes.isFatal(error), error.code != .aliasesTooLarge else { return try recover(from: error) }
    let problems = files.content(of: file.displayPath).map { bytes in
      ResourceReader.problems(in: bytes, file: file.displayPath, limit: Diagnostic.errorLimit)
    }
    for problem in problems ?? [] { try recover(from: problem) }
    // Also what only shows in the build.
    if problems?.contains(where: { $0.location == error.location }) != true { try recover(from: error) }
  }
}
