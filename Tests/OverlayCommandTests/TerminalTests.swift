import Testing

@testable import overlay

@Suite("terminal")
struct TerminalTests {
  @Test("decides whether to use colors")
  func colors() {
    #expect(Terminal.usesColor(isTerminal: true, noColor: nil, term: "xterm"))
    #expect(Terminal.usesColor(isTerminal: true, noColor: "", term: nil))
    #expect(!Terminal.usesColor(isTerminal: true, noColor: "0", term: "xterm"))
    #expect(!Terminal.usesColor(isTerminal: true, noColor: nil, term: "dumb"))
    #expect(!Terminal.usesColor(isTerminal: false, noColor: nil, term: "xterm"))
  }
}
