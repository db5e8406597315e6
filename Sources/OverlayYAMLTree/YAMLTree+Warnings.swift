package import OverlayDiagnostics

extension Diagnostic {
  static func foldedTextChanged(at location: SourceLocation?) -> Diagnostic {
    warning(.foldedTextChanged, "lines of this folded text are joined on its way to the output", at: location)
      .noting("write it with '|' to keep it as it is")
  }

  static func dateRewritten(_ text: String, to time: String, at location: SourceLocation?) -> Diagnostic {
    warning(.dateRewritten, "the date '\(text)' becomes '\(time)'", at: location)
      .noting("put it in quotes to keep it as it is")
  }

  static func digitsLost(_ text: String, now: String, at location: SourceLocation?) -> Diagnostic {
    warning(.digitsLost, "the number \(text) is too large to be kept and becomes \(now)", at: location)
      .noting("put it in quotes if it may be a text")
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
    warning(.contentIgnored, "from here on the text is not read: a document ended before", at: location)
  }

  static func emptyValueQuoted(at location: SourceLocation?) -> Diagnostic {
    warning(.emptyValueQuoted, "an empty value in braces or brackets becomes an empty text, not a null", at: location)
      .noting("write 'null' or '\"\"' to say which one it is")
  }

  package static func keyRepeated(_ key: String, at location: SourceLocation?, first: SourceLocation?) -> Diagnostic {
    warning(.keyRepeated, "the key '\(key)' is already defined in this mapping; only this value counts", at: location)
      .noting("first defined here", at: first)
  }

  static func mergeKeyLost(at location: SourceLocation?) -> Diagnostic {
    warning(.mergeKeyLost, "the key '<<' is taken for a merge key and dropped", at: location)
  }

  static func tagLost(_ tag: String, at location: SourceLocation?) -> Diagnostic {
    warning(.tagLost, "the tag '\(tag)' means nothing here and is dropped", at: location)
  }

  static func valueRetyped(_ text: String, as tag: Tag, now: String, at location: SourceLocation?) -> Diagnostic {
    let value = tag == .null ? "null" : "the \(tag.word) \(now)"
    return warning(.valueRetyped, "'\(text)' is printed as \(value), not as a text", at: location)
      .noting("put the value that it is made of in quotes where it is first written")
  }

  static func sharedLabelChanged(to text: String, at location: SourceLocation?) -> Diagnostic {
    warning(
      .sharedLabelChanged,
      "this change of a label or annotation to '\(text)' also reaches the selectors and templates it was set with",
      at: location
    ).noting("change all of them in one step, or set it apart from them in the first place")
  }
}
