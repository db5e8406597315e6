import Testing

@testable import OverlayKit

@Suite("Arguments of plugins")
struct ShellWordsTests {
  @Test(
    "are split as in Kustomize",
    arguments: [
      ("a b", ["a", "b"]), ("  a\t\nb  ", ["a", "b"]), ("é\u{A0}b\u{2003}c", ["é", "b", "c"]), ("", []), ("''", []),
      ("a '' b", ["a", "b"]), ("a''b", ["ab"]), ("'a b'", ["a b"]), ("\"a b\"c", ["a bc"]), ("a\\ b", ["a b"]),
      ("'a\\b'", ["a\\b"]), ("\"a\\\"b\"", ["a\"b"]), ("\"a\\nb\"", ["anb"]), ("a\\", ["a"]), ("\\\\", ["\\"]),
      ("\\'", ["'"]), ("\"'\" '\"'", ["'", "\""]), ("a #b", ["a"]), ("a#b c", ["a"]), ("#a\nb", []),
      ("'a#b' \\#c", ["a#b", "#c"]), ("a#'b", ["a"]), ("$a ~ *", ["$a", "~", "*"]),
    ]
  )
  func split(text: String, words: [String]) throws {
    #expect(try ShellWords.split(text) == words)
  }

  @Test("are rejected if a quote is not closed", arguments: ["a 'b", "\"", "'a\\'b'", "\"a\\\""])
  func unclosed(text: String) {
    #expect(throws: ShellWords.UnclosedQuote.self) { try ShellWords.split(text) }
  }
}
