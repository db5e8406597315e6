import ArgumentParser
import OverlayPrograms

/// What whole programs build.
struct ProgramInput {
  var name: String
  var tree: any Tree

  static let medium = ProgramInput(name: "2,000 resources, 100 patches", tree: WorkloadsTree(workloads: 1_000))
  /// Ten times ``medium``.
  static let large = ProgramInput(
    name: "20,000 resources, 200 files, 1,000 patches",
    tree: WorkloadsTree(workloads: 10_000, fileCount: 200, patchCount: 1_000)
  )
  static let all = [
    ProgramInput(name: "2 resources, 1 patch", tree: TrivialTree()),
    medium,
    large,
    ProgramInput(
      name: "one definition of 4 MB",
      tree: WorkloadsTree(workloads: 10, patchCount: 10, definitionBytes: 4_000_000)
    ),
  ]
}

/// `overlay-bench programs`: `overlay`, libyaml alone and Kustomize as whole programs.
///
/// This process stays small, because Linux includes its memory in that of the programs it starts.
struct ProgramsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programs",
    abstract: "Measure whole programs: overlay, libyaml alone, and Kustomize."
  )

  @Option(help: "The path of overlay.")
  var tool: String

  @Option(help: "The path of this program, which runs as libyaml alone with the argument 'floor'.")
  var floor: String

  @Option(help: "The path of kustomize or kubectl. Without it Kustomize is not measured.")
  var kustomize: String?

  @Option(help: "The number of seconds after which Kustomize is stopped.")
  var limit: UInt32 = 60

  @Option(help: "The number of runs of each program.")
  var rounds = 25

  @Option(help: "The directory for temporary files.")
  var directory = "/tmp"

  @Option(help: "Use only inputs whose name contains this string.")
  var only = ""

  func run() throws {
    var table = Table(
      "whole programs, best (median) of \(rounds)",
      "overlay, ms",
      "CPU ms",
      "peak MiB",
      "floor, ms",
      "× floor",
      "Kustomize, ms",
      "times faster"
    )
    var times: [String: Double] = [:]
    for input in ProgramInput.all where only.isEmpty || input.name.contains(only) {
      log(input.name)
      let (overlay, floor, kustomize) = try measure(input)
      times[input.name] = overlay.wall.best
      let isOver = kustomize.timedOut
      let slowest = isOver ? Double(limit) * 1_000 : kustomize.wall.best
      let factor = slowest / overlay.wall.best
      table.add(
        input.name,
        overlay.wall.summary,
        overlay.cpu.best.formatted,
        overlay.peak.median.formatted(decimals: 1),
        floor.wall.summary,
        (overlay.wall.best / floor.wall.best).formatted,
        isOver ? "over \(slowest.formatted)" : slowest == 0 ? "–" : slowest.formatted,
        isOver ? "over \(factor.formatted(decimals: 0))" : slowest == 0 ? "–" : factor.formatted
      )
    }
    table.print()
    if let medium = times[ProgramInput.medium.name], let large = times[ProgramInput.large.name] {
      print("\nTen times the resources take \((large / medium).formatted) times as long.")
    }
  }

  private func measure(_ input: ProgramInput) throws -> (overlay: Runs, floor: Runs, kustomize: Runs) {
    let tree = try TemporaryDirectory(environment: ["TMPDIR": directory], cancellation: nil)
    defer { tree.remove() }
    let files = try input.tree.write(to: tree)
    var runs = (overlay: Runs(), floor: Runs(), kustomize: Runs())
    for round in 0..<rounds {
      runs.overlay.add(try ProgramRun.run(tool, ["build", tree.path]))
      runs.floor.add(try ProgramRun.run(floor, [OverlayBench.floor] + files))
      // One run is enough if it takes seconds.
      guard let kustomize, round == 0 || runs.kustomize.isQuick else { continue }
      let command = kustomize.hasSuffix("kubectl") ? "kustomize" : "build"
      runs.kustomize.add(try ProgramRun.run(kustomize, [command, tree.path], limit: limit))
    }
    return runs
  }
}

/// The runs of one program.
private struct Runs {
  var wall: [Double] = []
  var cpu: [Double] = []
  var peak: [Double] = []
  var timedOut = false

  var isQuick: Bool { !timedOut && wall.best < 2_000 }

  mutating func add(_ run: ProgramRun?) {
    guard let run else { return timedOut = true }
    wall.append(run.wallMilliseconds)
    cpu.append(run.cpuMilliseconds)
    peak.append(run.peakMebibytes)
  }
}

extension [Double] {
  /// The best value, and the median in parentheses.
  fileprivate var summary: String { "\(best.formatted) (\(median.formatted))" }
}
