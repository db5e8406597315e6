import Testing

@testable import overlay_bench

@Suite("Thresholds")
struct ThresholdsTests {
  private static let thresholds = Thresholds(["read: calls": 1_000, "read: bytes": 50_000, "growth: calls": 2.05])

  private static func findings(changing quantity: String, to count: Double?) -> [Thresholds.Finding] {
    var counts = thresholds.bounds
    counts[quantity] = count
    return thresholds.findings(for: counts)
  }

  @Test("counts within the tolerance have no findings", arguments: [970.0, 1_000, 1_030])
  func within(count: Double) { #expect(Self.findings(changing: "read: calls", to: count).isEmpty) }

  @Test(
    "other counts are failures, or notes if the bound is too loose",
    arguments: [
      ("read: calls", 1_031, true, "read: calls: 1031 instead of 1000 (+3.1 %)"),
      ("read: calls", 500, false, "read: calls: 500 instead of 1000 (-50.0 %)"),
      ("read: bytes", nil, true, "read: bytes: bound without a count"),
      ("write: calls", 1, true, "write: calls: no bound"),
    ] as [(String, Double?, Bool, String)]
  )
  func finding(quantity: String, count: Double?, isFailure: Bool, message: String) {
    let finding = Thresholds.Finding(isFailure: isFailure, message: message)
    #expect(Self.findings(changing: quantity, to: count) == [finding])
  }

  @Test("a count above a bound of 0 is a failure")
  func zero() {
    let thresholds = Thresholds(["read: calls": 0])
    #expect(thresholds.findings(for: ["read: calls": 1]).map(\.isFailure) == [true])
    #expect(thresholds.findings(for: ["read: calls": 0]).isEmpty)
  }

  @Test("a file survives a round trip")
  func roundTrip() throws {
    let content = """
      2.05 growth: calls
      50000 read: bytes
      1000 read: calls

      """
    #expect(Self.thresholds.content == content)
    #expect(try Thresholds(content) == Self.thresholds)
  }

  @Test(
    "a line without a number or a name is an error",
    arguments: ["calls", "1000", "-1 calls", "inf calls", "x calls"]
  )
  func invalid(line: String) { #expect(throws: BenchError.self) { try Thresholds(line) } }
}
