import OverlayDiagnostics

extension SecretMask {
  /// The longest message that is shown, in characters.
  private static let messageLimit = 1_000

  /// A diagnostic as it may be shown: without values of Secrets, without passwords, and no longer than can be read.
  mutating func present(_ diagnostic: Diagnostic) -> Diagnostic {
    // A value that is cut through is not found any more, so that the mask gets more than is shown.
    mask(diagnostic.clipped(to: 64 * Self.messageLimit)).redactingCredentials().clipped(to: Self.messageLimit)
  }
}

extension Diagnostic {
  /// The most notes that are shown.
  private static let noteLimit = 50

  /// The diagnostic with the beginning and the end of messages that are too long, as input can be quoted in them.
  fileprivate func clipped(to limit: Int) -> Diagnostic {
    var copy = self
    copy.message = Self.clipped(message, to: limit)
    if notes.count > Self.noteLimit {
      copy.notes = notes.prefix(Self.noteLimit) + [Note("and \(notes.count - Self.noteLimit) more")]
    }
    for index in copy.notes.indices { copy.notes[index].message = Self.clipped(copy.notes[index].message, to: limit) }
    return copy
  }

  private static func clipped(_ message: String, to limit: Int) -> String {
    guard message.utf8.count > limit else { return message }
    let scalars = message.unicodeScalars
    guard scalars.count > limit else { return message }
    return String(scalars.prefix(limit / 2)) + "…" + String(scalars.suffix(limit / 2))
  }
}
