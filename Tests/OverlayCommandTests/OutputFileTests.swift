import Foundation
import Testing

@Suite("overlay build -o FILE")
struct OutputFileTests {
  @Test(
    "writes the same bytes as to standard output",
    arguments: [["-o", "f"], ["-of"], ["-o=f"], ["--output", "f"], ["--output=f"]]
  )
  func write(option: [String]) async throws {
    let directory = try TestDirectory(Overlays.plain)
    let outcome = try await Tool(directory: directory).run(["build"] + option)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.messages == "")
    #expect(try directory.read("f") == Overlays.plainOutput)
    #expect(try directory.names() == ["all.yaml", "f", "kustomization.yaml"])
  }

  @Test("an empty name means standard output", arguments: [["-o", ""], ["--output="]])
  func noName(option: [String]) async throws {
    #expect(
      try await Tool(directory: TestDirectory(Overlays.plain)).run(["build"] + option).output == Overlays.plainOutput
    )
  }

  @Test("a new file has the permissions of new files, an old one keeps its own")
  func permissions() async throws {
    let directory = try TestDirectory(Overlays.plain)
    let tool = Tool(directory: directory)
    #expect(try await tool.shell("umask 027; \"$tool\" build -o f").status == 0)
    #expect(try directory.permissions(of: "f") == 0o640)
    try directory.setPermissions(0o604, of: "f")
    try directory.write("old", to: "f")
    #expect(try await tool.run("build", "-o", "f").status == 0)
    #expect(try directory.permissions(of: "f") == 0o604)
    #expect(try directory.read("f") == Overlays.plainOutput)
  }

  @Test("a file is replaced atomically: open readers keep the old content")
  func replaced() async throws {
    let directory = try TestDirectory(Overlays.plain.merging(["f": "old"]) { $1 })
    let reader = try FileHandle(forReadingFrom: directory.url.appending(path: "f"))
    #expect(try await Tool(directory: directory).run("build", "-o", "f").status == 0)
    #expect(try reader.readToEnd() == Data("old".utf8))
    #expect(try directory.read("f") == Overlays.plainOutput)
  }

  @Test("a symbolic link is kept, and its target is replaced or created")
  func links() async throws {
    let directory = try TestDirectory(Overlays.plain.merging(["d/old": "old"]) { $1 })
    let tool = Tool(directory: directory)
    try directory.link("d/inner", to: "old")
    try directory.link("outer", to: "d/inner")
    try directory.link("dangling", to: "d/new")
    for (link, target) in ["outer": "d/old", "dangling": "d/new"] {
      #expect(try await tool.run("build", "-o", link).status == 0)
      #expect(try directory.read(target) == Overlays.plainOutput)
    }
    #expect(try directory.names(in: "d") == ["inner", "new", "old"])
    let target = try FileManager.default.destinationOfSymbolicLink(
      atPath: directory.url.appending(path: "outer").path()
    )
    #expect(target == "d/inner")
  }

  @Test("a cycle of links is an error")
  func ring() async throws {
    let directory = try TestDirectory(Overlays.plain)
    try directory.link("a", to: "b")
    try directory.link("b", to: "a")
    let outcome = try await Tool(directory: directory).run("build", "-o", "a")
    #expect(outcome.status == 3)
    #expect(outcome.messages == "error: cannot write 'a': too many levels of symbolic links [cannot-write]\n")
  }

  @Test("a failed build leaves the old file")
  func failedBuild() async throws {
    let directory = try TestDirectory(Overlays.broken.merging(["f": "old"]) { $1 })
    #expect(try await Tool(directory: directory).run("build", "-o", "f").status == 1)
    #expect(try directory.read("f") == "old")
    #expect(try directory.names() == ["f", "kustomization.yaml"])
  }

  @Test("a full disk keeps the old file and leaves no other")
  func noRoom() async throws {
    let directory = try TestDirectory(Overlays.large(100_000).merging(["f": "old"]) { $1 })
    let outcome = try await Tool(directory: directory).shell("ulimit -f 8; exec \"$tool\" build -o f 2>&1")
    #expect(outcome.status == 3)
    #expect(outcome.output == "error: cannot write 'f': file too large [cannot-write]\n")
    #expect(try directory.read("f") == "old")
    #expect(try directory.names() == ["f", "kustomization.yaml", "r.yaml"])
  }

  @Test(
    "an impossible path is a system error",
    arguments: [
      ("none/f", "no such file or directory"), ("r.yaml/f", "not a directory"),
      (String(repeating: "n", count: 300), "file name too long"),
    ]
  )
  func impossible(path: String, reason: String) async throws {
    let directory = try TestDirectory(Overlays.large(1))
    let outcome = try await Tool(directory: directory).run("build", "-o", path)
    #expect(outcome.status == 3)
    #expect(outcome.messages == "error: cannot write '\(path)': \(reason) [cannot-write]\n")
    #expect(try directory.names() == ["kustomization.yaml", "r.yaml"])
  }

  @Test("a missing directory is not created")
  func missingDirectory() async throws {
    let directory = try TestDirectory(Overlays.large(1))
    let outcome = try await Tool(directory: directory).run("build", "-o", "none/")
    #expect(outcome.status == 3)
    #expect(
      outcome.messages == """
        error: cannot write to the directory 'none/': it does not exist [cannot-write]
        note: create it, or remove the slash to write one file

        """
    )
    #expect(try directory.names() == ["kustomization.yaml", "r.yaml"])
  }

  @Test("a file and a directory without write permission are left alone", .enabled(if: geteuid() != 0))
  func forbidden() async throws {
    let directory = try TestDirectory(Overlays.plain.merging(["d/f": "old", "f": "old"]) { $1 })
    try directory.setPermissions(0o444, of: "f")
    try directory.setPermissions(0o555, of: "d")
    defer { try? directory.setPermissions(0o755, of: "d") }
    for path in ["f", "d/f", "d/new"] {
      let outcome = try await Tool(directory: directory).run("build", "-o", path)
      #expect(outcome.status == 3)
      #expect(outcome.messages == "error: cannot write '\(path)': permission denied [cannot-write]\n")
    }
    #expect(try directory.read("f") == "old")
    #expect(try directory.names(in: "d") == ["f"])
  }

  @Test("pipes and devices are written directly")
  func straight() async throws {
    let tool = Tool(directory: try TestDirectory(Overlays.plain))
    let pipe = try await tool.shell("mkfifo p; cat p & \"$tool\" build -o p && wait && test -p p")
    #expect(pipe.status == 0)
    #expect(pipe.output == Overlays.plainOutput)
    #expect(try await tool.run("build", "-o", "/dev/null").status == 0)
    #expect(try await tool.run("build", "-o", "/dev/stdout").output == Overlays.plainOutput)
    #expect(try await tool.shell("\"$tool\" build -o /dev/fd/3 3>&1").output == Overlays.plainOutput)
    let appended = try await tool.shell("echo first >f; \"$tool\" build -o /dev/stdout >>f; cat f")
    #expect(appended.output == "first\n" + Overlays.plainOutput)
  }

  @Test("an interrupted run leaves the old file or the new one, and no temporary file", arguments: ["TERM", "HUP"])
  func interrupted(signal: String) async throws {
    // Large enough to be read by several threads, each of which could take the signal.
    let directory = try TestDirectory(["kustomization.yaml": "resources: [r.yaml, s.yaml]\n", "old": "old"])
    for name in ["r", "s"] {
      let value = String(repeating: "x", count: 40_000)
      try directory.write(Overlays.configMap(name) + "data: {value: \(value)}\n", to: "\(name).yaml")
    }
    let outcome = try await Tool(directory: directory).shell(
      """
      "$tool" build >new
      for hundredths in 00 01 02 03 04 05 06 07 08 09 10 12 14 16; do
        cp old f
        "$tool" build -o f & sleep 0.$hundredths
        kill -\(signal) $! 2>/dev/null
        wait $!
        cmp -s f new || cmp -s f old || echo "after 0.$hundredths s: $(wc -c f)"
      done
      ls -A
      """
    )
    #expect(outcome.output == "f\nkustomization.yaml\nnew\nold\nr.yaml\ns.yaml\n")
  }
}
