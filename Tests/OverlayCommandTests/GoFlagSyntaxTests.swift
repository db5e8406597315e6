import Foundation
import Testing

@testable import overlay

@Suite("Go's flag syntax")
struct GoFlagSyntaxTests {
  @Test(
    "is rewritten",
    arguments: [
      ([], []),
      (["build", "--enable-helm=true", "d"], ["build", "--enable-helm", "d"]),
      (["--network=1", "--helm-debug=T", "--short=TRUE"], ["--network", "--helm-debug", "--short"]),
      (["build", "--enable-helm=false", "--network=0", "d"], ["build", "d"]),
      (["--network", "--enable-exec", "--network=F"], ["--enable-exec"]),
      (["--network=False", "--network"], ["--network"]),
      (["--stack-trace", "build", "--stack-trace=false", "d", "--stack-trace=true"], ["build", "d"]),
      (["build", "d", "-oout", "-o=out"], ["build", "d", "-o", "out", "-o", "out"]),
      (["build", "d", "-eA=b", "-e=A=b"], ["build", "d", "-e", "A=b", "-e", "A=b"]),
      (["version", "-ojson"], ["version", "-o", "json"]),
      (["-o", "out", "build", "d"], ["build", "-o", "out", "d"]),
      (["--output=out", "--enable-helm", "-eA", "build"], ["build", "--output=out", "--enable-helm", "-e", "A"]),
      (["-o", "build", "build", "--", "d"], ["build", "-o", "build", "--", "d"]),
      (
        ["build", "--warn=a", "--no-warn", "b", "--warn="],
        ["build", "--warn=a", "--no-warn", "", "--no-warn", "b", "--warn", "", "--warn", "", "--no-warn", ""]
      ),
      (["--output=", "-o=", "--reorder="], ["--output", "", "-o", "", "--reorder", ""]),
    ] as [([String], [String])]
  )
  func rewritten(arguments: [String], expected: [String]) throws {
    #expect(try GoFlagSyntax.rewrite(arguments) == expected)
  }

  @Test(
    "leaves other arguments unchanged",
    arguments: [
      ["build", "d", "-o", "out", "--output=out", "--mount=a=b"],
      ["--unknown", "build"], ["-o", "build"], ["-x", "build"],
      ["--", "--enable-helm=true", "--output="],
      ["-o", "--network=false", "-e", "--", "--env", "--output="],
      ["--unknown=true", "--network-name=true", "-", "=", "", "--=", "-o"],
    ]
  )
  func unchanged(arguments: [String]) throws {
    #expect(try GoFlagSyntax.rewrite(arguments) == arguments)
  }

  @Test("the value of an option is not a flag, even if the option is overridden")
  func valueLikeFlag() throws {
    #expect(try GoFlagSyntax.rewrite(["-o", "--network", "--network=false"]) == ["-o", "--network"])
  }

  @Test("a value that is not a boolean in Go is rejected", arguments: ["", "yes", "tRUE", "2", "true "])
  func refused(value: String) {
    let error = #expect(throws: UsageError.self) { try GoFlagSyntax.rewrite(["build", "--network=\(value)"]) }
    #expect(error?.message == "invalid value '\(value)' for '--network': use true or false")
  }

  @Test("covers all flags and options of the commands")
  func complete() async throws {
    let dump = try await Tool(directory: TestDirectory()).run("--experimental-dump-help").output
    let root = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command
    let arguments = (root.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { $0.arguments ?? [] }
    let general = ["help", "version", "help-hidden"]
    let flags = arguments.filter { $0.kind == "flag" && !general.contains($0.valueName ?? "") }.flatMap(\.spellings)
    let options = arguments.filter { $0.kind == "option" }.flatMap(\.spellings)
    #expect(Set(flags) == GoFlagSyntax.names.flags)
    #expect(Set(options) == GoFlagSyntax.names.options)
  }
}

/// ArgumentParser's description of a command.
private struct Dump: Decodable {
  struct Command: Decodable {
    var commandName: String
    var subcommands: [Command]?
    var arguments: [Argument]?
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    var kind: String
    var valueName: String?
    var names: [Name]?

    var spellings: [String] { (names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name } }
  }

  var command: Command
}
