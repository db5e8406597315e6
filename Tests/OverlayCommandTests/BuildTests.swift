import Foundation
import Testing

@Suite("overlay build")
struct BuildTests {
  @Test("prints the resources of the current directory and nothing else")
  func currentDirectory() async throws {
    let outcome = try await Tool(directory: TestDirectory(Overlays.plain)).run("build")
    #expect(outcome.status == 0)
    #expect(outcome.output == Overlays.plainOutput)
    #expect(outcome.messages == "")
  }

  @Test("accepts a directory, relative or absolute")
  func namedDirectory() async throws {
    let files = Dictionary(uniqueKeysWithValues: Overlays.plain.map { ("o/prod/\($0)", $1) })
    let directory = try TestDirectory(files)
    for path in ["o/prod", "./o/prod/", directory.url.appending(path: "o/prod").path()] {
      let outcome = try await Tool(directory: directory).run("build", path)
      #expect(outcome.output == Overlays.plainOutput, "\(path)")
    }
    #expect(try await Tool(directory: directory).run("build", "--", "o/prod").output == Overlays.plainOutput)
  }

  @Test("prints nothing on standard output when the build fails")
  func failure() async throws {
    let outcome = try await Tool(directory: TestDirectory(Overlays.broken)).run("build")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.contains("error: "))
    #expect(outcome.messages.contains("missing.yaml"))
  }

  @Test("a deprecated field prints Kustomize's warning and does not change the output")
  func deprecation() async throws {
    let outcome = try await Tool(directory: TestDirectory(Overlays.deprecated)).run("build")
    #expect(outcome.status == 0)
    #expect(outcome.messages == Overlays.deprecation)
    #expect(outcome.output == "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels:\n    a: b\n  name: a\n")
  }

  @Test("files outside of the directory are read only if allowed")
  func loadRestrictor() async throws {
    let directory = try TestDirectory([
      "a/kustomization.yaml": "resources: [../r.yaml]\n", "r.yaml": Overlays.configMap("a"),
    ])
    let tool = Tool(directory: directory)
    for rule in ["LoadRestrictionsRootOnly", ""] {
      #expect(try await tool.run("build", "a", "--load-restrictor", rule).status == 1, "\(rule)")
      #expect(try await tool.run("build", "a", "--load-restrictor=\(rule)").status == 1, "\(rule)")
    }
    for rule in ["LoadRestrictionsNone", "none"] {
      let outcome = try await tool.run("build", "a", "--load-restrictor", rule)
      #expect(outcome.output == Overlays.configMap("a"), "\(rule)")
    }
  }

  @Test(
    "a wrong target gets a suggestion",
    arguments: [
      ("overlays/pord", "did you mean 'overlays/prod'?"), ("overlay/prod", "did you mean 'overlays/prod'?"),
      ("overlays", "found in 'overlays/dev', 'overlays/prod'"),
      ("overlays/prod/kustomization.yaml", "build the directory of the file: 'overlays/prod'"),
    ]
  )
  func wrongTarget(target: String, note: String) async throws {
    let directory = try TestDirectory([
      "overlays/prod/kustomization.yaml": "resources: []\n", "overlays/dev/kustomization.yaml": "resources: []\n",
    ])
    let outcome = try await Tool(directory: directory).run("build", target)
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasSuffix("\nnote: \(note)\n"), "\(outcome.messages)")
  }

  @Test("--warn enables warnings that are off by default")
  func quietWarnings() async throws {
    let overlay = [
      "kustomization.yaml": "resources: [a.yaml, b.yaml]\n",
      "a.yaml": Overlays.configMap("a\n  namespace: n"), "b.yaml": Overlays.configMap("b"),
    ]
    let tool = Tool(directory: try TestDirectory(overlay))
    #expect(try await tool.run("build", "--strict").messages == "")
    for value in ["missing-namespace", "all", "unused-component-patch,missing-namespace", "missing-namespace,all"] {
      let outcome = try await tool.run("build", "--warn", value)
      #expect(outcome.messages.hasPrefix("b.yaml:1:1: warning: ConfigMap 'b' has no namespace"))
      #expect(try await tool.run("build", "--strict", "--warn=\(value)").status == 1)
      #expect(try await tool.run("build", "--warn", value, "--no-warn", "missing-namespace").messages == "")
    }
    #expect(try await tool.run("build", "--warn", "missing").messages.contains("no warning has the code 'missing'"))
  }

  @Test(
    "--no-warn silences warnings by code, repeated or as a list",
    arguments: [
      ["--no-warn", "deprecated-field,date-rewritten"],
      ["--no-warn=date-rewritten", "--no-warn", "deprecated-field"],
    ]
  )
  func silencedWarnings(flags: [String]) async throws {
    let overlay = [
      "kustomization.yaml": "resources: [r.yaml]\ncommonLabels: {a: b}\n",
      "r.yaml": Overlays.configMap("a") + "date: 2020-01-01\n",
    ]
    let loud = try await Tool(directory: TestDirectory(overlay)).run("build")
    #expect(
      loud.messages == Overlays.deprecation + """
        r.yaml:5:7: warning: the date '2020-01-01' becomes '2020-01-01T00:00:00Z' [date-rewritten]
          date: 2020-01-01
                ^~~~~~~~~~
        note: put it in quotes to keep it as it is

        """
    )
    let quiet = try await Tool(directory: TestDirectory(overlay)).run(["build"] + flags)
    #expect(quiet.status == 0)
    #expect(quiet.messages == "")
    #expect(quiet.output == loud.output)
  }

  @Test(
    "of --warn and --no-warn, the last one that names a code counts",
    arguments: [
      ([], ["date-rewritten", "deprecated-field"]),
      (["--warn", "none"], []),
      (["--no-warn=all"], []),
      (["--warn=none", "--warn", "date-rewritten"], ["date-rewritten"]),
      (["--warn", "none,date-rewritten"], ["date-rewritten"]),
      (["--warn", "date-rewritten", "--warn", "none"], []),
      (["--no-warn", "date-rewritten", "--warn=date-rewritten"], ["date-rewritten", "deprecated-field"]),
      (["--warn=date-rewritten", "--no-warn", "date-rewritten"], ["deprecated-field"]),
      (["--no-warn", "all", "--warn=all", "--no-warn=deprecated-field"], ["date-rewritten", "missing-namespace"]),
      (["--warn", "all", "--no-warn=all", "--warn", "missing-namespace"], ["missing-namespace"]),
      (["--warn", "all", "--warn=", "--no-warn", ""], ["date-rewritten", "deprecated-field", "missing-namespace"]),
    ] as [([String], [String])]
  )
  func warningsInOrder(flags: [String], codes: [String]) async throws {
    let overlay = [
      "kustomization.yaml": "resources: [r.yaml, n.yaml]\ncommonLabels: {a: b}\n",
      "r.yaml": Overlays.configMap("a") + "date: 2020-01-01\n", "n.yaml": Overlays.configMap("b\n  namespace: n"),
    ]
    let outcome = try await Tool(directory: TestDirectory(overlay)).run(["build", "--error-format=json"] + flags)
    #expect(outcome.status == 0)
    let found = outcome.messages.matches(of: /"code":"([a-z-]+)"/).map { String($0.1) }
    #expect(Set(found) == Set(codes), "\(outcome.messages)")
  }

  @Test("--reorder sets the order and prints a deprecation warning")
  func reorder() async throws {
    let tool = Tool(directory: try TestDirectory(Overlays.plain))
    let legacy = try await tool.run("build", "--reorder", "legacy")
    let none = try await tool.run("build", "--reorder=none")
    #expect(legacy.output == Overlays.plainOutput)
    #expect(none.output.hasPrefix("apiVersion: v1\nkind: ConfigMap\n"))
    for outcome in [legacy, none] {
      #expect(
        outcome.messages
          == "Flag --reorder has been deprecated, use the new 'sortOptions' field in kustomization.yaml instead.\n"
      )
    }
  }

  @Test("--reorder is ignored with a warning if the kustomization sets the order")
  func reorderAgainstSortOptions() async throws {
    var files = Overlays.plain
    files["kustomization.yaml", default: ""] += "sortOptions: {order: fifo}\n"
    let outcome = try await Tool(directory: try TestDirectory(files)).run("build", "--reorder", "legacy")
    #expect(outcome.output.hasPrefix("apiVersion: v1\nkind: ConfigMap\n"))
    #expect(outcome.messages.contains("warning: the order of resources is set here and by '--reorder'"))
    #expect(outcome.messages.contains("[reorder-ignored]"))
    let quiet = try await Tool(directory: try TestDirectory(files))
      .run("build", "--reorder", "legacy", "--no-warn", "reorder-ignored")
    #expect(quiet.output == outcome.output)
    #expect(!quiet.messages.contains("warning:"))
  }

  @Test("the managed-by label is enabled by a flag and by the environment")
  func managedByLabel() async throws {
    let directory = try TestDirectory(Overlays.plain)
    let label = "    app.kubernetes.io/managed-by: "
    let flagged = try await Tool(directory: directory).run("build", "--enable-managedby-label=true")
    #expect(flagged.output.contains(label))
    #expect(flagged.messages.hasPrefix("Flag --enable-managedby-label has been deprecated, "))
    for (value, isLabelled) in ["on": true, "off": false, "true": false, "": false] {
      let tool = Tool(directory: directory, environment: ["KUSTOMIZE_ENABLE_MANAGEDBY_LABEL": value])
      let outcome = try await tool.run("build")
      #expect(outcome.output.contains(label) == isLabelled, "\(value)")
      #expect(outcome.messages == "", "\(value)")
    }
  }

  @Test("flags for functions and charts have no effect without any")
  func functionFlags() async throws {
    let tool = Tool(directory: try TestDirectory(Overlays.plain))
    let outcome = try await tool.run(
      "build",
      "-e",
      "A=B",
      "--env=C",
      "-eD",
      "-e",
      "-x",
      "--as-current-user",
      "--network-name",
      "bridge",
      "--helm-command=helm",
      "--helm-kube-version",
      "",
      "--enable-helm=false",
      "--network=0"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output == Overlays.plainOutput)
    #expect(outcome.messages == "")
  }

  @Test("--helm-command and the other Helm flags are passed on, with the environment")
  func helmFlags() async throws {
    var files = Overlays.chart
    files["helm.script"] = """
      #!/bin/sh
      [ "$1" = version ] && echo v3.0.0 && exit
      printf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: a}\\ndata:\\n  seen: "%s"\\n  words: |\\n' "$SEEN"
      printf '    %s\\n' "$@"

      """
    let directory = try TestDirectory(files)
    let programs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    try directory.link("helm", to: programs.appending(path: "GoldenTests/Programs/run-script").path())
    let outcome = try await Tool(directory: directory, environment: ["SEEN": "yes"]).run(
      "build",
      "--enable-helm",
      "--helm-command=./helm",
      "--helm-kube-version",
      "1.30",
      "--helm-api-versions=a/v1",
      "--helm-api-versions",
      "b/v1",
      "--helm-debug"
    )
    #expect(outcome.messages == "")
    #expect(outcome.status == 0)
    let flags = ["--api-versions", "a/v1", "--api-versions", "b/v1", "--kube-version", "1.30", "--debug"]
    #expect(outcome.output.contains(flags.joined(separator: "\n    ")))
    #expect(outcome.output.contains("seen: \"yes\""))
  }

  @Test("charts are inflated only if enabled")
  func helmDisabled() async throws {
    let outcome = try await Tool(directory: TestDirectory(Overlays.chart)).run("build")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.contains("build with '--enable-helm'"))
  }
}
