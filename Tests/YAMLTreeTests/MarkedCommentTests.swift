import Testing

@testable import OverlayYAMLTree

@Suite("Comments with a marker")
struct MarkedCommentTests {
  private static let blocks: Set<String> = ["patch", "patches[].patch"]

  /// The comments as `line:column`, with `+` after those that are alone on their line.
  private func places(_ text: String) -> [String] {
    MarkedComment.inYAML(Array(text.utf8), marker: "m:x") { Self.blocks.contains($0.path) }.map(Self.place)
  }

  private static func place(_ comment: MarkedComment) -> String {
    "\(comment.line):\(comment.column)\(comment.isAlone ? "+" : "")"
  }

  @Test(
    "are found where a comment can be",
    arguments: [
      ("", []), ("# m:x a", ["1:1+"]), ("#m:x", ["1:1+"]), ("# \t m:x\n", ["1:1+"]), ("\u{FEFF}# m:x", ["1:2+"]),
      ("a: 1 # m:x b\nc: 2\t#m:x\n  # m:x", ["1:6", "2:6", "3:3+"]),
      ("a: 1\r\n# m:x b\r\nc: 2 # m:x\r\n", ["2:1+", "3:6"]),
      ("a: é # m:x", ["1:6"]), ("a: [1, # m:x\n 2] # m:x\n", ["1:8", "2:5"]),
      ("a:\n- b # m:x\n-   # m:x\n  c: 1\n", ["2:5", "3:5"]),
      ("--- # m:x\na: 1\n--- # m:x\nb: 1 # m:x\n...\n# m:x", ["1:5", "3:5", "4:6", "6:1+"]),
      ("a: &b # m:x\n  |\n  text\n", ["1:7"]), ("a: | # m:x\n  text\nb: 1 # m:x", ["1:6", "3:6"]),
      ("a: |\n  text\n # m:x\nb: 1\n", ["3:2+"]), ("a: 'x' # m:x\n", ["1:8"]),
      // libyaml rejects this colon and this escape, and Kustomize does not.
      ("a: 1 # m:x\n...\nb: 1\n", ["1:6"]), ("a: {b: c:, d: e} # m:x\n", ["1:18"]),
      ("a: \"it\\'s\" # m:x\nb: \" # m:x\"\n", ["1:12"]),
    ] as [(String, [String])]
  )
  func comments(text: String, expected: [String]) { #expect(places(text) == expected) }

  @Test(
    "are not found in strings, words, other comments and after syntax errors",
    arguments: [
      "a#m:x", "a: b# m:x", "# m:xy", "# m: x", "## m:x", "# see # m:x", "a: 1 # see # m:x", "a: ' # m:x'",
      "a: \"\n  # m:x\n  \"", "a: |\n  # m:x\n", "a: |\n  text # m:x\n\n  # m:x\n\n", "a: >-\n  # m:x\n", "- |\n # m:x",
      "? |\n  # m:x\n: 1\n", "a: {b: [\n# m:x\n", "{ \"a\": \" # m:x\" }", "a: !t |\n  # m:x\n", "\u{1} # m:x",
    ]
  )
  func content(text: String) { #expect(places(text) == []) }

  @Test("the first comment of a line goes up to its end")
  func several() {
    #expect(places("a: ' # m:x' # m:x # m:x\nb: 1 # m:x\n") == ["1:13", "2:6"])
    let text = Array("a: 1 # m:x why # m:x\r\n".utf8)
    #expect(MarkedComment.inYAML(text, marker: "m:x") { _ in false }.map(\.text) == ["# m:x why # m:x"])
  }

  @Test("are found in blocks that are YAML")
  func documents() {
    let text = """
      patches:
      - patch: |-

          # m:x
          a: é # m:x
          data: |
            # m:x
          ---
          b: " # m:x"
          # m:x
        other: |
          # m:x
      - patch: >-
          # m:x

      """
    #expect(places(text) == ["4:5+", "5:10", "10:5+"])
    #expect(places(text.replacing("\n", with: "\r\n")) == ["4:5+", "5:10", "10:5+"])
    #expect(
      places("patch: |\n  patch: |2\n     # m:x\n    # m:x\n    patch: |\n      patch: |\n        # m:x\n") == [
        "3:6+", "4:5+",
      ]
    )
    #expect(places("patch: |\n  patch: |\n    # m:x\n    patch: 1\n") == ["3:5+"])
  }

  @Test("a block's document has an apiVersion, wherever it is written")
  func apiVersion() {
    var found: [String?] = []
    let text =
      "patch: |\n  # m:x\napiVersion: v1\n---\npatch: |\n  # m:x\n---\na: {apiVersion: v2}\npatch: |\n  # m:x\n"
    _ = MarkedComment.inYAML(Array(text.utf8), marker: "m:x") {
      found.append($0.apiVersion)
      return false
    }
    #expect(found == ["v1", nil, nil])
  }

  @Test("in a file of lines only whole lines are comments")
  func lines() {
    let text = "# m:x\nA=1 # m:x\n \t#m:x b\r\nB='\n# m:x\n'"
    #expect(MarkedComment.inLines(of: Array(text.utf8), marker: "m:x").map(Self.place) == ["1:1+", "3:3+", "5:1+"])
  }

  /// Texts with many or deep parts, and how many comments each has.
  private static let large: [(text: String, count: Int)] = [
    (String(repeating: "# m:x a b\n", count: 2_000) + "a: 1\n", 2_000),
    (String(repeating: " # m:x", count: 2_000), 1),
    ("a: |\n" + String(repeating: "  # m:x a b\n", count: 2_000), 0),
    ("patch: |\n" + String(repeating: "  # m:x a b\n", count: 2_000) + "  a: 1\n", 2_000),
    (String(repeating: "- |\n  # m:x\n", count: 1_000), 0),
    (String(repeating: "a: 1 # m:x\n---\n", count: 1_000), 1_000),
    ("[" + String(repeating: "a, ", count: 20_000) + "] # m:x", 1),
  ]

  // The growth of time is tested with whole builds.
  @Test("are found in files of many or deep parts", arguments: large.indices)
  func manyParts(index: Int) { #expect(places(Self.large[index].text).count == Self.large[index].count) }
}
