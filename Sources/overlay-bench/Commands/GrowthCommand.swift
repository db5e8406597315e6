import ArgumentParser

/// `overlay-bench growth`: whether twice the input takes twice the time.
struct GrowthCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "growth",
    abstract: "Compare builds with builds of twice the input, in this process."
  )

  @Option(help: "How often each is run.")
  var runs = 3

  @Option(help: "Only those whose name has this in it.")
  var only = ""

  func run() throws {
    var table = Table("what is doubled", "to", "half, best ms", "whole, best ms", "ratio (at most \(Growth.limit))")
    for growth in Growth.all where only.isEmpty || growth.name.contains(only) {
      Progress.tell(growth.name)
      let pair = growth.pair(growth.timed)
      // In turn, so that a busy machine is as busy for both.
      var single = Samples()
      var double = Samples()
      for _ in 0..<runs {
        single.add(try pair.single.timeOnce().milliseconds)
        double.add(try pair.double.timeOnce().milliseconds)
      }
      table.add(
        growth.name,
        (growth.timed * 2).grouped,
        single.best.text,
        double.best.text,
        (double.best / single.best).text
      )
    }
    print(table.markdown, terminator: "")
  }
}
