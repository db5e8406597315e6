import Foundation
import Testing

@Suite("standard streams")
struct StreamTests {
  @Test("a closed pipe is not an error", arguments: [["build"], ["build", "--help"], ["completion", "zsh"]])
  func closedPipe(arguments: [String]) async throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let outcome = try await Tool(directory: TestDirectory(Overlays.large(1_000_000)))
      .run(arguments, output: pipe.fileHandleForWriting)
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
  }

  @Test("output that cannot be written is a system error", arguments: ["build", "version"])
  func closedOutput(command: String) async throws {
    let tool = Tool(directory: try TestDirectory(Overlays.plain))
    let outcome = try await tool.shell("\"$tool\" \(command) >&-")
    #expect(outcome.status == 3)
    #expect(outcome.messages == "error: cannot write standard output: bad file descriptor [cannot-write]\n")
  }

  @Test("a full disk is a system error", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() async throws {
    let tool = Tool(directory: try TestDirectory(Overlays.plain))
    let outcome = try await tool.shell("\"$tool\" build >/dev/full")
    #expect(outcome.status == 3)
    #expect(
      outcome.messages == "error: cannot write standard output: no space left on device [cannot-write]\n"
    )
  }

  @Test("messages are not written to a file that reuses a closed standard error")
  func closedErrors() async throws {
    let directory = try TestDirectory(Overlays.deprecated)
    let outcome = try await Tool(directory: directory).shell("\"$tool\" build -o f 2>&-")
    #expect(outcome.status == 0)
    #expect(try directory.read("f").hasPrefix("apiVersion: v1\n"))
  }

  @Test("non-blocking output is written completely to a slow reader")
  func nonBlocking() async throws {
    let tool = Tool(directory: try TestDirectory(Overlays.large(1_000_000)))
    let expected = try await tool.run("build").output
    let pipe = Pipe()
    let descriptor = pipe.fileHandleForWriting.fileDescriptor
    #expect(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0)
    async let outcome = tool.run("build", output: pipe.fileHandleForWriting)
    let received = try pipe.fileHandleForReading.read(upToCount: expected.utf8.count)
    #expect(try await outcome.status == 0)
    #expect(received == Data(expected.utf8))
  }
}

@Suite("colors")
struct ColorTests {
  @Test(
    "messages are colored on a terminal that supports it, unless disabled",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"))
  )
  func terminal() async throws {
    let directory = try TestDirectory(Overlays.broken)
    #expect(try await messages(in: directory, ["TERM": "xterm-256color"]).contains("\u{1B}["))
    #expect(try await messages(in: directory, ["TERM": "xterm-256color", "NO_COLOR": ""]).contains("\u{1B}["))
    for environment in [["TERM": "xterm-256color", "NO_COLOR": "1"], ["TERM": "dumb"]] {
      #expect(try await !messages(in: directory, environment).contains("\u{1B}"), "\(environment)")
    }
  }

  @Test("messages are not colored outside of a terminal")
  func noTerminal() async throws {
    let tool = Tool(directory: try TestDirectory(Overlays.broken), environment: ["TERM": "xterm-256color"])
    #expect(try await !tool.run("build").messages.contains("\u{1B}"))
  }

  /// What a failing build prints on a terminal, which `script` makes.
  private func messages(in directory: TestDirectory, _ environment: [String: String]) async throws -> String {
    #if os(Linux)
      let command = "/usr/bin/script -qec \"'$tool' build\" /dev/null"
    #else
      let command = "/usr/bin/script -q /dev/null \"$tool\" build"
    #endif
    let outcome = try await Tool(directory: directory, environment: environment).shell(command)
    #expect(outcome.output.contains("missing.yaml"))
    return outcome.output
  }
}
