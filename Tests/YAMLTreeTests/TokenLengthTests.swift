import OverlayYAMLTree
import Testing

@Suite("Marked ranges of lines")
struct TokenLengthTests {
  @Test(
    "tokens",
    arguments: [
      ("name: web", 1, 4), ("name: web", 7, 3), ("name: web app # why", 7, 7), ("name: web#1", 7, 5),
      ("a: http://x", 4, 8), ("- a", 1, 1), ("-a", 1, 2), ("- a: 1", 3, 1), ("? a", 1, 1), ("a:", 2, 1), ("a:", 1, 1),
      ("a: \"b \\\" c\" # d", 4, 8), ("a: 'it''s' x", 4, 7), ("a: 'open", 4, 5), ("a: \"open\\", 4, 6),
      ("a: [b c, d]", 4, 1), ("a: [b c, d]", 5, 3), ("a: {b: c}", 5, 1), ("a: b, c", 4, 4), ("a: |", 4, 1),
      ("é: ü ü", 4, 3), ("a:\tb\t#c", 4, 1), ("a", 2, 0), ("a", 900, 0), ("", 1, 0), ("a", 0, 0), ("a", -3, 0),
    ]
  )
  func tokens(line: String, column: Int, length: Int) {
    #expect(TokenLength.length(in: line, from: column) == length)
  }
}
