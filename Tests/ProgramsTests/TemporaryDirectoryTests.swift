import Foundation
import OverlayPrograms
import SystemPackage
import Testing

/// Temporary directories are private and are removed completely.
@Suite struct TemporaryDirectoryTests {
  private let environment = ["TMPDIR": FileManager.default.temporaryDirectory.path()]

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  @Test func isPrivate() throws {
    let directory = try TemporaryDirectory(environment: environment, cancellation: nil)
    let attributes = try FileManager.default.attributesOfItem(atPath: directory.path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    #expect(!directory.path.contains("//"))
  }

  @Test func isInTheDirectoryOfTheEnvironment() throws {
    let parent = try TemporaryDirectory(environment: environment, cancellation: nil)
    let child = try TemporaryDirectory(environment: ["TMPDIR": parent.path + "/"], cancellation: nil)
    #expect(child.path.hasPrefix(parent.path + "/overlay-"))
    for value in ["", "relative", "/tmp"] {
      let directory = try TemporaryDirectory(environment: ["TMPDIR": value], cancellation: nil)
      #expect(directory.path.contains("/tmp/overlay-"), "\(value)")
    }
    #expect(throws: Errno.noSuchFileOrDirectory) {
      try TemporaryDirectory(environment: ["TMPDIR": parent.path + "/no"], cancellation: nil)
    }
  }

  @Test func removesContentButNotTargetsOfLinks() throws {
    let kept = try TemporaryDirectory(environment: environment, cancellation: nil)
    let keptFile = kept.path + "/file"
    try Data("x".utf8).write(to: URL(filePath: keptFile))
    let directory = try TemporaryDirectory(environment: environment, cancellation: nil)
    let inner = try directory.makeDirectory("a")
    try FileManager.default.createDirectory(atPath: inner + "/b/c", withIntermediateDirectories: true)
    try Data("x".utf8).write(to: URL(filePath: inner + "/b/c/file"))
    for name in ["link", "b/link"] {
      try FileManager.default.createSymbolicLink(atPath: "\(inner)/\(name)", withDestinationPath: kept.path)
    }
    for locked in [inner + "/b/c", inner] {
      try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: locked)
    }
    directory.remove()
    #expect(!exists(directory.path))
    #expect(exists(keptFile))
  }

  @Test func removesContentNestedDeeperThanPathsAllow() async throws {
    let directory = try TemporaryDirectory(environment: environment, cancellation: nil)
    let script = "d=\(String(repeating: "x", count: 200)); for i in $(seq 60); do mkdir $d; cd $d; done; touch f"
    var program = Program("sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
    program.workingDirectory = directory.path
    #expect(try SubprocessRunner().run(program).isSuccess)
    directory.remove()
    #expect(!exists(directory.path))
  }

  @Test func isRemovedWithItsValue() throws {
    let path = try TemporaryDirectory(environment: environment, cancellation: nil).path
    #expect(!exists(path))
  }

  @Test func isRemovedBySeveralThreads() async throws {
    for _ in 0..<20 {
      let directory = try TemporaryDirectory(environment: environment, cancellation: nil)
      for name in ["a", "b", "c"] {
        try FileManager.default.createDirectory(
          atPath: "\(directory.path)/\(name)/d/e/f",
          withIntermediateDirectories: true
        )
      }
      await withTaskGroup { group in
        for _ in 0..<3 { group.addTask { directory.remove() } }
      }
      #expect(!exists(directory.path))
    }
  }

  @Test func isRemovedOnCancellation() throws {
    let cancellation = Cancellation()
    let directory = try TemporaryDirectory(environment: environment, cancellation: cancellation)
    _ = try directory.makeDirectory("a")
    cancellation.removeTemporaryDirectories()
    #expect(!exists(directory.path))
  }
}
