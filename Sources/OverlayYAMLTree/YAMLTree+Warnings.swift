package import OverlayDiagnostics

extension Diagnostic {
  static func foldedTextChanged(at location: SourceLocation?) -> Diagnostic {
    warning(.foldedTextChanged, "the lines of this folded text are others in the output", at: location)
      .addingNote("write it with '|' to keep it as it is")
  }

  /// The change is the text and what becomes of it, unless they must not be told.
  static func dateRewritten(_ change: (text: String, time: String)?, at location: SourceLocation?) -> Diagnostic {
    let message = change.map { "the date '\($0.text)' becomes '\($0.time)'" } ?? "this date gets a time and a zone"
    return warning(.dateRewritten, message, at: location)
      .addingNote("put it in quotes to keep it as it is")
  }

  /// The change is the text and what becomes of it, unless they must not be told.
  static func digitsLost(_ change: (text: String, now: String)?, at location: SourceLocation?) -> Diagnostic {
    let (subject, end) = change.map { ("the number \($0.text)", "becomes \($0.now)") } ?? ("this number", "is rounded")
    return warning(.digitsLost, "\(subject) is too large to be kept and \(end)", at: location)
      .addingNote("put it in quotes if it may be a text")
  }

  static func characterChanged(_ character: String, to replacement: String, at location: SourceLocation?) -> Diagnostic
  {
    warning(
      .characterChanged,
      "the character \(character) becomes \(replacement) on its way to the output",
      at: location
    )
  }

  static func contentIgnored(at location: SourceLocation?) -> Diagnostic {
    warning(.contentIgnored, "content after the end of the document is ignored", at: location)
  }

  static func emptyValueQuoted(at location: SourceLocation?) -> Diagnostic {
    warning(.emptyValueQuoted, "an empty value in braces or brackets becomes an empty text, not a null", at: location)
      .addingNote("write 'null' or '\"\"' to say which one it is")
  }

  package static func keyRepeated(_ key: String, at location: SourceLocation?, first: SourceLocation?) -> Diagnostic {
    warning(.keyRepeated, "the key '\(key)' is already defined in this mapping; only this value counts", at: location)
      .addingNote("first defined here", at: first)
  }

  static func mergeKeyLost(at location: SourceLocation?) -> Diagnostic {
    warning(.mergeKeyLost, "the key '<<' is taken for a merge key and dropped", at: location)
  }

  /// The tag is not told, as a value that begins with an exclamation mark is taken for one.
  static func tagLost(at location: SourceLocation?) -> Diagnostic {
    warning(.tagLost, "this tag has no effect and is dropped", at: location)
  }

  /// The change is the text and how it is printed, unless they must not be told.
  static func valueRetyped(
    _ change: (text: String, now: String)?,
    as tag: Tag,
    at location: SourceLocation?
  ) -> Diagnostic {
    let kind = tag == .null ? "null" : tag == .integer ? "an integer" : "a \(tag.word)"
    let value = change.map { tag == .null ? "null" : "the \(tag.word) \($0.now)" } ?? kind
    let subject = change.map { "'\($0.text)'" } ?? "this value"
    return warning(.valueRetyped, "\(subject) is printed as \(value), not as a text", at: location)
      .addingNote("put the value that it is made of in quotes where it is first written")
  }

  static func sharedLabelChanged(to text: String?, at location: SourceLocation?) -> Diagnostic {
    let change = text.map { " to '\($0)'" } ?? ""
    return warning(
      .sharedLabelChanged,
      "this change of a label or annotation\(change) also reaches the selectors and templates it was set with",
      at: location
    ).addingNote("change all of them in one step, or set it apart from them in the first place")
  }
}
