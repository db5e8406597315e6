extension String {
  /// The text, or its start and end if it is too long for a message.
  package var abridged: String {
    let scalars = unicodeScalars
    guard utf8.count > 240, scalars.count > 240 else { return self }
    var text = String(scalars.prefix(150)) + "…"
    text.unicodeScalars.append(contentsOf: scalars.suffix(50))
    return text
  }
}
