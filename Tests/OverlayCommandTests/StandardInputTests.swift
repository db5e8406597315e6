import Testing

@Suite("overlay build -")
struct StandardInputTests {
  private static let files = [
    "base/kustomization.yaml": "resources: [r.yaml]\n", "base/r.yaml": Overlays.configMap("a"),
  ]

  @Test("builds the kustomization of standard input, relative to the current folder")
  func build() async throws {
    let outcome = try await Tool(folder: Folder(Self.files))
      .run("build", "-", input: .text("resources: [base]\nnamePrefix: p-\n"))
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    #expect(outcome.output == Overlays.configMap("p-a"))
  }

  @Test(
    "does not look at the kustomization file of the current folder",
    arguments: ["kustomization.yaml", "kustomization.yml", "Kustomization"]
  )
  func hidden(name: String) async throws {
    let folder = try Folder(Self.files.merging([name: "not: [a kustomization"]) { $1 })
    let outcome = try await Tool(folder: folder).run("build", "-", input: .text("resources: [base/r.yaml]\n"))
    #expect(outcome.messages == "")
    #expect(outcome.output == Overlays.configMap("a"))
    #expect(try folder.read(name) == "not: [a kustomization")
  }

  @Test("a mistake has its line in the kustomization, and nothing is written")
  func mistake() async throws {
    let outcome = try await Tool(folder: Folder(Self.files))
      .run("build", "-", input: .text("resources: [base]\nresuorces: []\n"))
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.hasPrefix("<stdin>:2:1: error: unknown field 'resuorces'"), "\(outcome.messages)")
  }

  @Test("the name of a folder is no text")
  func folder() async throws {
    let outcome = try await Tool(folder: Folder(Self.files)).shell("\"$tool\" build - <base")
    #expect(outcome.status == 3)
    #expect(outcome.messages == "error: cannot read standard input: is a directory [cannot-read]\n")
  }

  @Test("without input there is nothing to build")
  func empty() async throws {
    let outcome = try await Tool(folder: Folder(Self.files)).run("build", "-")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
  }

  @Test("the folder that is read from standard input is still the only one that may be read")
  func restricted() async throws {
    let folder = try Folder(["r.yaml": Overlays.configMap("a")])
    try folder.makeFolder("inside")
    let outcome = try await Tool(folder: folder)
      .shell("cd inside && echo 'resources: [../r.yaml]' | \"$tool\" build -")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
  }
}
