/// Reads and prints numbers the way Kustomize does.
package enum Number {
  /// Parses a whole number in Go's base-0 syntax: a sign, then `0x`, `0b`, `0o`, an octal with a leading zero or
  /// decimal digits.
  ///
  /// - Parameter text: The number, without underscores.
  /// - Returns: `nil` if the text is not a whole number in the range -2^63 ... 2^64 - 1.
  package static func integer(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> (negative: Bool, magnitude: UInt64)? {
    var rest = text
    guard let first = rest.first else { return nil }
    let negative = first == ascii("-")
    let signed = negative || first == ascii("+")
    if signed { rest = rest.dropFirst() }
    var base: UInt64 = 10
    if rest.first == ascii("0"), rest.count > 1 {
      switch rest[rest.startIndex + 1] | 0x20 {
      case ascii("x"): (base, rest) = (16, rest.dropFirst(2))
      case ascii("b"): (base, rest) = (2, rest.dropFirst(2))
      case ascii("o"): (base, rest) = (8, rest.dropFirst(2))
      default: (base, rest) = (8, rest.dropFirst())
      }
    }
    guard let magnitude = magnitude(rest, base: base) else { return nil }
    // An explicit plus sign is only valid for signed 64-bit numbers.
    if negative { return magnitude <= 1 << 63 ? (magnitude > 0, magnitude) : nil }
    return signed && magnitude > UInt64(Int64.max) ? nil : (false, magnitude)
  }

  /// Whether a text is a short whole number as it is printed: only digits, without a leading zero.
  package static func isPrintedInteger(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, text.count <= 18, first != ascii("0") || text.count == 1 else { return false }
    return text.allSatisfy { $0.isASCIIDigit }
  }

  private static func magnitude(_ digits: Slice<UnsafeBufferPointer<UInt8>>, base: UInt64) -> UInt64? {
    guard !digits.isEmpty else { return nil }
    var value: UInt64 = 0
    for byte in digits {
      guard let digit = byte.hexadecimalValue.map({ UInt64($0) }), digit < base else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: base)
      let (sum, carry) = product.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  /// Parses a decimal number: `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`; `nil` also if it is too large.
  package static func float(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    var scanner = ByteScanner(text)
    _ = scanner.take(ascii("-")) || scanner.take(ascii("+"))
    if scanner.take(ascii(".")) {
      guard scanner.takeDigits(orUnderscores: false, startingWithDigit: true) else { return nil }
    } else {
      guard scanner.takeDigits(orUnderscores: false, startingWithDigit: true) else { return nil }
      if scanner.take(ascii(".")) { _ = scanner.takeDigits(orUnderscores: false, startingWithDigit: false) }
    }
    if scanner.take(ascii("e")) || scanner.take(ascii("E")) {
      _ = scanner.take(ascii("-")) || scanner.take(ascii("+"))
      guard scanner.takeDigits(orUnderscores: false, startingWithDigit: true) else { return nil }
    }
    guard scanner.isAtEnd, let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
    return value
  }

  /// Formats a finite number like Go does in JSON, with an exponent only below 1e-6 and from 1e21.
  package static func json(_ value: Double) -> String {
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let decimal = Decimal(value)
    return decimal.exponent < -6 || decimal.exponent >= 21 ? decimal.scientific(minimumDigits: 1) : decimal.positional
  }

  /// Formats a finite number like Go does in YAML: the shortest digits, with an exponent below 1e-4 and from 1e6.
  package static func yaml(_ value: Double) -> String {
    if value == 0 { return value.sign == .minus ? "-0" : "0" }
    let decimal = Decimal(value)
    return decimal.exponent < -4 || decimal.exponent >= 6 ? decimal.scientific(minimumDigits: 2) : decimal.positional
  }
}

extension String {
  /// Formats a number with leading zeros up to a width.
  package init(_ number: some BinaryInteger, radix: Int = 10, uppercase: Bool = false, width: Int) {
    let digits = String(number, radix: radix, uppercase: uppercase)
    self = String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}

/// A finite, non-zero number as its shortest decimal digits: `d.ddd × 10^exponent`.
private struct Decimal {
  var isNegative: Bool
  var digits: [UInt8]
  var exponent: Int

  init(_ value: Double) {
    isNegative = value < 0
    var mantissa: [UInt8] = []
    var pointAt: Int?
    var exponent = 0
    let text = Array(value.magnitude.description.utf8)
    let mark = text.firstIndex(of: ascii("e")) ?? text.count
    for byte in text[..<mark] {
      if byte == ascii(".") { pointAt = mantissa.count } else { mantissa.append(byte) }
    }
    if mark < text.count { exponent = Int(String(decoding: text[(mark + 1)...], as: UTF8.self)) ?? 0 }
    exponent += (pointAt ?? mantissa.count) - 1
    let leading = mantissa.prefix { $0 == ascii("0") }.count
    mantissa.removeFirst(min(leading, mantissa.count))
    exponent -= leading
    while mantissa.count > 1, mantissa.last == ascii("0") { mantissa.removeLast() }
    digits = mantissa.isEmpty ? [ascii("0")] : mantissa
    self.exponent = exponent
  }

  /// Without an exponent.
  var positional: String {
    let text = String(decoding: digits, as: UTF8.self)
    let sign = isNegative ? "-" : ""
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + text }
    if digits.count <= exponent + 1 { return sign + text + String(repeating: "0", count: exponent + 1 - digits.count) }
    return sign + text.prefix(exponent + 1) + "." + text.dropFirst(exponent + 1)
  }

  /// With an exponent of at least `minimumDigits` digits and a sign.
  func scientific(minimumDigits: Int) -> String {
    let text = String(decoding: digits, as: UTF8.self)
    let power = String(exponent.magnitude)
    let padding = String(repeating: "0", count: max(0, minimumDigits - power.count))
    let fraction = digits.count > 1 ? "." + text.dropFirst() : ""
    return (isNegative ? "-" : "") + text.prefix(1) + fraction + "e" + (exponent < 0 ? "-" : "+") + padding + power
  }
}
