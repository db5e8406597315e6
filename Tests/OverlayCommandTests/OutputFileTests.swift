import Foundation
import Testing

@Suite("overlay build -o FILE")
struct OutputFileTests {
  @Test("writes what it would print", arguments: [["-o", "f"], ["-of"], ["-o=f"], ["--output", "f"], ["--output=f"]])
  func write(option: [String]) async throws {
    let folder = try Folder(Overlays.plain)
    let outcome = try await Tool(folder: folder).run(["build"] + option)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.messages == "")
    #expect(try folder.read("f") == Overlays.plainOutput)
    #expect(try folder.names() == ["all.yaml", "f", "kustomization.yaml"])
  }

  @Test("an empty name means standard output", arguments: [["-o", ""], ["--output="]])
  func noName(option: [String]) async throws {
    #expect(try await Tool(folder: Folder(Overlays.plain)).run(["build"] + option).output == Overlays.plainOutput)
  }

  @Test("a new file has the permissions of new files, an old one keeps its own")
  func permissions() async throws {
    let folder = try Folder(Overlays.plain)
    let tool = Tool(folder: folder)
    #expect(try await tool.shell("umask 027; \"$tool\" build -o f").status == 0)
    #expect(try folder.permissions(of: "f") == 0o640)
    try folder.setPermissions(0o604, of: "f")
    try folder.write("old", to: "f")
    #expect(try await tool.run("build", "-o", "f").status == 0)
    #expect(try folder.permissions(of: "f") == 0o604)
    #expect(try folder.read("f") == Overlays.plainOutput)
  }

  @Test("a file is replaced, not written over: who has the old one open keeps it")
  func replaced() async throws {
    let folder = try Folder(Overlays.plain.merging(["f": "old"]) { $1 })
    let reader = try FileHandle(forReadingFrom: folder.url.appending(path: "f"))
    #expect(try await Tool(folder: folder).run("build", "-o", "f").status == 0)
    #expect(try reader.readToEnd() == Data("old".utf8))
    #expect(try folder.read("f") == Overlays.plainOutput)
  }

  @Test("a symbolic link stays, and its target is replaced or made")
  func links() async throws {
    let folder = try Folder(Overlays.plain.merging(["d/old": "old"]) { $1 })
    let tool = Tool(folder: folder)
    try folder.link("d/inner", to: "old")
    try folder.link("outer", to: "d/inner")
    try folder.link("dangling", to: "d/new")
    for (link, target) in ["outer": "d/old", "dangling": "d/new"] {
      #expect(try await tool.run("build", "-o", link).status == 0)
      #expect(try folder.read(target) == Overlays.plainOutput)
    }
    #expect(try folder.names(in: "d") == ["inner", "new", "old"])
    let target = try FileManager.default.destinationOfSymbolicLink(atPath: folder.url.appending(path: "outer").path())
    #expect(target == "d/inner")
  }

  @Test("links that lead round in a ring are an error")
  func ring() async throws {
    let folder = try Folder(Overlays.plain)
    try folder.link("a", to: "b")
    try folder.link("b", to: "a")
    let outcome = try await Tool(folder: folder).run("build", "-o", "a")
    #expect(outcome.status == 3)
    #expect(outcome.messages == "error: cannot write 'a': too many levels of symbolic links [cannot-write]\n")
  }

  @Test("a failed build leaves the old file")
  func failedBuild() async throws {
    let folder = try Folder(Overlays.broken.merging(["f": "old"]) { $1 })
    #expect(try await Tool(folder: folder).run("build", "-o", "f").status == 1)
    #expect(try folder.read("f") == "old")
    #expect(try folder.names() == ["f", "kustomization.yaml"])
  }

  @Test("a disk without room leaves the old file, and no other")
  func noRoom() async throws {
    let folder = try Folder(Overlays.large(100_000).merging(["f": "old"]) { $1 })
    let outcome = try await Tool(folder: folder).shell("ulimit -f 8; exec \"$tool\" build -o f 2>&1")
    #expect(outcome.status == 3)
    #expect(outcome.output == "error: cannot write 'f': file too large [cannot-write]\n")
    #expect(try folder.read("f") == "old")
    #expect(try folder.names() == ["f", "kustomization.yaml", "r.yaml"])
  }

  @Test(
    "a path that cannot be is an error of the machine",
    arguments: [
      ("none/f", "no such file or directory"), ("r.yaml/f", "not a directory"),
      (String(repeating: "n", count: 300), "file name too long"),
    ]
  )
  func impossible(path: String, reason: String) async throws {
    let folder = try Folder(Overlays.large(1))
    let outcome = try await Tool(folder: folder).run("build", "-o", path)
    #expect(outcome.status == 3)
    #expect(outcome.messages == "error: cannot write '\(path)': \(reason) [cannot-write]\n")
    #expect(try folder.names() == ["kustomization.yaml", "r.yaml"])
  }

  @Test("a directory that does not exist is not made")
  func missingDirectory() async throws {
    let folder = try Folder(Overlays.large(1))
    let outcome = try await Tool(folder: folder).run("build", "-o", "none/")
    #expect(outcome.status == 3)
    #expect(
      outcome.messages == """
        error: cannot write to the directory 'none/': it does not exist [cannot-write]
        note: create it, or remove the slash to write one file

        """
    )
    #expect(try folder.names() == ["kustomization.yaml", "r.yaml"])
  }

  @Test("a file and a folder that may not be written are left alone", .enabled(if: geteuid() != 0))
  func forbidden() async throws {
    let folder = try Folder(Overlays.plain.merging(["d/f": "old", "f": "old"]) { $1 })
    try folder.setPermissions(0o444, of: "f")
    try folder.setPermissions(0o555, of: "d")
    defer { try? folder.setPermissions(0o755, of: "d") }
    for path in ["f", "d/f", "d/new"] {
      let outcome = try await Tool(folder: folder).run("build", "-o", path)
      #expect(outcome.status == 3)
      #expect(outcome.messages == "error: cannot write '\(path)': permission denied [cannot-write]\n")
    }
    #expect(try folder.read("f") == "old")
    #expect(try folder.names(in: "d") == ["f"])
  }

  @Test("pipes and devices are written straight")
  func straight() async throws {
    let tool = Tool(folder: try Folder(Overlays.plain))
    let pipe = try await tool.shell("mkfifo p; cat p & \"$tool\" build -o p && wait && test -p p")
    #expect(pipe.status == 0)
    #expect(pipe.output == Overlays.plainOutput)
    #expect(try await tool.run("build", "-o", "/dev/null").status == 0)
    #expect(try await tool.run("build", "-o", "/dev/stdout").output == Overlays.plainOutput)
    #expect(try await tool.shell("\"$tool\" build -o /dev/fd/3 3>&1").output == Overlays.plainOutput)
    let appended = try await tool.shell("echo first >f; \"$tool\" build -o /dev/stdout >>f; cat f")
    #expect(appended.output == "first\n" + Overlays.plainOutput)
  }

  @Test("an interrupted run leaves the old file or the new one, and no other", arguments: ["TERM", "HUP"])
  func interrupted(signal: String) async throws {
    // Large enough to be read by several threads, each of which could take the signal.
    let folder = try Folder(["kustomization.yaml": "resources: [r.yaml, s.yaml]\n", "old": "old"])
    for name in ["r", "s"] {
      let value = String(repeating: "x", count: 40_000)
      try folder.write(Overlays.configMap(name) + "data: {value: \(value)}\n", to: "\(name).yaml")
    }
    let outcome = try await Tool(folder: folder).shell(
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
