// MARK: - Looking through text

extension SecretText {
  static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// Whether bytes hold a word, whose letters may be told to count in either case.
  static func contains(
    _ bytes: ArraySlice<UInt8>,
    _ word: [UInt8],
    ignoresCase: Bool = false,
    where isWhole: (_ before: UInt8, _ after: UInt8) -> Bool = { _, _ in true }
  ) -> Bool {
    guard let first = word.first, bytes.count >= word.count else { return false }
    let mask: UInt8 = ignoresCase ? 0x20 : 0
    return bytes.withUnsafeBufferPointer { bytes in
      for start in 0...(bytes.count - word.count) where bytes[start] | mask == first {
        var length = 1
        while length < word.count, bytes[start + length] | mask == word[length] { length += 1 }
        guard length == word.count else { continue }
        let end = start + length
        if isWhole(start == 0 ? 0 : bytes[start - 1], end == bytes.count ? 0 : bytes[end]) { return true }
      }
      return false
    }
  }
}
