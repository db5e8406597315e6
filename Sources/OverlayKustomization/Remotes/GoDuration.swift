import OverlayYAMLTree

/// Reads durations as Go writes them, such as `1m30s`.
enum GoDuration {
  private static let units: [(name: String, seconds: Double)] = [
    ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("μs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600),
  ]

  /// The seconds that a text stands for, or `nil` where it is no duration.
  ///
  /// Source: Go's `time.ParseDuration`: a sign, then numbers with a unit each.
  static func seconds(of text: String) -> Double? {
    var rest = text.utf8[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    if rest.elementsEqual("0".utf8) { return 0 }
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { isPartOfNumber($0) }
      rest = rest[number.endIndex...]
      let name = rest.prefix { !isPartOfNumber($0) }
      rest = rest[name.endIndex...]
      guard let value = value(of: number), let unit = units.first(where: { $0.name.utf8.elementsEqual(name) }) else {
        return nil
      }
      total += value * unit.seconds
    }
    return isNegative ? -total : total
  }

  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte == UInt8(ascii: ".")
  }

  /// Digits, which may have a point before, behind or among them.
  private static func value(of digits: Substring.UTF8View) -> Double? {
    guard digits.contains(where: { $0 != UInt8(ascii: ".") }) else { return nil }
    let text = String(Substring(digits))
    return Double(text.utf8.contains(UInt8(ascii: ".")) ? "0\(text)0" : text)
  }
}
