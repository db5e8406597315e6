/// A YAML timestamp, stored as Kustomize prints it: RFC 3339 with up to nine fractional digits.
package struct Timestamp: Equatable, Sendable {
  /// Such as `2020-01-02T03:04:05.5Z`.
  package let rfc3339: String

  /// Parses one of the four forms of timestamps; a date that does not exist is not a timestamp.
  ///
  /// `Y-M-D`, `Y-M-D h:m:s[.f]` (both UTC) and `Y-M-DTh:m:s[.f]zone` with `T` or `t`; the year has four digits, the
  /// other parts one or two.
  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count >= 8, text[4] == ascii("-") else { return nil }
    var scanner = ByteScanner(text[...])
    guard let year = scanner.takeNumber(minimum: 4, maximum: 4), scanner.take(ascii("-")),
      let month = scanner.takeNumber(maximum: 2), scanner.take(ascii("-")),
      let day = scanner.takeNumber(maximum: 2),
      (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    let date = "\(String(year, width: 4))-\(String(month, width: 2))-\(String(day, width: 2))T"
    if scanner.isAtEnd {
      rfc3339 = date + "00:00:00Z"
      return
    }
    let isUTC = scanner.take(ascii(" "))
    guard isUTC || scanner.take(ascii("T")) || scanner.take(ascii("t")), let time = Self.time(&scanner) else {
      return nil
    }
    guard let zone = isUTC ? "Z" : Self.zone(&scanner), scanner.isAtEnd else { return nil }
    rfc3339 = date + time + zone
  }

  private static func time(_ scanner: inout ByteScanner) -> String? {
    guard let hour = scanner.takeNumber(maximum: 2), scanner.take(ascii(":")),
      let minute = scanner.takeNumber(maximum: 2), scanner.take(ascii(":")),
      let second = scanner.takeNumber(maximum: 2), hour < 24, minute < 60, second < 60
    else { return nil }
    let clock = "\(String(hour, width: 2)):\(String(minute, width: 2)):\(String(second, width: 2))"
    guard scanner.take(ascii(".")) || scanner.take(ascii(",")) else { return clock }
    var digits: [UInt8] = []
    while let digit = scanner.takeDigit() {
      if digits.count < 9 { digits.append(ascii("0") + UInt8(digit)) }
    }
    guard !digits.isEmpty else { return nil }
    while digits.last == ascii("0") { digits.removeLast() }
    return digits.isEmpty ? clock : clock + "." + String(decoding: digits, as: UTF8.self)
  }

  private static func zone(_ scanner: inout ByteScanner) -> String? {
    if scanner.take(ascii("Z")) { return "Z" }
    let sign = scanner.peek == ascii("-") ? "-" : "+"
    guard scanner.take(ascii("-")) || scanner.take(ascii("+")),
      let hours = scanner.takeNumber(minimum: 2, maximum: 2), scanner.take(ascii(":")),
      let minutes = scanner.takeNumber(minimum: 2, maximum: 2), hours < 24, minutes < 60
    else { return nil }
    return hours == 0 && minutes == 0 ? "Z" : "\(sign)\(String(hours, width: 2)):\(String(minutes, width: 2))"
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
