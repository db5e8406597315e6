import COverlayYAML

/// Advice on a syntax error, because libyaml's own message only says what the grammar expects.
struct SyntaxAdvice {
  /// The message of libyaml.
  let problem: String
  /// The line with the error, as code points, and how many of them precede the error.
  let line: [Unicode.Scalar]
  let column: Int
  /// The column of the construct that contains the error, counted from 0.
  let contextColumn: Int

  /// Reads the state of a parser that failed to parse `bytes`.
  init(problem: String, state: yaml_parser_t, bytes: UnsafeBufferPointer<UInt8>) {
    self.problem = problem
    var lines = bytes[...]
    for _ in 0..<state.problem_mark.line {
      guard let lineBreak = lines.firstIndex(of: ascii("\n")) else { break }
      lines = lines[(lineBreak + 1)...]
    }
    let limit = 1_000
    line = Array(String(decoding: lines.prefix(limit).prefix { $0 != ascii("\n") }, as: UTF8.self).unicodeScalars)
    column = min(Int(clamping: state.problem_mark.column), line.count)
    contextColumn = Int(clamping: state.context_mark.column)
  }

  /// One clause for a note; `nil` if libyaml's message is enough.
  var text: String? {
    switch problem {
    case "did not find expected key":
      if isTemplate { return templates }
      guard beginsLine else { return "put the whole value between one pair of quotes" }
      return "the mapping's keys begin in column \(contextColumn + 1), and this line begins in column \(column + 1)"
    case "did not find expected '-' indicator":
      return "the list's elements begin with '-' in column \(contextColumn + 1)"
    case "mapping values are not allowed in this context":
      return before.contains(":")
        ? "put a value that holds ': ' in quotes"
        : "the line above already has a value, so nothing can be nested below it"
    case "block sequence entries are not allowed in this context":
      return "begin the list on a line of its own, below its key"
    case "could not find expected ':'": return "write ':' and a space after the key"
    case "found character that cannot start any token":
      return character == "\t"
        ? "indent with spaces, as YAML takes no tabs for that"
        : "put a value that begins with '\(character.map(String.init) ?? "")' in quotes"
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return "indent with spaces, as YAML takes no tabs for that"
    case "did not find expected ',' or '}'", "did not find expected ',' or ']'", "did not find expected node content":
      if isTemplate { return templates }
      return problem.hasSuffix("content") ? nil : "a comma or the closing bracket is missing before this"
    case "found unexpected end of stream", "found unexpected document indicator":
      return "the quote that opens there is not closed before the end of the document"
    case "found unknown escape character": return "write two backslashes for one, or use single quotes"
    case "found undefined tag handle", "did not find expected tag URI":
      return "put a value that begins with '!' in quotes"
    case "control characters are not allowed":
      return "write the character as an escape in double quotes, such as \"\\u0007\""
    default:
      let isEncoding = ["UTF-8", "UTF-16", "surrogate"].contains { problem.contains($0) }
      return isEncoding ? "save the file as UTF-8" : nil
    }
  }

  private var templates: String { "templates must be filled in before, and a text with braces needs quotes" }

  /// The part of the line before the error.
  private var before: ArraySlice<Unicode.Scalar> { line[..<column] }

  private var character: Unicode.Scalar? { column < line.count ? line[column] : nil }

  private var beginsLine: Bool { before.allSatisfy { $0 == " " || $0 == "\t" } }

  private var isTemplate: Bool { zip(line, line.dropFirst()).contains { $0 == "{" && $1 == "{" } }
}
