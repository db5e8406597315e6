import Foundation
import OverlayDiagnostics
import TestSupport
import Testing

@testable import overlay

@Suite("overlay explain")
struct ExplainTests {
  private static let files = [
    "base/kustomization.yaml": "resources: [web.yaml]\nconfigMapGenerator: [{name: settings, literals: [A=1]}]\n",
    "base/web.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, namespace: shop}
    spec:
      replicas: 1
      paused: true
      template:
        spec:
          containers:
          - {name: app, image: "app:1", envFrom: [{configMapRef: {name: settings}}]}
          - {name: side, image: "side:1", command: [sh, -c], env: [{name: LEVEL, value: info}, {name: MODE, value: a}]}

    """,
    "prod/kustomization.yaml": """
    resources: [../base]
    namePrefix: p-
    images: [{name: app, newTag: "1"}]
    replicas: [{name: web, count: 3}]
    patches:
    - target: {kind: Deployment}
      patch: |-
        - {op: remove, path: /spec/paused}
        - {op: remove, path: /spec/template/spec/containers/1/env/0}
    secretGenerator: [{name: key, literals: [pw=hunter2]}]

    """,
  ]

  private static let unset = ", and no step has set or removed it"

  private func explain(_ arguments: String..., files: [String: String] = files) async throws -> Tool.Outcome {
    try await Tool(directory: TestDirectory(files)).run(["explain"] + arguments)
  }

  @Test("shows the writes of a field, oldest first")
  func field() async throws {
    let outcome = try await explain("prod", "deploy/p-web", "spec.replicas")
    #expect(
      outcome.output == """
        spec.replicas of Deployment/p-web: 3
          base/web.yaml:5:13            resource     1 (overridden)
          prod/kustomization.yaml:4:31  replicas[0]  1 → 3

        """
    )
    #expect(outcome.messages == "" && outcome.status == 0)
    let image = try await explain("prod", "deploy/p-web", "containers[name=app].image")
    #expect(
      image.output == """
        spec.template.spec.containers[name=app].image of Deployment/p-web: app:1
          base/web.yaml:10:28           resource   app:1 (overridden)
          prod/kustomization.yaml:3:30  images[0]  app:1 (unchanged, in effect)

        """
    )
  }

  @Test(
    "finds resources and fields by the names that kubectl knows",
    arguments: [
      ("deployment/p-web", "spec.replicas"), ("Deployments/web", "replicas"),
      ("deployments.apps/p-web", "/spec/replicas"),
      ("deployments.v1.apps/web", ".spec.replicas"), ("deploy/web", "spec[replicas]"),
    ]
  )
  func names(resource: String, field: String) async throws {
    let outcome = try await explain("prod", resource, field)
    #expect(outcome.output.hasPrefix("spec.replicas of Deployment/p-web: 3\n"))
    let inNamespace = try await explain("-n", "shop", "prod", resource, field)
    #expect(inNamespace.output == outcome.output)
  }

  @Test("finds generated resources without their hash, and elements by index")
  func generated() async throws {
    for name in ["settings", "p-settings"] {
      let outcome = try await explain("prod", "cm/\(name)", "data.A")
      #expect(outcome.output.hasSuffix("  base/kustomization.yaml:2:50  configMapGenerator[0]  \"1\"\n"), "\(outcome)")
    }
    let element = try await explain("prod", "deploy/web", "spec.template.spec.containers.1.command.0")
    #expect(element.output.contains("\n  base/web.yaml:11:49  resource  sh\n"), "\(element.output)")
  }

  @Test("without a directory, a resource is one of the current directory")
  func currentDirectory() async throws {
    let directory = try TestDirectory(Self.files)
    let outcome = try await Tool(directory: directory).shell("cd prod && \"$tool\" blame deploy/web replicas")
    #expect(outcome.output.contains("\n  kustomization.yaml:4:31  "), "\(outcome)")
  }

  @Test("says who removed a field")
  func removed() async throws {
    let outcome = try await explain("prod", "deploy/web", "spec.paused")
    #expect(
      outcome.output == """
        spec.paused of Deployment/p-web: removed
          base/web.yaml:6:11           resource                 true
          prod/kustomization.yaml:8:7  patches[0], operation 0  true → removed

        """
    )
    #expect(outcome.status == 0)
  }

  @Test(
    "says who removed an element, however it is named",
    arguments: [
      "LEVEL", "LEVEL.value", "env[name=LEVEL]", "env[LEVEL].value", "containers.1.env[name=LEVEL]",
      "spec.template.spec.containers[name=side].env[name=LEVEL]",
    ]
  )
  func removedElement(field: String) async throws {
    let outcome = try await explain("prod", "deploy/web", field)
    #expect(
      outcome.output == """
        spec.template.spec.containers[name=side].env[name=LEVEL].name of Deployment/p-web: removed
          base/web.yaml:11:71          resource                 LEVEL
          prod/kustomization.yaml:9:7  patches[0], operation 1  LEVEL → removed

        spec.template.spec.containers[name=side].env[name=LEVEL].value of Deployment/p-web: removed
          base/web.yaml:11:85          resource                 info
          prod/kustomization.yaml:9:7  patches[0], operation 1  info → removed

        """
    )
  }

  @Test(
    "suggests near names",
    arguments: [
      (
        ["prod", "deploy/web", "spec.replica"], "Deployment/p-web has no field 'spec.replica'" + unset,
        "did you mean 'spec.replicas'?"
      ),
      (
        ["prod", "deploy/web", "replica"], "Deployment/p-web has no field 'replica'" + unset, "did you mean 'replicas'?"
      ),
      (
        ["prod", "deploy/web", "containers[name=sid].image"],
        "Deployment/p-web has no field 'containers[name=sid].image'" + unset, "did you mean 'containers[name=side]'?"
      ),
      (["prod", "deploy/wbe"], "the build has no resource 'deploy/wbe'", "there is 'deployment/p-web'"),
      (["prod", "deplyment/web"], "the build has no resource 'deplyment/web'", "did you mean 'deployment/web'?"),
      (
        ["prod", "deployment/p-wbe"], "the build has no resource 'deployment/p-wbe'", "did you mean 'deployment/p-web'?"
      ),
      (
        ["prod", "deployment.spec.replicas"], "'deployment.spec.replicas' names no resource, only a kind and a field",
        "try 'overlay explain prod deployment/p-web spec.replicas'"
      ),
      (
        ["prod", "deploy/web", "image"],
        "'image' may be one of several fields of Deployment/p-web:\n"
          + "  spec.template.spec.containers[name=app].image\n  spec.template.spec.containers[name=side].image", ""
      ),
    ]
  )
  func suggestions(arguments: [String], message: String, note: String) async throws {
    let outcome = try await Tool(directory: TestDirectory(Self.files)).run(["explain"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.messages == "error: \(message)\n" + (note.isEmpty ? "" : "note: \(note)\n"))
  }

  @Test("an argument that is neither a directory nor a resource is explained")
  func misspelledDirectory() async throws {
    let outcome = try await explain("prdo")
    #expect(outcome.status == 1)
    #expect(
      outcome.messages.hasSuffix(
        "note: 'prdo' is not a directory, so it counts as a resource of the current directory\n"
      )
    )
  }

  @Test("YAML without its comments is the output of the build")
  func yaml() async throws {
    let directory = try TestDirectory(Self.files)
    let built = try await Tool(directory: directory).run("build", "prod")
    let explained = try await Tool(directory: directory).run("explain", "prod", "--format", "yaml", "--show-secrets")
    let lines = explained.output.split(separator: "\n", omittingEmptySubsequences: false)
    let stripped = lines.map { $0.replacing(/\ # [^ ]+:\d+ \([^()]*\)$/, with: "") }.joined(separator: "\n")
    #expect(stripped == built.output)
    #expect(lines.contains("  replicas: 3 # prod/kustomization.yaml:4 (replicas[0])"))
  }

  @Test("a margin names the place of each line, beside it or above it")
  func margin() async throws {
    let outcome = try await explain("prod", "cm/settings")
    #expect(outcome.output.contains("base/kustomization.yaml:2 |   A: \"1\"\n"))
    let lines = try await explain("prod", "deploy/web").output.split(separator: "\n")
    #expect(lines.contains("base/web.yaml:4           | spec:"), "the line of the key")
    #expect(
      lines.last == "prod/kustomization.yaml:9 | # removed: spec.template.spec.containers[name=side].env[name=LEVEL]"
    )
    var style = TerminalStyle.plain
    #expect(style.link("x", to: .init(file: "a")) == "x" && style.colored("x", by: "a") == "x")
    style.linkBase = "/w"
    #expect(style.link("x", to: .init(file: "a b")) == "\u{1B}]8;;file:///w/a%20b\u{1B}\\x\u{1B}]8;;\u{1B}\\")
    #expect(style.link("x", to: .init(file: "https://example.com/a")) == "x")
    #expect(TerminalStyle.opensLinks(["VTE_VERSION": "6800"]) && !TerminalStyle.opensLinks(["TERM": "xterm"]))
    #expect(!TerminalStyle.opensLinks(["FORCE_HYPERLINK": "0", "VTE_VERSION": "6800"]))
  }

  @Test("JSON follows its schema", arguments: ["prod", "base"])
  func json(target: String) async throws {
    let schema = try JSONSchema(Document("Documentation/explain.schema.json").text)
    let outcome = try await explain(target, "--format", "json", "--show-secrets")
    let document = try JSON(outcome.output)
    #expect(schema.problems(in: document) == [])
    let hidden = try JSON(await explain(target, "--format", "json").output)
    #expect(schema.problems(in: hidden) == [])
  }

  @Test("JSON of the systems follows its schema")
  func systems() async throws {
    let schema = try JSONSchema(Document("Documentation/explain.schema.json").text)
    let tool = Tool(directory: TestDirectory(existing: Document.root))
    for target in ["overlays/prod", "overlays/dev"] {
      let outcome = try await tool.run("explain", target, "--format", "json")
      #expect(schema.problems(in: try JSON(outcome.output)) == [])
    }
  }

  @Test("hides values of Secrets unless asked", arguments: ["text", "json", "yaml"])
  func secrets(format: String) async throws {
    let outcome = try await explain("prod", "--format", format)
    #expect(!outcome.output.contains("aHVudGVyMg") && !outcome.output.contains("hunter2"))
    let shown = try await explain("prod", "--format", format, "--show-secrets")
    #expect(shown.output.contains("aHVudGVyMg=="))
    let field = try await explain("prod", "secret/key", "data.pw")
    #expect(field.output.hasPrefix("data.pw of Secret/p-key-"))
    #expect(field.output.contains(": (hidden)\n"))
  }

  @Test("writes to a file, and not to a directory")
  func files() async throws {
    let directory = try TestDirectory(Self.files)
    let tool = Tool(directory: directory)
    let printed = try await tool.run("explain", "prod", "deploy/web", "replicas")
    let written = try await tool.run("explain", "prod", "deploy/web", "replicas", "-o", "out.txt")
    #expect(written.status == 0 && written.output == "")
    #expect(try directory.read("out.txt") == printed.output)
    let refused = try await tool.run("explain", "prod", "-o", "base")
    #expect(refused.status == 3)
  }

  @Test("reports errors of the build like the build")
  func errors() async throws {
    var files = Self.files
    files["prod/kustomization.yaml"]? += "imagse: []\n"
    let directory = try TestDirectory(files)
    let built = try await Tool(directory: directory).run("build", "prod")
    let explained = try await Tool(directory: directory).run("explain", "prod")
    #expect(explained.status == 1 && explained.output == "")
    #expect(explained.messages == built.messages)
  }

  @Test("completes resources and fields")
  func completion() throws {
    let directory = try TestDirectory(Self.files)
    let prod = directory.url.appending(path: "prod").path()
    let resources = ExplainCompletion.candidates(for: ["overlay", "explain", prod, ""], prefix: "")
    #expect(resources.contains("deployment/p-web"))
    let fields = ExplainCompletion.candidates(
      for: ["overlay", "explain", prod, "deployment/p-web", "spec"],
      prefix: "spec"
    )
    #expect(fields.contains("spec.replicas") && fields.contains("spec.template.spec.containers.0.image"))
    #expect(ExplainCompletion.candidates(for: ["overlay", "explain", "/nowhere", "x"], prefix: "x") == [])
  }
}
