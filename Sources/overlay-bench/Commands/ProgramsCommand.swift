import ArgumentParser
import OverlayPrograms

/// `overlay-bench programs`: the tool beside libyaml alone and beside Kustomize, each as a whole program.
///
/// This process stays small: what it uses would count as memory of the programs that it starts.
struct ProgramsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "programs",
    abstract: "Measure whole programs: the tool, libyaml alone, and Kustomize."
  )

  @Option(help: "The tool's file.")
  var tool: String

  @Option(help: "This program's file, which is libyaml alone when it is run as 'floor'.")
  var floor: String

  @Option(help: "Kustomize's file, kustomize or kubectl; without it Kustomize is not run.")
  var reference: String?

  @Option(help: "After how many seconds Kustomize is ended.")
  var limit = 60

  @Option(help: "How often each program is run.")
  var rounds = 25

  @Option(help: "Where trees are written to.")
  var folder = "/tmp"

  @Option(help: "Only work whose name has this in it.")
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
    var walls: [String: Double] = [:]
    for work in Work.all where only.isEmpty || work.name.contains(only) {
      Progress.tell(work.name)
      let measured = try measure(work)
      walls[work.name] = measured.tool.wall.best
      table.add(
        work.name,
        measured.tool.wall.summary,
        measured.tool.cpu.best.text,
        measured.tool.peak.median.text(decimals: 1),
        measured.floor.wall.summary,
        (measured.tool.wall.best / measured.floor.wall.best).text,
        measured.referenceText(limit: limit),
        measured.timesFaster(limit: limit)
      )
    }
    print(table.markdown, terminator: "")
    if let many = walls[Work.many.name], let tenfold = walls[Work.tenfold.name] {
      print("\nTen times the resources take \((tenfold / many).text) times as long.")
    }
  }

  private func measure(_ work: Work) throws -> Measured {
    let directory = try TemporaryDirectory(environment: ["TMPDIR": folder], cancellation: nil)
    defer { directory.remove() }
    let files = try work.tree.write(to: directory)
    var measured = Measured()
    for round in 0..<rounds {
      try measured.tool.add(ProgramRun.run(tool, ["build", directory.path]))
      try measured.floor.add(ProgramRun.run(floor, [FloorCommand.name] + files))
      // Kustomize is slow: where one run takes seconds, one run must do.
      guard let reference, round == 0 || measured.reference.isQuick else { continue }
      let command = reference.hasSuffix("kubectl") ? "kustomize" : "build"
      try measured.reference.add(ProgramRun.run(reference, [command, directory.path], limit: limit))
    }
    return measured
  }
}

/// The runs of one program.
private struct Runs {
  var wall = Samples()
  var cpu = Samples()
  var peak = Samples()
  /// Whether a run was ended before the program was done.
  var isEnded = false

  /// Whether it is worth to run it again.
  var isQuick: Bool { !isEnded && wall.best < 2_000 }

  mutating func add(_ run: ProgramRun?) {
    guard let run else { return isEnded = true }
    wall.add(run.wallMilliseconds)
    cpu.add(run.cpuMilliseconds)
    peak.add(run.peakMebibytes)
  }
}

/// The runs of all programs on one tree.
private struct Measured {
  var tool = Runs()
  var floor = Runs()
  var reference = Runs()

  func referenceText(limit: Int) -> String {
    if reference.isEnded { return "over \((limit * 1_000).grouped)" }
    return reference.wall.isEmpty ? "–" : reference.wall.best.text
  }

  func timesFaster(limit: Int) -> String {
    if reference.isEnded { return "over \((Double(limit) * 1_000 / tool.wall.best).text(decimals: 0))" }
    return reference.wall.isEmpty ? "–" : (reference.wall.best / tool.wall.best).text
  }
}

extension Samples {
  /// The best, and the median behind it.
  fileprivate var summary: String { "\(best.text) (\(median.text))" }
}
