import Testing

@Suite("overlay build -")
struct StandardInputTests {
  private static let files = [
    "base/kustomization.yaml": "resources: [r.yaml]\n", "base/r.yaml": Overlays.configMap("a"),
  ]

  @Test("builds the kustomization from standard input, relative to the current directory")
  func build() async throws {
    let outcome = try await Tool(directory: TestDirectory(Self.files))
      .run("build", "-", input: .text("resources: [base]\nnamePrefix: p-\n"))
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    #expect(outcome.output == Overlays.configMap("p-a"))
  }

  @Test(
    "ignores the kustomization file of the current directory",
    arguments: ["kustomization.yaml", "kustomization.yml", "Kustomization"]
  )
  func hidden(name: String) async throws {
    let directory = try TestDirectory(Self.files.merging([name: "not: [a kustomization"]) { $1 })
    let outcome = try await Tool(directory: directory).run("build", "-", input: .text("resources: [base/r.yaml]\n"))
    #expect(outcome.messages == "")
    #expect(outcome.output == Overlays.configMap("a"))
    #expect(try directory.read(name) == "not: [a kustomization")
  }

  @Test("an error has a line in the kustomization, and nothing is written")
  func mistake() async throws {
    let outcome = try await Tool(directory: TestDirectory(Self.files))
      .run("build", "-", input: .text("resources: [base]\nresuorces: []\n"))
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.hasPrefix("<stdin>:2:1: error: unknown field 'resuorces'"), "\(outcome.messages)")
  }

  @Test("a directory as standard input is an error")
  func directory() async throws {
    let outcome = try await Tool(directory: TestDirectory(Self.files)).shell("\"$tool\" build - <base")
    #expect(outcome.status == 3)
    #expect(outcome.messages == "error: cannot read standard input: is a directory [cannot-read]\n")
  }

  @Test("empty input is an error")
  func empty() async throws {
    let outcome = try await Tool(directory: TestDirectory(Self.files)).run("build", "-")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
  }

  @Test("load restrictions apply to the current directory")
  func restricted() async throws {
    let directory = try TestDirectory(["r.yaml": Overlays.configMap("a")])
    try directory.makeDirectory("inside")
    let outcome = try await Tool(directory: directory)
      .shell("cd inside && echo 'resources: [../r.yaml]' | \"$tool\" build -")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
  }
}
