import Testing

@Suite("overlay explain-code")
struct ExplainCodeTests {
  private func explain(_ arguments: String...) async throws -> Tool.Outcome {
    try await Tool(directory: TestDirectory()).run(["explain-code"] + arguments)
  }

  @Test("explains a code with an example and its message")
  func one() async throws {
    let outcome = try await explain("unknown-field")
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    #expect(outcome.output.hasPrefix("unknown-field (error)\n"))
    #expect(outcome.output.contains("\n  kustomization.yaml:1:1: error: unknown field 'imagse' [unknown-field]\n"))
    #expect(outcome.output.contains("\nRight:\n"))
  }

  @Test("says whether a warning is on by default, and why")
  func defaults() async throws {
    let on = try await explain("unused-image").output
    #expect(on.hasPrefix("unused-image (warning, on by default)\n"))
    #expect(on.contains("\n\nA warning is on by default if "))
    let off = try await explain("missing-namespace").output
    #expect(off.hasPrefix("missing-namespace (warning, off by default)\n"))
    #expect(off.contains("\n\nIt is off by default, because the namespace may be chosen"))
    #expect(off.replacing("\n", with: " ").contains("`--warn missing-namespace` turns it on."))
  }

  @Test("lists all codes, one per line")
  func list() async throws {
    let outcome = try await explain()
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count > 100)
    #expect(lines.allSatisfy { $0.wholeMatch(of: /[a-z0-9-]+ +(error|warning|off) +[A-Z`].*\./) != nil })
    #expect(lines.contains { $0.hasPrefix("cannot-write ") })
    let quiet = lines.filter { $0.contains(" off ") }
    #expect(
      quiet.map { $0.prefix { $0 != " " } } == [
        "missing-namespace", "namespace-renamed", "patch-name-ignored", "unused-component-patch",
      ]
    )
    #expect(quiet.allSatisfy { $0.contains(". Off, because ") })
  }

  @Test(
    "an unknown code is a usage error",
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
