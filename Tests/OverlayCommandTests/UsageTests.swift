import Foundation
import Testing

@Suite("usage")
struct UsageTests {
  @Test(
    "a usage error ends with status 2 and a message",
    arguments: [
      (["build", "a", "b"], "error: unexpected argument 'b'\n"),
      (["build", "--nosuch"], "error: unknown option '--nosuch'\n"),
      (["build", "--outptu", "x"], "error: unknown option '--outptu'. Did you mean '--output'?\n"),
      (["build", ""], "error: the name of the directory is empty\n"),
      (["build", "-o"], "error: missing value for '-o"),
      (["build", "--enable-helm=maybe"], "error: invalid value 'maybe' for '--enable-helm': use true or false\n"),
      (["build", "--enable-helm="], "error: invalid value '' for '--enable-helm': use true or false\n"),
      (
        ["build", "--load-restrictor", "foo"],
        "error: the value 'foo' is invalid for '--load-restrictor <rule>'. "
          + "Please provide one of 'LoadRestrictionsRootOnly' and 'LoadRestrictionsNone'.\n"
      ),
      (
        ["build", "--reorder", "x"],
        "error: the value 'x' is invalid for '--reorder <order>'. Please provide one of 'legacy' and 'none'.\n"
      ),
      (
        ["build", "--no-warn", "deprecated-field,date-rewriten"],
        "error: the value 'deprecated-field,date-rewriten' is invalid for '--no-warn <code,…>': "
          + "no warning has the code 'date-rewriten'; did you mean 'date-rewritten'?\n"
      ),
      (
        ["build", "--no-warn", "everything"],
        "error: the value 'everything' is invalid for '--no-warn <code,…>': "
          + "no warning has the code 'everything'; the codes are deprecated-field,"
      ),
      (["build", "--no-warn", "none"], "error: the value 'none' is invalid for '--no-warn <code,…>': no warning has"),
      (["build", "--no-warn", "all", "--warn"], "error: missing value for '--warn <code,…>'\n"),
      (["version", "--warn", "all"], "error: unknown option '--warn'\n"),
      (["biuld"], "error: unknown command 'biuld'\nnote: did you mean 'build'?\n"),
      (["frobnicate"], "error: unknown command 'frobnicate'\nUsage: overlay <subcommand>\n"),
      (["version", "-o", "xml"], "error: the value 'xml' is invalid for '-o <yaml|json>'."),
      (["version", "--short", "-o", "json"], "error: --short and --output are mutually exclusive\n"),
      (["completion"], "error: missing expected argument '<shell>'\n"),
      (["completion", "ksh"], "error: the value 'ksh' is invalid for '<shell>'."),
    ] as [([String], String)]
  )
  func wrong(arguments: [String], message: String) async throws {
    let outcome = try await Tool(directory: TestDirectory(Overlays.plain)).run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.messages.hasPrefix(message), "\(outcome.messages)")
  }

  @Test(
    "help goes to standard output and shows worked examples",
    arguments: [["--help"], ["-h"], ["help"], [], ["build", "--help"], ["help", "build"], ["completion", "-h"]]
  )
  func help(arguments: [String]) async throws {
    let outcome = try await Tool(directory: TestDirectory()).run(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    #expect(outcome.output.contains("\nExamples:\n  overlay "))
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(
    "paragraphs of the help are filled",
    arguments: [[], ["build"], ["explain"], ["explain-code"], ["version"], ["completion"]]
  )
  func paragraphs(command: [String]) async throws {
    let help = try await Tool(directory: TestDirectory()).run(command + ["--help"]).output
    let lines = help.prefix(upTo: try #require(help.firstRange(of: "\nUSAGE: ")).lowerBound)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for (line, next) in zip(lines, lines.dropFirst())
    where !line.isEmpty && !next.isEmpty && line.first != " " && next.first != " " {
      let word = next.prefix { $0 != " " }
      #expect(line.count + 1 + word.count > 79, "'\(line)' could hold '\(word)'")
    }
  }
}

@Suite("overlay version")
struct VersionTests {
  @Test("is one line for people")
  func line() async throws {
    let tool = Tool(directory: try TestDirectory())
    let outcome = try await tool.run("version")
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /overlay \d+\.\d+\.\d+ \(follows Kustomize \d+\.\d+\.\d+\)\n/) != nil)
    #expect(try await tool.run("--version").output == outcome.output)
  }

  @Test("can be printed as JSON or YAML")
  func data() async throws {
    let tool = Tool(directory: try TestDirectory())
    let json = try await tool.run("version", "-o", "json").output
    let fields = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    #expect(fields.keys.sorted() == ["kustomizeVersion", "version"])
    let yaml = try await tool.run("version", "--output=yaml").output
    #expect(Set(yaml.split(separator: "\n").map(String.init)) == Set(fields.map { "\($0): \"\($1)\"" }))
  }

  @Test("--short prints only the number, with a deprecation warning")
  func short() async throws {
    let outcome = try await Tool(directory: TestDirectory()).run("version", "--short")
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    #expect(outcome.messages.hasPrefix("Flag --short has been deprecated, "))
  }
}

@Suite("overlay completion")
struct CompletionTests {
  @Test("is the script that ArgumentParser generates", arguments: ["bash", "zsh", "fish"])
  func script(shell: String) async throws {
    let tool = Tool(directory: try TestDirectory())
    let outcome = try await tool.run("completion", shell)
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
    #expect(outcome.output.contains("load-restrictor"))
    #expect(try await tool.run("--generate-completion-script", shell).output == outcome.output)
  }

  @Test("is valid in bash", .enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash")))
  func bash() async throws {
    let outcome = try await Tool(directory: TestDirectory()).shell("\"$tool\" completion bash | /bin/bash -n")
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
  }
}
