import ArgumentParser

/// `overlay-bench growth`: whether twice the input takes twice the time.
struct GrowthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth",
    abstract: "Compare builds with builds of twice the input, in this process."
  )

  @Option(help: "The number of runs of each build.")
  var runs = 3

  @Option(help: "Run only benchmarks whose name contains this string.")
  var only = ""

  func run() throws {
    var table = Table("what is doubled", "to", "half, best ms", "whole, best ms", "ratio (at most \(Growth.limit))")
    for growth in Growth.all where only.isEmpty || growth.name.contains(only) {
      log(growth.name)
      let pair = growth.pair(growth.timed)
      // Runs alternate, so that other work of the machine slows both.
      var single: [Double] = []
      var double: [Double] = []
      for _ in 0..<runs {
        single.append(try pair.single.timeOnce().milliseconds)
        double.append(try pair.double.timeOnce().milliseconds)
      }
      table.add(
        growth.name,
        (growth.timed * 2).grouped,
        single.best.formatted,
        double.best.formatted,
        (double.best / single.best).formatted
      )
    }
    table.print()
  }
}
