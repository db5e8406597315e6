import Testing

@testable import overlay_bench

@Suite("Measuring")
struct MeasuringTests {
  private static func samples(_ values: [Double]) -> Samples {
    var samples = Samples()
    for value in values { samples.add(value) }
    return samples
  }

  @Test("the median is in the middle")
  func median() {
    #expect(Self.samples([9, 1, 5]).median == 5)
    #expect(Self.samples([9, 1, 5, 7]).median == 6)
    #expect(Self.samples([9, 1, 5]).best == 1)
    #expect(Self.samples([]).median == 0)
  }

  @Test("the floor counts events, and refuses what is no YAML")
  func floor() throws {
    #expect(try Floor.countEvents(in: Array("a: [1, 2]\n".utf8)) == 11)
    #expect(throws: BenchError.self) { try Floor.countEvents(in: Array("a: [1\n".utf8)) }
  }

  @Test("a program is measured, ended after its time, and its failure is told")
  func programs() throws {
    let run = try #require(try ProgramRun.run("/bin/sh", ["-c", "exit 0"]))
    #expect(run.wallMilliseconds > 0)
    #expect(run.peakMebibytes > 0)
    #expect(try ProgramRun.run("/bin/sh", ["-c", "while :; do :; done"], limit: 1) == nil)
    #expect(throws: BenchError.self) { try ProgramRun.run("/bin/sh", ["-c", "exit 1"]) }
    #expect(throws: BenchError.self) { try ProgramRun.run("/nowhere/at/all", []) }
  }

  @Test("scenarios give the same each time they run")
  func scenarios() throws {
    for scenario in try Scenario.steps(workloads: 3) { #expect(try !scenario.time(runs: 2).isEmpty) }
  }

  @Test("a scenario that gives something else the next time is refused")
  func unsteady() {
    var count = 0
    let scenario = Scenario(name: "count", byteCount: 0, resourceCount: 0) {
      count += 1
      return count
    }
    #expect(throws: BenchError.self) { try scenario.time(runs: 1) }
  }

  @Test(
    "numbers are easy to read",
    arguments: [(0.5234, "0.52"), (15.23, "15.2"), (15_230.4, "15,230"), (-3.14159, "-3.14"), (Double.nan, "–")]
  )
  func text(number: Double, text: String) { #expect(number.text == text) }

  @Test("tables have columns of equal width")
  func table() {
    var table = Table("name", "ms")
    table.add("a long name", "1,000")
    #expect(
      table.markdown == """
        | name        |    ms |
        | ----------- | ----: |
        | a long name | 1,000 |

        """
    )
  }
}
