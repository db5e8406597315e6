import Foundation
import Testing

/// The tool, killed at arbitrary moments while it writes.
@Suite("Killed while writing", .serialized)
struct KillTests {
  /// A generator with a fixed seed, so that all runs try the same moments.
  private struct Moments: RandomNumberGenerator {
    var state: UInt64 = 20_240_229

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private static let rounds = 60

  /// Runs the tool many times, and kills it at a different moment each time.
  ///
  /// The moments are adapted to the outcomes, because the duration depends on the load of the machine.
  private static func kill(
    _ tool: Tool,
    output: String,
    before: () throws -> Void,
    after: () throws -> Void
  ) async throws {
    var duration = 50_000.0
    var moments = Moments()
    var killed = 0
    for _ in 0..<rounds {
      try before()
      let delay = UInt32.random(in: 0...UInt32(duration), using: &moments)
      let outcome = try await tool.run("build", "-o", output) { process in
        usleep(delay)
        Foundation.kill(process, SIGKILL)
      }
      #expect(outcome.status == 0 || outcome.status == -SIGKILL)
      duration = min(duration * (outcome.status == 0 ? 0.8 : 1.25), 10_000_000)
      if outcome.status != 0 { killed += 1 }
      try after()
    }
    #expect(killed > 0)
  }

  @Test("a file is completely old or completely new")
  func file() async throws {
    let directory = try TestDirectory(Overlays.large(4_000_000))
    let tool = Tool(directory: directory)
    #expect(try await tool.run("build", "-o", "new").status == 0)
    let new = try directory.read("new")
    let old = String(repeating: "old\n", count: 1_000)
    try await Self.kill(tool, output: "f") {
      try directory.write(old, to: "f")
    } after: {
      let content = try directory.read("f")
      #expect(content == old || content == new)
      // Temporary files that could not be removed have recognizable names.
      let others = try directory.names().filter { !["f", "kustomization.yaml", "new", "r.yaml"].contains($0) }
      #expect(others.allSatisfy { $0.hasPrefix(".overlay-") && $0.hasSuffix(".tmp") })
    }
  }

  @Test("each file of a directory is completely old or completely new")
  func files() async throws {
    let value = String(repeating: "x", count: 20_000)
    let maps = (0..<40).map { Overlays.configMap("m\($0)") + "data: {a: \(value)}\n" }
    let directory = try TestDirectory([
      "kustomization.yaml": "resources: [r.yaml]\n", "r.yaml": maps.joined(separator: "---\n"),
    ])
    try directory.makeDirectory("new")
    try directory.makeDirectory("out")
    let tool = Tool(directory: directory)
    #expect(try await tool.run("build", "-o", "new").status == 0)
    let names = try directory.names(in: "new")
    #expect(names.count == 40)
    let new = try names.map { try directory.read("new/\($0)") }
    try await Self.kill(tool, output: "out") {
      for name in names { try directory.write("old", to: "out/\(name)") }
    } after: {
      for (name, new) in zip(names, new) {
        let content = try directory.read("out/\(name)")
        #expect(content == "old" || content == new, "\(name)")
      }
      let others = try directory.names(in: "out").filter { !names.contains($0) }
      #expect(others.allSatisfy { $0.hasPrefix(".overlay-") && $0.hasSuffix(".tmp") })
    }
  }
}
