import Foundation
import Testing

@Suite("standard streams")
struct StreamTests {
  @Test("a reader that goes away is no failure", arguments: [["build"], ["build", "--help"], ["completion", "zsh"]])
  func closedPipe(arguments: [String]) async throws {
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let outcome = try await Tool(folder: Folder(Overlays.large(1_000_000)))
      .run(arguments, output: pipe.fileHandleForWriting)
    #expect(outcome.status == 0)
    #expect(outcome.messages == "")
  }

  @Test("output that cannot be written is a failure of the machine", arguments: ["build", "version"])
  func closedOutput(command: String) async throws {
    let tool = Tool(folder: try Folder(Overlays.plain))
    let outcome = try await tool.shell("\"$tool\" \(command) >&-")
    #expect(outcome.status == 3)
    #expect(outcome.messages == "error: cannot write standard output: bad file descriptor [cannot-write]\n")
  }

  @Test("a full disk is a failure of the machine", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() async throws {
    let tool = Tool(folder: try Folder(Overlays.plain))
    let outcome = try await tool.shell("\"$tool\" build >/dev/full")
    #expect(outcome.status == 3)
    #expect(
      outcome.messages == "error: cannot write standard output: no space left on device [cannot-write]\n"
    )
  }

  @Test("messages do not end up in a file that has the number of a closed standard error")
  func closedErrors() async throws {
    let folder = try Folder(Overlays.deprecated)
    let outcome = try await Tool(folder: folder).shell("\"$tool\" build -o f 2>&-")
    #expect(outcome.status == 0)
    #expect(try folder.read("f").hasPrefix("apiVersion: v1\n"))
  }

  @Test("a reader that is slower than an output that does not wait gets everything")
  func nonBlocking() async throws {
    let tool = Tool(folder: try Folder(Overlays.large(1_000_000)))
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

@Suite("colours")
struct ColorTests {
  @Test(
    "messages have colours on a terminal that can show them, unless they are not wanted",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"))
  )
  func terminal() async throws {
    let folder = try Folder(Overlays.broken)
    #expect(try await messages(in: folder, ["TERM": "xterm-256color"]).contains("\u{1B}["))
    #expect(try await messages(in: folder, ["TERM": "xterm-256color", "NO_COLOR": ""]).contains("\u{1B}["))
    for environment in [["TERM": "xterm-256color", "NO_COLOR": "1"], ["TERM": "dumb"]] {
      #expect(try await !messages(in: folder, environment).contains("\u{1B}"), "\(environment)")
    }
  }

  @Test("there are none where messages do not go to a terminal")
  func noTerminal() async throws {
    let tool = Tool(folder: try Folder(Overlays.broken), environment: ["TERM": "xterm-256color"])
    #expect(try await !tool.run("build").messages.contains("\u{1B}"))
  }

  /// What a failing build prints on a terminal, which `script` makes.
  private func messages(in folder: Folder, _ environment: [String: String]) async throws -> String {
    #if os(Linux)
      let command = "/usr/bin/script -qec \"'$tool' build\" /dev/null"
    #else
      let command = "/usr/bin/script -q /dev/null \"$tool\" build"
    #endif
    let outcome = try await Tool(folder: folder, environment: environment).shell(command)
    #expect(outcome.output.contains("missing.yaml"))
    return outcome.output
  }
}
