import TestSupport
import Testing

@testable import OverlayYAMLTree

@Suite("Types of plain scalars")
struct PlainScalarTests {
  private static func integer(_ value: Int) -> ScalarValue {
    .integer(negative: value < 0, magnitude: UInt64(value.magnitude))
  }

  private static func resolve(_ text: String) -> ScalarValue { Text(text).withBytes { PlainScalar.resolve($0) } }

  private static func resolve11(_ text: String) -> ScalarValue { Text(text).withBytes { PlainScalar.resolve11($0) } }

  private static func isReserved(_ text: String) -> Bool { Text(text).withBytes { PlainScalar.isReserved($0) } }

  // MARK: - Resources

  static let strings = [
    "yes", "no", "on", "off", "y", "n", "Y", "N", "Yes", "NO", "TruE", "tRUE", "fALSE", "nULL", "nil", "none", "~~",
    "~a", "_1", "_", "0x", "0b12", "0o8", "0b", "0o", "0xG", "1e400", "-1e400", "1e", "e1", "1e+", "+", "-", ".", "..",
    "+.", "-.e1", "1.2.3", "10.0.0.1", "1h", "12e34567", "0x1p-2", "12:30:45", "1:20", "2020-01-02T03:04",
    "2020-13-01", "2020-00-01", "2020-02-30", "20-01-02", ".infinity", ".iNF", "inf", "nan", "NaN", "+.nan", "-.NaN",
    "+ 1", "1 ", "=", "<", "<<<", "true ", "nulls", "ｔrue", "１",
  ]

  @Test("strings", arguments: strings)
  func string(text: String) {
    #expect(Self.resolve(text) == .string)
  }

  static let others: [(String, ScalarValue)] = [
    ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("<<", .merge),
    ("true", .boolean(true)), ("True", .boolean(true)), ("TRUE", .boolean(true)),
    ("false", .boolean(false)), ("False", .boolean(false)), ("FALSE", .boolean(false)),
    ("1", integer(1)), ("+1", integer(1)), ("-1", integer(-1)), ("0", integer(0)), ("-0", integer(0)),
    ("1_000", integer(1_000)), ("1__2", integer(12)), ("1_", integer(1)), ("-_1", integer(-1)),
    ("0x1F", integer(31)), ("0X1f", integer(31)), ("+0x1F", integer(31)), ("-0x1F", integer(-31)),
    ("0o17", integer(15)), ("0O17", integer(15)), ("017", integer(15)), ("-017", integer(-15)), ("0_17", integer(15)),
    ("0b101", integer(5)), ("0B101", integer(5)), ("-0b101", integer(-5)), ("00", integer(0)),
    ("09", .float(9)), ("08.5", .float(8.5)), ("1.0", .float(1)), ("1e3", .float(1_000)), ("1E3", .float(1_000)),
    ("1.e3", .float(1_000)), (".5", .float(0.5)), ("-.5", .float(-0.5)), ("+.5", .float(0.5)), ("1.50", .float(1.5)),
    ("1.", .float(1)), ("1e-3", .float(0.001)), ("1e+10", .float(1e10)), ("1_0.5_5", .float(10.55)),
    ("-0.0", .float(-0.0)), ("1e-400", .float(0)), ("0e0", .float(0)),
    ("9223372036854775807", .integer(negative: false, magnitude: 9_223_372_036_854_775_807)),
    ("-9223372036854775808", .integer(negative: true, magnitude: 9_223_372_036_854_775_808)),
    ("18446744073709551615", .integer(negative: false, magnitude: .max)),
    ("18446744073709551616", .float(1.8446744073709552e+19)),
    ("-9223372036854775809", .float(-9.223372036854775808e18)),
    (".inf", .float(.infinity)), (".Inf", .float(.infinity)), ("+.INF", .float(.infinity)),
    ("-.inf", .float(-.infinity)), ("-.Inf", .float(-.infinity)), ("-.INF", .float(-.infinity)),
  ]

  @Test("everything else", arguments: others)
  func other(text: String, value: ScalarValue) {
    #expect(Self.resolve(text) == value)
  }

  @Test("timestamps, and the tags of all types")
  func tags() {
    let texts = ["x", "", "true", "1", "1.5", "2020-01-02", "<<"]
    let tags: [OverlayYAMLTree.Tag] = [.string, .null, .boolean, .integer, .float, .timestamp, .merge]
    #expect(texts.map { Self.resolve($0).tag } == tags)
  }

  @Test("not a number", arguments: [".nan", ".NaN", ".NAN"])
  func notANumber(text: String) {
    guard case .float(let value) = Self.resolve(text) else {
      Issue.record("\(text) is no float")
      return
    }
    #expect(value.isNaN)
  }

  @Test("accents and invalid UTF-8 do not affect resolution")
  func bytes() {
    #expect(Self.resolve("e\u{301}") == .string)
    #expect([0xFF, 0xC3].withUnsafeBufferPointer { PlainScalar.resolve($0) } == .string)
    #expect([0x31, 0xFF].withUnsafeBufferPointer { PlainScalar.resolve($0) } == .string)
  }

  // MARK: - YAML 1.1

  static let words11: [(String, ScalarValue)] =
    ["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"].map { ($0, .boolean(true)) }
    + ["n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"].map { ($0, .boolean(false)) }
    + ["yES", "oN", "oFF", "nO", "Yess", "tRUE"].map { ($0, .string) }
    + [("017", integer(15)), ("1.5", .float(1.5)), ("", .null), ("~", .null), ("<<", .merge), ("abc", .string)]

  @Test("kustomization files and JSON patches have more booleans", arguments: words11)
  func yaml11(text: String, value: ScalarValue) {
    #expect(Self.resolve11(text) == value)
  }

  // MARK: - Quoting

  static let reserved = [
    "", "y", "Y", "yes", "Yes", "YES", "n", "N", "no", "No", "NO", "true", "True", "TRUE", "false", "False", "FALSE",
    "on", "On", "ON", "off", "Off", "OFF", "~", "null", "Null", "NULL", ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF",
    "+.inf", "-.INF", "1_000", "1__0", "0777", "08", "0o7", "0x1F", "-0x1F", "0b11", "1.", "+.5", "1e+10",
    "1234567e123", "2020-1-2", "2020-01-01", "2020-01-01 10:00:00", "2001-12-14t21:59:43.10-05:00", "1:00", "22:22",
    "00:11:22:33:44:55", "190:20:30.15", "-1:30", "+1:30", "1_0:5", "1:5.", "1:05.1_2", "0", "-1", "1.5",
  ]

  @Test("strings that need quotes", arguments: reserved)
  func isReserved(text: String) {
    #expect(Self.isReserved(text))
  }

  static let free = [
    "yES", "tRUE", "nULL", "NaN", "Infinity", "inf", "none", "1:60", "00:11:22:33:44:66", "0b12", "0o8", "0x",
    "0x1p-2", "1e", "e1", "12e34567", "1e400", "_1", "_", "1.2.3", "10.0.0.1", "1h", ".", "=", "<<", "~a",
    "2020-13-01", "2020-01-01T10:00", "a", "1:", ":1", "1:a", "1:2:", "-:1", "1:2a", "+", "-", "yes ", "nulls", "oFf",
  ]

  @Test("strings that need no quotes", arguments: free)
  func isFree(text: String) {
    #expect(!Self.isReserved(text))
  }

  @Test("plain scalars with another type are always reserved", arguments: others + words11.filter { $0.1 != .string })
  func meaningIsReserved(text: String, value: ScalarValue) {
    #expect(Self.isReserved(text) || value == .merge)
  }

  // MARK: - Plain strings

  @Test("most strings are plain in every position", arguments: [1, 2, 3] as [UInt64])
  func isPlainString(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let characters: [Character] = Array("aetyfnrusoN /:#-.,'\"\\0~<>é\u{1}\n\t")
    for _ in 0..<Effort.count(4_000, full: 80_000) {
      var text = random.text(of: characters, upTo: 8)
      // Mostly common characters, so that the others occur in every position.
      if random.oneIn(2) { text = "a" + random.text(of: ["a", "b"], upTo: 20) + text.prefix(2) + "abcdefgh".prefix(5) }
      if random.oneIn(8) { text = random.pick(Self.reserved + Self.free) }
      let isPlainString = Text(text).withBytes { bytes in
        bytes.allSatisfy { (0x20...0x7E).contains($0) } && ScalarAnalysis(bytes).allowsPlain
          && !PlainScalar.isReserved(bytes) && PlainScalar.resolve(bytes) == .string
      }
      #expect(Text(text).withBytes { PlainScalar.isPlainString($0) } == isPlainString, "\(text.debugDescription)")
    }
  }

  @Test("plain strings", arguments: ["a", "apps/v1", "/bin/sh -c", "a: b", "a #b", "no", "1.2.3", "a:"])
  func plainStrings(text: String) {
    let isPlainString = Text(text).withBytes { PlainScalar.isPlainString($0) }
    #expect(isPlainString == !["a: b", "a #b", "no", "a:"].contains(text))
  }
}
