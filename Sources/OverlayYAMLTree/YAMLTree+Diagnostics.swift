package import OverlayDiagnostics

extension Diagnostic {
  static func yamlSyntax(_ problem: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .yamlSyntax, message: problem, at: location)
  }

  static func outOfMemory(reading file: String) -> Diagnostic {
    Diagnostic(code: .outOfMemory, message: "not enough memory to read this file", at: SourceLocation(file: file))
  }

  package static func nestingTooDeep(limit: Int, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .nestingTooDeep,
      message: "collections are nested more than \(limit) levels deep",
      at: location
    )
  }

  static func aliasesTooLarge(limit: Int, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .aliasesTooLarge,
      message: "the aliases up to here expand to more than \(limit) nodes",
      at: location
    )
  }

  /// The name is not told, as a value that begins with an asterisk is taken for an alias.
  static func unknownAnchor(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .unknownAnchor, message: "this alias refers to no anchor", at: location)
      .addingNote("an anchor must stand before its aliases, in the same document")
  }

  static func anchorContainsItself(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .unknownAnchor, message: "the value of this alias's anchor contains the alias", at: location)
  }

  static func invalidMergeKey(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .invalidMergeKey,
      message: "a merge key '<<' takes a mapping or a list of mappings",
      at: location
    )
  }

  static func invalidDocumentSeparator(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidDocumentSeparator, message: "this is not a valid document separator", at: location)
      .addingNote("only a comment may follow '---' on its line")
  }

  static func duplicateKey(_ key: String?, at location: SourceLocation?, first: SourceLocation?) -> Diagnostic {
    let subject = key.map { "the key '\($0)'" } ?? "this key"
    return Diagnostic(code: .duplicateKey, message: "\(subject) is already defined in this mapping", at: location)
      .addingNote("first defined here", at: first)
  }

  static func nonStringKey(_ key: String?, at location: SourceLocation?) -> Diagnostic {
    let subject = key.map { "the key '\($0)'" } ?? "a key"
    return Diagnostic(code: .nonStringKey, message: "\(subject) is not a string", at: location)
      .addingNote("put it in quotes")
  }

  static func taggedKey(_ key: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .nonStringKey, message: "the key '\(key)' is not a string because of its tag", at: location)
      .addingNote("remove the tag")
  }

  /// A plain scalar in a flow collection that Kustomize ends at a question mark.
  static func questionMarkInFlow(at location: SourceLocation) -> Diagnostic {
    yamlSyntax("found unexpected '?' in a plain scalar in braces or brackets", at: location)
      .addingNote("put the text in quotes")
  }

  /// A tag that Kustomize takes the comma behind it for a part of.
  static func commaAfterTag(at location: SourceLocation) -> Diagnostic {
    yamlSyntax("found unexpected ',' directly after a tag", at: location)
      .addingNote("put a space before the comma, or quotes: \"\"")
  }

  /// A value that its tag does not allow; it is not told, as a replacement may have brought that of a Secret here.
  static func invalidScalar(as tag: Tag, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidScalar, message: "this is not a valid \(tag.word), which its tag asks for", at: location)
  }

  static func unwritableValue(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .unwritableValue, message: reason, at: location)
  }

  static func aliasTextTooLarge(limit: Int, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .aliasesTooLarge,
      message: "the aliases up to here expand to more than \(limit >> 20) MiB of text",
      at: location
    )
  }

  static func tooManyNodes(limit: Int, at location: SourceLocation?) -> Diagnostic {
    .inputTooLarge("there are more than \(limit) nodes up to here", at: location)
  }

  package static func inputTooLarge(_ problem: String, at location: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(code: .inputTooLarge, message: problem, at: location)
  }
}

extension Tag {
  /// The word for this kind of value in messages.
  var word: String {
    switch self {
    case .integer: "integer"
    case .float: "number"
    case .boolean: "boolean"
    case .null: "null"
    case .timestamp: "timestamp"
    case .binary: "base64 text"
    case .mapping, .set: "mapping"
    case .sequence: "list"
    default: "string"
    }
  }
}
