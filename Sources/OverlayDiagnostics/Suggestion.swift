/// Finds the known word nearest to a misspelled one.
public enum Suggestion {
  /// The most candidates to compare, which bounds the time for one misspelled word.
  private static let candidateLimit = 5_000

  /// - Parameters:
  ///   - word: What the user wrote.
  ///   - candidates: The known words; the first of equally near ones wins, and those after the first few thousand are
  ///     ignored.
  /// - Returns: A candidate at most a third of the word's length away in edits, with which it has something in common, or
  ///   `nil`.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().utf8.prefix(80))
    let limit = max(1, wanted.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates.lazy.prefix(candidateLimit) where candidate != word {
      let other = Array(candidate.lowercased().utf8.prefix(80))
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = distance(from: wanted, to: other)
      guard distance < max(wanted.count, other.count) else { continue }
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// The question that suggests a word.
  public static func question(_ word: String) -> String { "did you mean '\(word)'?" }

  /// The number of insertions, deletions, replacements and swaps of adjacent characters between two words.
  private static func distance(from source: [UInt8], to target: [UInt8]) -> Int {
    var twoBack: [Int] = []
    var oneBack = Array(0...target.count)
    for (row, byte) in source.enumerated() {
      var current = [row + 1]
      for (column, other) in target.enumerated() {
        var best = min(oneBack[column] + (byte == other ? 0 : 1), min(oneBack[column + 1], current[column]) + 1)
        if row > 0, column > 0, byte == target[column - 1], source[row - 1] == other {
          best = min(best, twoBack[column - 1] + 1)
        }
        current.append(best)
      }
      twoBack = oneBack
      oneBack = current
    }
    return oneBack[target.count]
  }
}

extension Diagnostic {
  /// The same problem with a note that suggests a word, or with other advice if there is none.
  package func suggesting(
    _ word: String?,
    at location: SourceLocation? = nil,
    otherwise advice: String? = nil
  ) -> Diagnostic {
    if let word { return addingNote(Suggestion.question(word), at: location) }
    return advice.map { addingNote($0) } ?? self
  }

  /// The same problem with a note that suggests the nearest known word, or with other advice.
  package func suggesting(
    nearestTo word: String,
    among candidates: some Sequence<String>,
    otherwise advice: String? = nil
  ) -> Diagnostic {
    suggesting(Suggestion.nearest(to: word, among: candidates), otherwise: advice)
  }
}
