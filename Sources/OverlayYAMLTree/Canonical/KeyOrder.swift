/// The order of a mapping's keys in the output.
///
/// Source: Kustomize's YAML library sorts keys "naturally": runs of digits count as numbers, and letters come after
/// everything else. The comparison is not transitive; any deterministic sort with it is as good as Kustomize's.
enum KeyOrder {
  /// Whether `left` comes before `right`.
  static func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
    let common = min(left.count, right.count)
    var index = 0
    while index < common, left[index] == right[index] { index += 1 }
    guard index < common else { return left.count < right.count }
    if left[index] < 0x80, right[index] < 0x80, left[index].isASCIILetter, right[index].isASCIILetter {
      return left[index] < right[index]
    }
    while index > 0, left[index] & 0xC0 == 0x80 { index -= 1 }
    return precedesByCharacter(left, right, at: index)
  }

  /// Whether `left` comes before `right`, given that they first differ at the character at `index`.
  private static func precedesByCharacter(
    _ left: UnsafeBufferPointer<UInt8>,
    _ right: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> Bool {
    let first = character(left, at: index)
    let second = character(right, at: index)
    switch (isLetter(first), isLetter(second)) {
    case (true, true): return first < second
    case (true, false): return false
    case (false, true): return true
    case (false, false): break
    }
    // The digits before a zero decide whether it is a leading zero.
    let continuesNumber = (first == "0" || second == "0") && followsNonZeroDigit(left, index)
    let one = number(left, from: index, continues: continuesNumber)
    let other = number(right, from: index, continues: continuesNumber)
    if one.value != other.value { return one.value < other.value }
    if one.digits != other.digits { return one.digits < other.digits }
    return first < second
  }

  private static func followsNonZeroDigit(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    var position = index - 1
    while position >= 0, text[position].isASCIIDigit {
      if text[position] != ascii("0") { return true }
      position -= 1
    }
    return false
  }

  /// The decimal number at `index`; it wraps around if it is too large, like Kustomize's.
  private static func number(
    _ text: UnsafeBufferPointer<UInt8>,
    from index: Int,
    continues: Bool
  ) -> (value: Int64, digits: Int) {
    var value: Int64 = continues ? 1 : 0
    var position = index
    while position < text.count, text[position].isASCIIDigit {
      value = value &* 10 &+ Int64(text[position] - ascii("0"))
      position += 1
    }
    return (value, position - index)
  }

  private static func character(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar {
    guard text[index] >= 0x80 else { return Unicode.Scalar(text[index]) }
    let end = min(index + UTF8Length.of(text[index]), text.count)
    return String(decoding: text[index..<end], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return UInt8(scalar.value).isASCIILetter }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }
}
