import OverlayDiagnostics
import OverlayPrograms
import Synchronization
import Testing

@testable import OverlayKustomization

/// Records the programs that would run, and reports success.
private final class Recorder: ProgramRunner {
  private let seen = Mutex<[Program]>([])

  var programs: [Program] { seen.withLock { $0 } }
  /// The command lines, without the settings of git.
  var commands: [String] {
    programs.map { program in
      var words = program.arguments[...]
      while words.first == "-c" { words = words.dropFirst(2) }
      return ([program.executable] + words).joined(separator: " ")
    }
  }

  func run(_ program: Program) throws(ProgramError) -> ProgramOutput {
    seen.withLock { $0.append(program) }
    return ProgramOutput(status: .exited(0), standardError: Array("\noverlay-http-status:200\n".utf8))
  }
}

@Suite("Commands that fetch remote resources")
struct RemoteStoreTests {
  private let recorder = Recorder()

  private func store(_ change: (inout RemoteStore.Settings) -> Void = { _ in }) -> RemoteStore {
    var settings = RemoteStore.Settings()
    change(&settings)
    return RemoteStore(settings, runner: recorder)
  }

  private func fetch(_ text: String, from store: RemoteStore) throws {
    _ = try store.repository(try #require(RepositoryURL(text)))
    store.removeDirectories()
  }

  @Test func fetchesRepositoriesWithTheCommandsOfKustomize() throws {
    try fetch("git::https://h/o/r//dir?ref=v1", from: store())
    #expect(
      recorder.commands == [
        "git init", "git remote add origin https://h/o/r", "git fetch --depth=1 https://h/o/r v1",
        "git checkout FETCH_HEAD", "git submodule update --init --recursive",
      ]
    )
    #expect(Set(recorder.programs.map(\.workingDirectory)).count == 1)
  }

  @Test func defaultsToHeadAnd27Seconds() throws {
    try fetch("github.com/o/r", from: store())
    #expect(recorder.commands[2] == "git fetch --depth=1 https://github.com/o/r HEAD")
    #expect(recorder.programs.allSatisfy { $0.timeLimit == .seconds(27) })
  }

  @Test func readsSubmodulesAndTimeoutFromTheURL() throws {
    try fetch("https://h/o/r?submodules=false&timeout=90", from: store())
    #expect(recorder.commands.count == 4)
    #expect(recorder.programs.allSatisfy { $0.timeLimit == .seconds(90) })
  }

  @Test func runsGitWithoutPromptsAndOtherProtocols() throws {
    let store = store {
      $0.environment = [
        "HOME": "/h", "GIT_DIR": "/x", "GIT_SSH_COMMAND": "ssh -i k", "SSH_ASKPASS": "a", "GIT_TRACE": "1",
      ]
    }
    try fetch("https://h/o/r", from: store)
    for program in recorder.programs {
      #expect(program.environment["HOME"] == "/h")
      #expect(program.environment["GIT_SSH_COMMAND"] == "ssh -i k")
      for name in ["GIT_DIR", "SSH_ASKPASS", "GIT_TRACE"] { #expect(program.environment[name] == nil) }
      #expect(program.environment["GIT_TERMINAL_PROMPT"] == "0")
      #expect(program.environment["GIT_ASKPASS"] == "")
      #expect(program.arguments.starts(with: ["-c", "protocol.ext.allow=never"]))
    }
    #expect(
      recorder.programs.map { $0.environment["GIT_ALLOW_PROTOCOL"] }
        == Array(repeating: "file:git:http:https:ssh", count: 4) + ["git:http:https:ssh"]
    )
  }

  @Test func keepsSubmodulesOfLocalRepositoriesLocal() throws {
    try fetch("file:///r", from: store())
    try fetch("file:///r", from: store { $0.allowsNetwork = false })
    let protocols = recorder.programs.map { $0.environment["GIT_ALLOW_PROTOCOL"] }
    #expect(protocols[2] == "file")
    #expect(protocols[4] == "git:http:https:ssh")
    #expect(protocols[7] == "file")
    #expect(protocols[9] == "")
  }

  @Test func fetchesFilesWithoutUserSettings() throws {
    let store = store {
      $0.environment = ["HTTP_PROXY": "http://p", "NO_PROXY": "n"]
      $0.fileTimeLimit = .seconds(7)
    }
    #expect(try store.file(at: "http://h/a b[1].yaml") == [])
    let program = try #require(recorder.programs.first)
    #expect(program.executable == "curl")
    #expect(program.arguments.first == "-q")
    #expect(program.arguments.suffix(2) == ["--url", "http://h/a%20b[1].yaml"])
    for words in [["--proto", "=http,https"], ["--proto-redir", "=http,https"], ["--max-time", "7.0"]] {
      #expect(program.arguments.indices.contains { program.arguments[$0...].starts(with: words) })
    }
    #expect(program.outputLimit == 128 << 20)
    #expect(program.environment["http_proxy"] == "http://p")
    #expect(program.environment["no_proxy"] == "localhost,127.0.0.1,::1,n")
  }

  @Test func fetchesEachOnce() throws {
    let store = store()
    for _ in 0..<3 { _ = try store.file(at: "http://h/a") }
    for text in ["https://h/o/r//a", "https://h/o/r/b", "git::https://h/o/r?ref="] {
      _ = try store.repository(try #require(RepositoryURL(text)))
    }
    _ = try store.repository(try #require(RepositoryURL("https://h/o/r?ref=v1")))
    store.removeDirectories()
    #expect(recorder.commands.count { $0.hasPrefix("curl") } == 1)
    #expect(recorder.commands.count { $0 == "git init" } == 2)
  }

  @Test func distinguishesURLsByBytes() throws {
    let store = store()
    for text in ["http://h/\u{E9}", "http://h/e\u{301}"] { _ = try store.file(at: text) }
    #expect(recorder.programs.compactMap(\.arguments.last) == ["http://h/%C3%A9", "http://h/e%CC%81"])
  }

  @Test func runsNothingForUnsafeURLs() throws {
    let url = try #require(RepositoryURL("https://h/o/r?ref=-x"))
    #expect(throws: Diagnostic.self) { try store().repository(url) }
    #expect(recorder.programs.isEmpty)
  }
}
