import OverlayDiagnostics
import Testing

@Suite("Suggestions for misspelled words")
struct SuggestionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var word: String
    var candidates: [String]
    var expected: String?

    init(_ word: String, _ candidates: [String], _ expected: String?) {
      (self.word, self.candidates, self.expected) = (word, candidates, expected)
    }

    var testDescription: String { "\(word) among \(candidates)" }
  }

  static let cases: [Case] = [
    Case("resorces", ["replicas", "resources"], "resources"),
    Case("resourcess", ["resources"], "resources"),
    Case("rexources", ["resources"], "resources"),
    Case("nmae", ["name"], "name"),
    Case("Resources", ["resources"], "resources"),
    Case("nmaePrefix", ["nameSuffix", "namePrefix"], "namePrefix"),
    Case("abc", ["xyz"], nil),
    Case("abcdef", ["abxxxf"], nil),
    Case("abcdef", ["abxxef"], "abxxef"),
    Case("resources", ["resources"], nil),
    Case("resource", ["resource", "resources"], "resources"),
    Case("cat", ["bat", "hat"], "bat"),
    Case("cats", ["bats", "cat", "cots"], "bats"),
    Case("images", ["imagss", "imagees", "image"], "imagss"),
    Case("patches", ["patchesJson6902", "patchs"], "patchs"),
    Case("", ["", "ab", "a"], nil),
    Case("a", [], nil),
    Case("a", ["b"], nil),
    Case("a", ["b", "ab"], "ab"),
    Case("ab", ["ba"], "ba"),
    Case("größe", ["grösse"], "grösse"),
    Case("süß", ["süss"], nil),
  ]

  @Test("nearest word", arguments: cases)
  func nearest(_ test: Case) {
    #expect(Suggestion.nearest(to: test.word, among: test.candidates) == test.expected)
  }

  @Test("only the first 80 bytes of long words count")
  func longWords() {
    let long = String(repeating: "a", count: 80)
    #expect(Suggestion.nearest(to: long + "b", among: [long + "completely different"]) == long + "completely different")
    #expect(Suggestion.nearest(to: String(repeating: "b", count: 200_000), among: [long]) == nil)
  }
}
