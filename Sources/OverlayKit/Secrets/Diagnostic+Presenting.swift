import Diagnostics

extension [Diagnostic] {
  /// The diagnostics as they may be shown: without values of Secrets, without passwords, and no longer than can be read.
  func presentable(in files: FileStore) -> [Diagnostic] {
    guard !isEmpty else { return [] }
    // Deprecations have a fixed text, so that only their own files matter, and many builds have no others.
    let isPlain = allSatisfy { $0.code == .deprecatedField }
    var mask = files.secretMask(of: isPlain ? Set(compactMap { $0.location?.file }) : nil)
    return map { mask.mask($0.clipped).redactingCredentials() }
  }
}

extension Diagnostic {
  /// The longest message that is shown, in characters.
  private static let messageLimit = 1_000
  /// The most notes that are shown.
  private static let noteLimit = 50

  /// The diagnostic with the beginning and the end of messages that are too long, as input can be quoted in them.
  fileprivate var clipped: Diagnostic {
    var copy = self
    copy.message = Self.clipped(message)
    if notes.count > Self.noteLimit {
      copy.notes = notes.prefix(Self.noteLimit) + [Note("and \(notes.count - Self.noteLimit) more")]
    }
    for index in copy.notes.indices { copy.notes[index].message = Self.clipped(copy.notes[index].message) }
    return copy
  }

  private static func clipped(_ message: String) -> String {
    guard message.utf8.count > messageLimit else { return message }
    let scalars = message.unicodeScalars
    guard scalars.count > messageLimit else { return message }
    return String(scalars.prefix(messageLimit / 2)) + "…" + String(scalars.suffix(messageLimit / 2))
  }
}
