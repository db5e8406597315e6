import Testing

@testable import overlay_bench

@Suite("Measuring")
struct MeasuringTests {
  @Test("the median is the middle value")
  func median() {
    #expect([9.0, 1, 5].median == 5)
    #expect([9.0, 1, 5, 7].median == 6)
    #expect([9.0, 1, 5].best == 1)
    #expect(([] as [Double]).median == 0)
  }

  @Test("the floor counts events and rejects what is not YAML")
  func floor() throws {
    #expect(try Floor.countEvents(in: Array("a: [1, 2]\n".utf8)) == 11)
    #expect(throws: BenchError.self) { try Floor.countEvents(in: Array("a: [1\n".utf8)) }
  }

  @Test("a program is measured and killed after its time limit, and its failure is reported")
  func programs() throws {
    let run = try #require(try ProgramRun.run("/bin/sh", ["-c", "exit 0"]))
    #expect(run.wallMilliseconds > 0)
    #expect(run.peakMebibytes > 0)
    #expect(try ProgramRun.run("/bin/sh", ["-c", "while :; do :; done"], limit: 1) == nil)
    #expect(throws: BenchError.self) { try ProgramRun.run("/bin/sh", ["-c", "exit 1"]) }
    #expect(throws: BenchError.self) { try ProgramRun.run("/nowhere/at/all", []) }
  }

  @Test("scenarios return the same result each time")
  func scenarios() throws {
    for scenario in try Scenario.parts(workloads: 3) { #expect(try !scenario.time(runs: 2).isEmpty) }
  }

  @Test("a scenario that returns different results is an error")
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
  func text(number: Double, text: String) { #expect(number.formatted == text) }

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
