import Foundation
import TestSupport
import Testing

@Suite("overlay build --error-format")
struct ErrorFormatTests {
  /// An overlay with a warning of Kustomize and one of Overlay.
  private static let warned = [
    "kustomization.yaml": "resources: [r.yaml]\ncommonLabels: {a: b}\n",
    "r.yaml": Overlays.configMap("a") + "date: 2020-01-01\n",
  ]
  private static let broken = ["kustomization.yaml": "resources: []\nimagse: []\n"]

  private func build(_ files: [String: String], _ flags: String...) async throws -> Tool.Outcome {
    try await Tool(directory: TestDirectory(files)).run(["build"] + flags)
  }

  @Test("text is the default")
  func text() async throws {
    let plain = try await build(Self.warned)
    #expect(try await build(Self.warned, "--error-format", "text").messages == plain.messages)
    #expect(plain.messages.hasPrefix("# Warning: 'commonLabels' is deprecated. "))
  }

  @Test("json has one object per warning or error, and nothing else")
  func json() async throws {
    let warned = try await build(Self.warned, "--error-format=json", "--reorder=none")
    #expect(warned.status == 0)
    #expect(warned.output == (try await build(Self.warned)).output)
    let warnings = try warned.messages.split(separator: "\n").map { try JSON(String($0)) }
    #expect(warnings.map { $0["code"]?.text } == ["deprecated-field", "date-rewritten"])
    #expect(warnings.allSatisfy { $0["severity"]?.text == "warning" && $0["file"] != nil && $0["line"] != nil })

    let broken = try await build(Self.broken, "--error-format=json")
    #expect(broken.status == 1)
    let error = try JSON(broken.messages)
    #expect(error["code"]?.text == "unknown-field")
    #expect(error["line"]?.integer == 2)
    #expect(error["excerpt"]?.text == "imagse: []")
    #expect(error["notes"]?[0]?["message"]?.text == "did you mean 'images'?")
  }

  @Test("sarif is one valid log, even without diagnostics")
  func sarif() async throws {
    for (files, codes, status) in [
      (Overlays.plain, [], 0), (Self.warned, ["deprecated-field", "date-rewritten"], 0),
      (Self.broken, ["unknown-field"], 1),
    ] as [([String: String], [String], Int)] {
      let outcome = try await build(files, "--error-format", "sarif", "--enable-managedby-label")
      #expect(Int(outcome.status) == status)
      #expect(outcome.output.isEmpty == (status != 0))
      let log = try JSON(outcome.messages)
      #expect(try JSONSchema.sarif().problems(in: log) == [])
      let run = try #require(log["runs"]?[0])
      #expect(run["results"]?.elements.compactMap { $0["ruleId"]?.text } == codes)
      #expect(run["invocations"]?[0]?["exitCode"]?.integer == status)
      #expect(run["tool"]?["driver"]?["name"]?.text == "overlay")
    }
  }

  @Test("github has one command per diagnostic")
  func github() async throws {
    let warned = try await build(Self.warned, "--error-format", "github")
    let lines = warned.messages.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("::warning file=kustomization.yaml,line=2,") == true)
    #expect(lines.last?.hasPrefix("::warning file=r.yaml,line=5,col=7,") == true)
    let broken = try await build(Self.broken, "--error-format", "github")
    #expect(broken.messages.hasPrefix("::error file=kustomization.yaml,line=2,col=1,"))
  }

  @Test("github paths are relative to the workspace")
  func workspace() async throws {
    let directory = try TestDirectory(["deploy/prod/kustomization.yaml": "resources: [../base]\n", "deploy/base/x": ""])
    var tool = Tool(directory: directory)
    let build = "cd deploy/prod && \"$tool\" build --error-format github"
    for workspace in [directory.url.path(), directory.url.appending(path: "deploy").path()] {
      tool.environment = ["GITHUB_WORKSPACE": workspace]
      let file = workspace == directory.url.path() ? "deploy/prod/kustomization.yaml" : "prod/kustomization.yaml"
      let outcome = try await tool.shell(build)
      #expect(outcome.messages.hasPrefix("::error file=\(file),line=1,"), "\(outcome.messages)")
    }
    // Files outside of the workspace have absolute paths.
    tool.environment = ["GITHUB_WORKSPACE": "/usr"]
    #expect(try await tool.shell(build).messages.hasPrefix("::error file=kustomization.yaml,"))
  }

  @Test("system errors have the chosen format", arguments: ["json", "sarif", "github"])
  func machine(format: String) async throws {
    let outcome = try await build(Overlays.plain, "--error-format", format, "-o", "no/such/directory/x.yaml")
    #expect(outcome.status == 3)
    #expect(outcome.output == "")
    switch format {
    case "json": #expect(try JSON(outcome.messages)["code"]?.text == "cannot-write")
    case "github": #expect(outcome.messages.hasPrefix("::error title=cannot-write::"))
    default:
      let log = try JSON(outcome.messages)
      #expect(try JSONSchema.sarif().problems(in: log) == [])
      #expect(log["runs"]?[0]?["invocations"]?[0]?["exitCode"]?.integer == 3)
      #expect(log["runs"]?[0]?["results"]?[0]?["ruleId"]?.text == "cannot-write")
    }
  }

  @Test("text and logs report that a build stopped early")
  func limit() async throws {
    let missing = (1...25).map { "- missing\($0).yaml\n" }.joined()
    let files = ["kustomization.yaml": "resources:\n\(missing)"]
    let text = try await build(files)
    #expect(text.messages.split(separator: "\n").count { $0.contains(": error: ") } == 20)
    #expect(text.messages.hasSuffix("\nnote: there may be more errors: a build stops after 20\n"))
    let log = try JSON(try await build(files, "--error-format=sarif").messages)
    #expect(try JSONSchema.sarif().problems(in: log) == [])
    let run = try #require(log["runs"]?[0])
    #expect(run["results"]?.elements.count == 20)
    let notification = run["invocations"]?[0]?["toolExecutionNotifications"]?[0]
    #expect(notification?["message"]?["text"]?.text == "there may be more errors: a build stops after 20")
    #expect(try await build(files, "--error-format=json").messages.split(separator: "\n").count == 20)
  }

  @Test("a rule of a log has the explanation of its code")
  func rules() async throws {
    let log = try JSON(try await build(Self.broken, "--error-format=sarif").messages)
    let rule = log["runs"]?[0]?["tool"]?["driver"]?["rules"]?[0]
    #expect(rule?["shortDescription"]?["text"]?.text == "A kustomization file has an unknown field.")
    #expect(rule?["help"]?["text"]?.text?.isEmpty == false)
  }

  @Test("standard input has the same name in every format")
  func standardInput() async throws {
    let tool = Tool(directory: try TestDirectory())
    let outcome = try await tool.run("build", "-", "--error-format", "json", input: .text("imagse: []\n"))
    #expect(try JSON(outcome.messages)["file"]?.text == "<stdin>")
  }
}

@Suite("overlay build --strict")
struct StrictTests {
  private static let warned = [
    "kustomization.yaml": "resources: [r.yaml]\ncommonLabels: {a: b}\n",
    "r.yaml": Overlays.configMap("a") + "date: 2020-01-01\n",
  ]

  @Test("warnings become errors, and nothing is written")
  func strict() async throws {
    let directory = try TestDirectory(Self.warned)
    let outcome = try await Tool(directory: directory).run("build", "--strict", "-o", "out.yaml")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(try directory.names() == ["kustomization.yaml", "r.yaml"])
    #expect(outcome.messages.contains("error: 'commonLabels' is deprecated. "))
    #expect(outcome.messages.contains("r.yaml:5:7: error: the date "))
    #expect(!outcome.messages.contains("arning:"))
  }

  @Test("silenced warnings do not count")
  func silenced() async throws {
    let flags = ["build", "--strict", "--no-warn", "deprecated-field"]
    let one = try await Tool(directory: TestDirectory(Self.warned)).run(flags)
    #expect(one.status == 1)
    #expect(one.messages.contains("[date-rewritten]") && !one.messages.contains("[deprecated-field]"))
    let none = try await Tool(directory: TestDirectory(Self.warned)).run(flags + ["--no-warn", "date-rewritten"])
    #expect(none.status == 0)
    #expect(none.messages == "")
    #expect(none.output == (try await Tool(directory: TestDirectory(Self.warned)).run("build")).output)
  }

  @Test("a build without warnings succeeds")
  func nothingToWarnOf() async throws {
    let outcome = try await Tool(directory: TestDirectory(Overlays.plain)).run("build", "--strict")
    #expect(outcome.status == 0)
    #expect(outcome.output == Overlays.plainOutput)
  }

  @Test("errors come before promoted warnings")
  func both() async throws {
    let files = Self.warned.merging(["kustomization.yaml": "resources: [r.yaml, no.yaml]\ncommonLabels: {a: b}\n"]) {
      $1
    }
    let outcome = try await Tool(directory: TestDirectory(files)).run("build", "--strict", "--error-format", "json")
    let codes = try outcome.messages.split(separator: "\n").map { try JSON(String($0))["code"]?.text }
    #expect(codes.first == "file-not-found")
    #expect(codes.contains("deprecated-field"))
  }
}
