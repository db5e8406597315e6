import TestSupport
import Testing

@testable import OverlayYAMLTree

@Suite("Numbers")
struct NumberTests {
  private static func integer(_ text: String) -> String? {
    Text(text).withBytes { Number.integer($0[...]) }.map { ($0.negative ? "-" : "") + String($0.magnitude) }
  }

  private static func float(_ text: String) -> Double? { Text(text).withBytes { Number.float($0[...]) } }

  @Test(
    "integers in all bases",
    arguments: [
      ("0", "0"), ("-0", "0"), ("+0", "0"), ("7", "7"), ("-7", "-7"), ("+7", "7"), ("0xff", "255"), ("0Xfe", "254"),
      ("-0xFF", "-255"), ("0b1010", "10"), ("0o777", "511"), ("0777", "511"), ("000", "0"),
      ("9223372036854775808", "9223372036854775808"), ("18446744073709551615", "18446744073709551615"),
      ("0xFFFFFFFFFFFFFFFF", "18446744073709551615"), ("-9223372036854775808", "-9223372036854775808"),
      ("+9223372036854775807", "9223372036854775807"),
    ]
  )
  func wholeNumber(text: String, value: String) {
    #expect(Self.integer(text) == value)
  }

  @Test(
    "strings that are not integers",
    arguments: [
      "", "+", "-", "--1", "+-1", "a", "1a", "1.0", "1e3", "0x", "0xg", "0b", "0b2", "0o", "0o8", "08", "09", "1_0",
      " 1",
      "18446744073709551616", "0x10000000000000000", "-9223372036854775809", "+9223372036854775808", "x1", "0x-1",
    ]
  )
  func notWhole(text: String) {
    #expect(Self.integer(text) == nil)
  }

  @Test(
    "decimal fractions",
    arguments: [
      ("1", 1), ("1.", 1), (".5", 0.5), ("-1.5", -1.5), ("+1.5", 1.5), ("1e3", 1_000), ("1.5E-3", 0.0015), ("007", 7),
      ("4.9e-324", .leastNonzeroMagnitude), ("1.7976931348623157e308", 1.7976931348623157e308), ("1e-999", 0),
    ]
  )
  func fraction(text: String, value: Double) {
    #expect(Self.float(text) == value)
  }

  @Test(
    "strings that are not floating-point numbers",
    arguments: [
      "", ".", "+", "-.", "e1", ".e1", "1e", "1e+", "1..2", "1.2.3", "0x1", "inf", "nan", "1e309", "1 ", "1f",
    ]
  )
  func notAFraction(text: String) {
    #expect(Self.float(text) == nil)
  }

  static let printed: [(Double, json: String, yaml: String)] = [
    (0, "0", "0"), (-0.0, "-0", "-0"), (1, "1", "1"), (-1, "-1", "-1"), (1.5, "1.5", "1.5"), (-2.25, "-2.25", "-2.25"),
    (100, "100", "100"), (123_456, "123456", "123456"), (999_999.5, "999999.5", "999999.5"),
    (1_000_000, "1000000", "1e+06"), (1_234_567.5, "1234567.5", "1.2345675e+06"),
    (0.1, "0.1", "0.1"), (0.0001, "0.0001", "0.0001"), (0.00001, "0.00001", "1e-05"), (0.000015, "0.000015", "1.5e-05"),
    (1e-6, "0.000001", "1e-06"), (1e-7, "1e-7", "1e-07"), (-1.25e-7, "-1.25e-7", "-1.25e-07"),
    (1e20, "100000000000000000000", "1e+20"), (1e21, "1e+21", "1e+21"), (6.02e23, "6.02e+23", "6.02e+23"),
    (1.2345678901234568e20, "123456789012345680000", "1.2345678901234568e+20"),
    (1.7976931348623157e308, "1.7976931348623157e+308", "1.7976931348623157e+308"),
    (.leastNonzeroMagnitude, "5e-324", "5e-324"), (1e100, "1e+100", "1e+100"),
    (9_007_199_254_740_992, "9007199254740992", "9.007199254740992e+15"),
    (0.30000000000000004, "0.30000000000000004", "0.30000000000000004"),
    (1.0 / 3, "0.3333333333333333", "0.3333333333333333"),
  ]

  @Test("printing in JSON and YAML", arguments: printed)
  func printing(value: Double, json: String, yaml: String) {
    #expect(Number.json(value) == json)
    #expect(Number.yaml(value) == yaml)
  }

  @Test("a printed number reads back as the same number")
  func roundTrip() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<Effort.count(5_000, full: 100_000) {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      #expect(Self.float(Number.json(value)) == value)
      #expect(Self.float(Number.yaml(value)) == value)
    }
  }
}
