import Testing

@testable import overlay_bench

@Suite("Thresholds")
struct ThresholdsTests {
  private static let thresholds = Thresholds(
    tolerancePercent: 3,
    counts: ["read": ["calls": 1_000, "bytes": 50_000], "growth": ["calls": 2.05]]
  )

  private static func findings(changing quantity: String, to count: Double) -> [Thresholds.Finding] {
    var counts = thresholds.counts
    counts["read"]?[quantity] = count
    return thresholds.findings(for: counts)
  }

  @Test("nothing is found within the tolerance", arguments: [970.0, 1_000, 1_030])
  func within(count: Double) { #expect(Self.findings(changing: "calls", to: count).isEmpty) }

  @Test("more than the tolerance is a failure")
  func over() {
    let finding = Thresholds.Finding(
      isFailure: true,
      message: "read: calls: 1031, and the bound is 1000 (+3.1 %)"
    )
    #expect(Self.findings(changing: "calls", to: 1_031) == [finding])
  }

  @Test("less is worth a note")
  func under() {
    let finding = Thresholds.Finding(
      isFailure: false,
      message: "read: calls: 500, and the bound is 1000 (-50.0 %)"
    )
    #expect(Self.findings(changing: "calls", to: 500) == [finding])
  }

  @Test("what has no bound, and a bound of nothing, are failures")
  func missing() {
    var counts = Self.thresholds.counts
    counts["write"] = ["calls": 1]
    counts["read"]?["bytes"] = nil
    let findings = Self.thresholds.findings(for: counts)
    #expect(
      findings == [
        Thresholds.Finding(isFailure: true, message: "write: calls: there is no bound"),
        Thresholds.Finding(isFailure: true, message: "read: bytes: there is a bound but no count"),
      ]
    )
  }

  @Test("a count where none was expected is a failure")
  func zero() {
    let thresholds = Thresholds(tolerancePercent: 3, counts: ["read": ["calls": 0]])
    #expect(thresholds.findings(for: ["read": ["calls": 1]]).map(\.isFailure) == [true])
    #expect(thresholds.findings(for: ["read": ["calls": 0]]).isEmpty)
  }

  @Test("a file is read as it was written")
  func roundTrip() throws {
    let text = """
      {
        "tolerancePercent": 3,
        "counts": {
          "growth": { "calls": 2.05 },
          "read": { "bytes": 50000, "calls": 1000 }
        }
      }

      """
    #expect(Self.thresholds.json == text)
    #expect(try Thresholds(json: Array(text.utf8), file: "t.json") == Self.thresholds)
  }

  @Test(
    "a file with something else in it is refused",
    arguments: [
      "", "{}", "[1]", #"{"tolerancePercent": 3}"#, #"{"tolerancePercent": "x", "counts": {}}"#,
      #"{"tolerancePercent": 3, "counts": {"a": {"calls": -1}}}"#,
      #"{"tolerancePercent": 3, "counts": {"a": {"calls": []}}}"#,
    ]
  )
  func refused(text: String) {
    #expect(throws: (any Error).self) { try Thresholds(json: Array(text.utf8), file: "t.json") }
  }
}
