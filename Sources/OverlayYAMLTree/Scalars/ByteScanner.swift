/// Reads bytes from the front of a text, one decision at a time.
struct ByteScanner {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(_ text: Slice<UnsafeBufferPointer<UInt8>>) { rest = text }

  /// Whether nothing is left.
  var isAtEnd: Bool { rest.isEmpty }

  /// What is left.
  var remaining: Slice<UnsafeBufferPointer<UInt8>> { rest }

  /// The next byte, which stays.
  var peek: UInt8? { rest.first }

  /// Takes `byte` where it is the next one.
  mutating func take(_ byte: UInt8) -> Bool {
    guard rest.first == byte else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// Takes one decimal digit and gives its value.
  mutating func takeDigit() -> Int? {
    guard let byte = rest.first, byte >= ascii("0"), byte <= ascii("9") else { return nil }
    rest = rest.dropFirst()
    return Int(byte - ascii("0"))
  }

  /// Takes between `minimum` and `maximum` digits and gives their value.
  mutating func takeNumber(minimum: Int = 1, maximum: Int) -> Int? {
    var value = 0
    var count = 0
    while count < maximum, let digit = takeDigit() {
      value = value * 10 + digit
      count += 1
    }
    return count >= minimum ? value : nil
  }

  /// Takes a run of digits and, where asked for, underscores.
  ///
  /// - Returns: `false` where a digit had to come first and did not.
  mutating func takeDigits(orUnderscores: Bool, startingWithDigit: Bool) -> Bool {
    if startingWithDigit, takeDigit() == nil { return false }
    while takeDigit() != nil || (orUnderscores && take(ascii("_"))) {}
    return true
  }
}
