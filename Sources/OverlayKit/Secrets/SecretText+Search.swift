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
    var rest = bytes
    while let found = firstRange(of: word, in: rest, ignoresCase: ignoresCase) {
      let before = found.lowerBound == bytes.startIndex ? 0 : bytes[found.lowerBound - 1]
      let after = found.upperBound == bytes.endIndex ? 0 : bytes[found.upperBound]
      if isWhole(before, after) { return true }
      rest = bytes[(found.lowerBound + 1)...]
    }
    return false
  }

  /// Whether bytes hold a text.
  static func holds(_ bytes: ArraySlice<UInt8>, _ text: Substring) -> Bool {
    contains(bytes, Array(text.utf8.prefix(wordLimit)))
  }

  /// Where bytes hold a word first.
  ///
  /// In place of the standard library's search, which takes some thirty times as long.
  static func firstRange(
    of word: [UInt8],
    in bytes: ArraySlice<UInt8>,
    ignoresCase: Bool = false
  ) -> Range<Int>? {
    guard let first = word.first, bytes.count >= word.count else { return nil }
    let mask: UInt8 = ignoresCase ? 0x20 : 0
    let start = bytes.withUnsafeBufferPointer { bytes in
      (0...(bytes.count - word.count)).first { start in
        guard bytes[start] | mask == first else { return false }
        var length = 1
        while length < word.count, bytes[start + length] | mask == word[length] { length += 1 }
        return length == word.count
      }
    }
    return start.map { bytes.startIndex + $0..<bytes.startIndex + $0 + word.count }
  }
}
