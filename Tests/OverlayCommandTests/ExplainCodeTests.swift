import Testing

@Suite("overlay explain-code")
struct ExplainCodeTests {
  private func explain(_ arguments: String...) async throws -> Tool.Outcome {
    try await Tool(folder: Folder()).run(["explain-code"] + arguments)
  }

  @Test("tells what a code means, with an example and the message that it gives")
  func one() async throws {
    let outcome = try await explain("unknown-field")
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    #expect(outcome.output.hasPrefix("unknown-field (error)\n"))
    #expect(outcome.output.contains("\n  kustomization.yaml:1:1: error: unknown field 'imagse' [unknown-field]\n"))
    #expect(outcome.output.contains("\nRight:\n"))
  }

  @Test("lists all codes, a line each")
  func list() async throws {
    let outcome = try await explain()
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count > 100)
    #expect(lines.allSatisfy { $0.wholeMatch(of: /[a-z0-9-]+ +[A-Z`].*\./) != nil })
    #expect(lines.contains { $0.hasPrefix("cannot-write ") })
  }

  @Test(
    "an unknown code is used wrongly",
    arguments: [
      ("unknwon-field", "error: no message has the code 'unknwon-field'; did you mean 'unknown-field'?\n"),
      ("x", "error: no message has the code 'x'; 'overlay explain-code' lists all\n"),
    ]
  )
  func unknown(code: String, message: String) async throws {
    let outcome = try await explain(code)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.messages == message)
  }
}
