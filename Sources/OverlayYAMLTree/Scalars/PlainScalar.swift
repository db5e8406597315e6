/// The type and value of a plain scalar.
package enum ScalarValue: Equatable, Sendable {
  case string
  case null
  case boolean(Bool)
  /// A whole number between -2^63 and 2^64 - 1.
  case integer(negative: Bool, magnitude: UInt64)
  /// Including infinities and NaN.
  case float(Double)
  case timestamp(Timestamp)
  /// `<<`.
  case merge

  /// The tag of this kind of value.
  package var tag: Tag {
    switch self {
    case .string: .string
    case .null: .null
    case .boolean: .boolean
    case .integer: .integer
    case .float: .float
    case .timestamp: .timestamp
    case .merge: .merge
    }
  }
}

/// Determines the types of plain scalars.
///
/// Source: Kustomize's YAML libraries. Resources use YAML 1.2's booleans with YAML 1.1's numbers and timestamps;
/// kustomization files and Kustomize's last writing step use YAML 1.1.
package enum PlainScalar {
  /// The value of `text` in a resource.
  ///
  /// - Complexity: O(n); the first byte decides for most text.
  package static func resolve(_ text: UnsafeBufferPointer<UInt8>) -> ScalarValue {
    guard let first = text.first else { return .null }
    switch first {
    case ascii("~"): return text.count == 1 ? .null : .string
    case ascii("n"), ascii("N"): return isNull(text) ? .null : .string
    case ascii("t"), ascii("T"): return isWord(text, "true", "True", "TRUE") ? .boolean(true) : .string
    case ascii("f"), ascii("F"): return isWord(text, "false", "False", "FALSE") ? .boolean(false) : .string
    case ascii("<"): return text.count == 2 && text[1] == ascii("<") ? .merge : .string
    case ascii("."): return special(text[...]) ?? fraction(text)
    case ascii("+"), ascii("-"), ascii("0")...ascii("9"): return number(text)
    default: return .string
    }
  }

  /// The value of `text` in YAML 1.1, in which `yes`, `no`, `on`, `off`, `y` and `n` are booleans, too.
  package static func resolve11(_ text: UnsafeBufferPointer<UInt8>) -> ScalarValue {
    if text.count <= 3, let value = boolean11(text) { return .boolean(value) }
    return resolve(text)
  }

  /// Whether `text` is a null: empty, `~`, `null`, `Null` or `NULL`.
  package static func isNull(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch text.count {
    case 0: true
    case 1: text[0] == ascii("~")
    case 4: isWord(text, "null", "Null", "NULL")
    default: false
    }
  }

  private static func number(_ text: UnsafeBufferPointer<UInt8>) -> ScalarValue {
    if let value = special(text[...]) { return value }
    if let time = Timestamp(text) { return .timestamp(time) }
    return text.contains(ascii("_")) ? withoutUnderscores(text, plainNumber) : plainNumber(text[...])
  }

  private static func plainNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> ScalarValue {
    if let (negative, magnitude) = Number.integer(text) { return .integer(negative: negative, magnitude: magnitude) }
    return Number.float(text).map { .float($0) } ?? .string
  }

  /// A number that begins with its decimal point, for which Go's syntax applies: underscores are allowed between
  /// digits.
  private static func fraction(_ text: UnsafeBufferPointer<UInt8>) -> ScalarValue {
    guard text.contains(ascii("_")) else { return plainNumber(text[...]) }
    var previous: UInt8 = 0
    for byte in text {
      let isMisplaced = !previous.isASCIIDigit && byte == ascii("_") || previous == ascii("_") && !byte.isASCIIDigit
      if isMisplaced { return .string }
      previous = byte
    }
    return previous == ascii("_") ? .string : withoutUnderscores(text, plainNumber)
  }

  private static func withoutUnderscores(
    _ text: UnsafeBufferPointer<UInt8>,
    _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> ScalarValue
  ) -> ScalarValue {
    text.filter { $0 != ascii("_") }.withUnsafeBufferPointer { body($0[...]) }
  }

  /// Infinities and NaN, such as `.inf`, `-.Inf` and `.nan`.
  private static func special(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> ScalarValue? {
    guard text.count == 4 || text.count == 5, let last = text.last else { return nil }
    guard last | 0x20 == ascii("f") || last | 0x20 == ascii("n") else { return nil }
    switch String(decoding: text, as: UTF8.self) {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
    case ".nan", ".NaN", ".NAN": return .float(.nan)
    default: return nil
    }
  }

  private static func boolean11(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch String(decoding: text, as: UTF8.self) {
    case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON": true
    case "n", "N", "no", "No", "NO", "off", "Off", "OFF": false
    default: nil
    }
  }

  private static func isWord(
    _ text: UnsafeBufferPointer<UInt8>,
    _ first: StaticString,
    _ second: StaticString,
    _ third: StaticString
  ) -> Bool {
    guard text.count == first.utf8CodeUnitCount else { return false }
    return isEqual(text, first.utf8Start) || isEqual(text, second.utf8Start) || isEqual(text, third.utf8Start)
  }
}

// MARK: - Quoting

extension PlainScalar {
  /// Whether a string with this text must be quoted because it would have another type when written plain.
  ///
  /// Source: the YAML 1.1 rules of Kustomize's last writing step, which also protects base-60 numbers.
  package static func isReserved(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    switch first {
    case ascii("0")...ascii("9"), ascii("+"), ascii("-"), ascii("."):
      return resolve(text) != .string || isBase60(text)
    case ascii("y"), ascii("Y"), ascii("n"), ascii("N"), ascii("o"), ascii("O"), ascii("t"), ascii("T"), ascii("f"),
      ascii("F"), ascii("~"):
      return text.count <= 5 && resolve11(text) != .string
    default:
      return false
    }
  }

  /// Whether a text is always a string without quotes: printable ASCII on one line that no version of YAML reads as
  /// another type.
  ///
  /// Almost all keys and most values are such strings, and need no further analysis when they are read and written.
  ///
  /// - Complexity: O(n), in one pass for text that begins with a letter.
  static func isPlainString(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    // Without an early exit, the loop is vectorized.
    var hasOthers = false
    var hasSigns = false
    for byte in text {
      hasOthers = hasOthers || byte &- 0x20 >= 0x5F
      hasSigns = hasSigns || byte == ascii(":") || byte == ascii("#")
    }
    guard !hasOthers else { return false }
    switch first {
    case ascii("f"), ascii("n"), ascii("o"), ascii("t"), ascii("y"), ascii("F"), ascii("N"), ascii("O"), ascii("T"),
      ascii("Y"):
      // Only short words such as `true` and `no` are reserved.
      guard text.count > 5 || !isReserved(text) else { return false }
    case ascii("a")...ascii("z"), ascii("A")...ascii("Z"), ascii("/"): break
    case ascii("1")...ascii("9") where text.allSatisfy { $0.isASCIIDigit }: return false
    default: return ScalarAnalysis(text).allowsPlain && !isReserved(text) && resolve(text) == .string
    }
    guard last != ascii(" "), last != ascii(":") else { return false }
    return !hasSigns || !hasIndicatorInside(text)
  }

  /// Whether a colon before a space would end a plain scalar, or a number sign after one begin a comment.
  private static func hasIndicatorInside(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for (byte, next) in zip(text, text.dropFirst()) {
      if byte == ascii(":") && next == ascii(" ") || byte == ascii(" ") && next == ascii("#") { return true }
    }
    return false
  }

  /// A number such as `1:30` or `190:20:30.15`: `[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?`.
  private static func isBase60(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.contains(ascii(":")) else { return false }
    var scanner = ByteScanner(text[...])
    _ = scanner.take(ascii("+")) || scanner.take(ascii("-"))
    guard scanner.takeDigits(orUnderscores: true, startingWithDigit: true) else { return false }
    var groups = 0
    while scanner.take(ascii(":")) {
      guard let digit = scanner.takeDigit() else { return false }
      if digit <= 5 { _ = scanner.takeDigit() }
      groups += 1
    }
    if scanner.take(ascii(".")) { _ = scanner.takeDigits(orUnderscores: true, startingWithDigit: false) }
    return groups > 0 && scanner.isAtEnd
  }
}
