import OverlayDiagnostics
import OverlayYAMLTree

/// Takes the values of Secrets out of diagnostics.
///
/// Where a document may be a Secret, of the line that is shown only the names of well-known fields stay, and of the words
/// that the message quotes only those which are names there. Whatever else stands in such documents is taken out of all
/// other messages too, as values go from one resource to another.
struct SecretMask {
  /// What stands for something that is not shown.
  static let mark = "***"

  /// The files of the build that may hold Secrets, by the names that diagnostics use.
  private let files: [String: SecretText]
  /// What the Secrets of the build hold.
  private let values: SecretValues
  /// What is known of words that have been looked for.
  private var known: [String: Bool] = [:]
  private let effort: SearchEffort

  init(_ files: [String: SecretText], values: SecretValues, effort: SearchEffort) {
    self.files = files.filter { $0.value.mayHoldSecrets }
    self.values = values
    self.effort = effort
  }

  /// The diagnostic without the values of Secrets.
  mutating func mask(_ diagnostic: Diagnostic) -> Diagnostic {
    guard !files.isEmpty || !values.isEmpty else { return diagnostic }
    var copy = diagnostic
    let place = secretPlace(of: diagnostic.location)
    // Deprecations have a fixed text.
    if diagnostic.code != .deprecatedField { copy.message = masked(diagnostic.message, at: place) }
    for index in copy.notes.indices {
      let note = diagnostic.notes[index]
      copy.notes[index].message = masked(
        note.message,
        at: note.location == nil ? place : secretPlace(of: note.location)
      )
    }
    if let edit = diagnostic.edit, !mayShow(edit, of: place) { copy.edit = nil }
    if let excerpt = diagnostic.excerpt {
      copy.excerpt =
        switch place {
        case let place? where !place.isOfNames(excerpt): SecretText.structure(of: excerpt)
        default: maskedWords(in: excerpt)
        }
      if copy.excerpt != excerpt { copy.length = 0 }
    }
    return copy
  }

  /// Whether the new lines of an edit, which may have moved from anywhere among the old ones, are free of values.
  private func mayShow(_ edit: Diagnostic.Edit, of place: SecretText.Part?) -> Bool {
    let first = edit.location.line
    let covered = files[edit.location.file]?.parts(in: first..<first + max(edit.lineCount, 1)) ?? []
    return (covered + [place].compactMap(\.self)).allSatisfy { edit.lines.allSatisfy($0.isOfNames) }
  }

  /// The part of a file that may be a Secret and that a place is in.
  private func secretPlace(of location: SourceLocation?) -> SecretText.Part? {
    guard let location, let text = files[location.file] else { return nil }
    return text.part(atLine: location.line)
  }

  /// A message without values.
  private mutating func masked(_ message: String, at part: SecretText.Part?) -> String {
    var pieces = message.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    // What is between the first and the second quote is quoted, and so is every other piece after that.
    for index in pieces.indices where index % 2 == 1 && index + 1 < pieces.count {
      if part?.mayQuote(pieces[index]) ?? false { pieces[index] = Self.mark }
    }
    guard pieces.count > 2 else { return maskedWords(in: message, isProse: true) }
    // A value may have quotes of its own, so that it cannot be told where the text between two of them ends.
    let quoted = pieces.dropFirst().dropLast().joined(separator: "'")
    let ends = [pieces[0], pieces[pieces.count - 1]].map { maskedWords(in: $0, isProse: true) }
    return "\(ends[0])'\(maskedWords(in: quoted))'\(ends[1])"
  }

  /// A text without the words that are values of Secrets; in the prose of a message words of letters only are none.
  private mutating func maskedWords(in text: String, isProse: Bool = false) -> String {
    var result = ""
    var word = ""
    for scalar in values.masked(text, isProse: isProse).unicodeScalars {
      if SecretText.isPartOfWord(scalar) {
        word.unicodeScalars.append(scalar)
      } else {
        result += isValue(word, isProse: isProse) ? Self.mark : word
        word = ""
        result.unicodeScalars.append(scalar)
      }
    }
    return result + (isValue(word, isProse: isProse) ? Self.mark : word)
  }

  /// Whether a word is a value, or part of one, in a text that may be a Secret.
  private mutating func isValue(_ word: String, isProse: Bool) -> Bool {
    if isProse, word.utf8.allSatisfy(SecretText.isLetter) { return false }
    guard word.utf8.count >= SecretText.shortestWord, !SecretText.knownNames.contains(word) else { return false }
    if values.contains(word) { return true }
    if let known = known[word] { return known }
    var isFound = false
    // Beyond the effort that is worth it, all that might be a value is taken for one.
    for file in files.values where !isFound { isFound = !effort.spend(file.size) || file.hasValue(word) }
    known[word] = isFound
    return isFound
  }
}
