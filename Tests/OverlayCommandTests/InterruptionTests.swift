import Foundation
import Synchronization
import TestSupport
import Testing

@Suite("Interruption")
struct InterruptionTests {
  /// What a build leaves behind that fetches from an unresponsive server.
  private struct Remains {
    var outcome: Tool.Outcome
    /// The content of the temporary directory during and after the build.
    var temporaryDirectories: (before: [String], after: [String])
    var files: [String]
  }

  /// Runs a build that hangs, and calls a closure once git has connected to the server.
  private func build(
    timeout: Int = 600,
    _ interrupt: @escaping @Sendable (_ process: Int32) -> Void
  ) async throws -> Remains {
    let server = try LocalServer { _ in .silence }
    let url = server.url("/org/repo.git?timeout=\(timeout)")
    let directory = try TestDirectory(["kustomization.yaml": "components: ['\(url)']\n"])
    try directory.makeDirectory("tmp")
    var tool = Tool(directory: directory)
    tool.environment = GitRepository.environment
    tool.environment["TMPDIR"] = directory.url.appending(path: "tmp").path()
    let before = Mutex<[String]>([])
    let outcome = try await tool.run("build", "-o", "out.yaml") { process in
      while server.paths.isEmpty, kill(process, 0) == 0 { Thread.sleep(forTimeInterval: 0.01) }
      before.withLock { $0 = (try? directory.names(in: "tmp")) ?? [] }
      interrupt(process)
    }
    return Remains(
      outcome: outcome,
      temporaryDirectories: (before.withLock { $0 }, try directory.names(in: "tmp")),
      files: try directory.names()
    )
  }

  private func check(_ remains: Remains, status: Int32) {
    #expect(remains.outcome.status == status)
    #expect(remains.outcome.messages == "")
    #expect(remains.temporaryDirectories.before.count == 1)
    #expect(remains.temporaryDirectories.after == [])
    #expect(remains.files == ["kustomization.yaml", "tmp"])
  }

  @Test(
    "a signal ends the build with its status and leaves nothing behind",
    arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)]
  )
  func signals(signal: Int32, status: Int32) async throws {
    check(try await build { _ = kill($0, signal) }, status: status)
  }

  @Test("a second signal ends the build at once and leaves nothing behind")
  func twoSignals() async throws {
    let remains = try await build { process in
      kill(process, SIGINT)
      Thread.sleep(forTimeInterval: 0.02)
      kill(process, SIGINT)
    }
    check(remains, status: 130)
  }

  @Test("a failed build leaves nothing behind")
  func timeout() async throws {
    let remains = try await build(timeout: 1) { _ in }
    #expect(remains.outcome.status == 1)
    #expect(remains.outcome.messages.contains("[remote-timeout]"))
    #expect(remains.temporaryDirectories.after == [])
    #expect(remains.files == ["kustomization.yaml", "tmp"])
  }

  @Test("ignored signals stay ignored")
  func ignoredSignals() async throws {
    let directory = try TestDirectory(Overlays.plain)
    let outcome = try await Tool(directory: directory).shell("trap '' INT HUP TERM; \"$tool\" build")
    #expect(outcome.output == Overlays.plainOutput)
  }
}

@Suite("Remote resources")
struct RemoteCommandTests {
  @Test("URLs are built, and progress is shown only on a terminal")
  func target() async throws {
    let repository = try GitRepository(Overlays.plain)
    var tool = Tool(directory: try TestDirectory())
    tool.environment = GitRepository.environment
    let outcome = try await tool.run("build", repository.fileURL)
    #expect(outcome.status == 0)
    #expect(outcome.output == Overlays.plainOutput)
    #expect(outcome.messages == "")
  }

  @Test("each of several URLs of one repository has its own error")
  func severalURLs() async throws {
    let repository = "file:///nonexistent/org/repo.git"
    let directory = try TestDirectory([
      "kustomization.yaml": "resources:\n- \(repository)//first?ref=v1\n- \(repository)//second?ref=v1\n"
    ])
    var tool = Tool(directory: directory)
    tool.environment = GitRepository.environment
    let outcome = try await tool.run("build")
    #expect(outcome.status == 1)
    for (line, name) in [(2, "first"), (3, "second")] {
      let start = "kustomization.yaml:\(line):3: error: cannot fetch '\(repository)//\(name)?ref=v1'"
      #expect(outcome.messages.contains(start), "\(outcome.messages)")
    }
  }

  @Test("--offline rejects remote repositories, not local ones")
  func offline() async throws {
    let server = try LocalServer { _ in .text(Overlays.configMap("a")) }
    let repository = try GitRepository(Overlays.plain)
    let directory = try TestDirectory(["kustomization.yaml": "resources:\n- \(server.url("/a.yaml"))\n"])
    var tool = Tool(directory: directory)
    tool.environment = GitRepository.environment
    #expect(try await tool.run("build").output == Overlays.configMap("a"))
    let refused = try await tool.run("build", "--offline")
    #expect(refused.status == 1)
    #expect(
      refused.messages.hasPrefix("kustomization.yaml:2:3: error: '\(server.url("/a.yaml"))' is remote")
    )
    #expect(try await tool.run("build", "--offline=false").status == 0)
    #expect(try await tool.run("build", "--offline", repository.fileURL).output == Overlays.plainOutput)
    #expect(server.paths == ["/a.yaml", "/a.yaml"])
  }
}
