import OverlayYAMLTree

extension RepositoryURL {
  /// The parameters in the query of a URL.
  ///
  /// Invalid values are ignored.
  package struct Query: Hashable, Sendable {
    /// The branch, tag or commit; empty for the default of the repository.
    package var ref = ""
    /// The time limit of each git command.
    package var timeout = Duration.seconds(27)
    /// Whether to fetch submodules.
    package var includesSubmodules = true

    /// Source: Go's `url.ParseQuery`; Kustomize ignores all parameters if one is malformed.
    init(_ text: Substring) {
      guard let values = Self.values(in: text) else { return }
      let ref = values["ref"] ?? ""
      self.ref = ref.isEmpty ? values["version"] ?? "" : ref
      if let timeout = values["timeout"].flatMap(Self.timeout) { self.timeout = timeout }
      switch values["submodules"] {
      case "0", "f", "F", "false", "FALSE", "False": includesSubmodules = false
      default: break
      }
    }

    /// The first value of each name; `nil` if a parameter is malformed.
    private static func values(in text: Substring) -> [String: String]? {
      var values: [String: String] = [:]
      for part in text.utf8.split(separator: UInt8(ascii: "&")) {
        guard !part.contains(UInt8(ascii: ";")) else { return nil }
        let (name, value) = split(Substring(part), at: "=") ?? (Substring(part), "")
        guard let name = PercentEncoding.decode(name, plusIsSpace: true),
          let value = PercentEncoding.decode(value, plusIsSpace: true)
        else { return nil }
        if values[name] == nil { values[name] = value }
      }
      return values
    }

    /// A number of seconds or a Go duration; `nil` if it is invalid or not positive.
    private static func timeout(_ text: String) -> Duration? {
      // Limited to a year, so that it does not overflow.
      let limit = 31_536_000.0
      let seconds = Int(text).map(Double.init) ?? GoDuration.seconds(of: text)
      return seconds.flatMap { $0 > 0 ? .seconds(min($0, limit)) : nil }
    }
  }
}

/// Parses Go durations, such as `1m30s`.
enum GoDuration {
  private static let units: [(name: String, seconds: Double)] = [
    ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("μs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600),
  ]

  /// The number of seconds; `nil` for an invalid duration.
  ///
  /// Source: Go's `time.ParseDuration`: a sign, followed by numbers with units.
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

  private static func isPartOfNumber(_ byte: UInt8) -> Bool { byte.isASCIIDigit || byte == UInt8(ascii: ".") }

  /// The value of digits with an optional decimal point in any position.
  private static func value(of digits: Substring.UTF8View) -> Double? {
    guard digits.contains(where: { $0 != UInt8(ascii: ".") }) else { return nil }
    let text = String(Substring(digits))
    return Double(text.utf8.contains(UInt8(ascii: ".")) ? "0\(text)0" : text)
  }
}
