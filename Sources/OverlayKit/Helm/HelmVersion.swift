import OverlayYAMLTree

/// The version that a helm program tells.
struct HelmVersion: Hashable, Sendable {
  /// The version without a `v`, such as `3.17.3`.
  let text: String
  /// What stands before the first dot.
  let major: String

  /// The major versions whose commands are known.
  static let supported: Set<String> = ["3", "4"]

  /// Finds the first version in an output: numbers with dots between them.
  init?(in output: [UInt8]) {
    var start = output.startIndex
    while start < output.endIndex {
      let number = Self.digits(in: output, from: start)
      var end = number
      while end < output.endIndex, output[end] == UInt8(ascii: ".") {
        let next = Self.digits(in: output, from: end + 1)
        guard next > end + 1 else { break }
        end = next
      }
      if number > start, end > number {
        text = String(decoding: output[start..<end], as: UTF8.self)
        major = String(decoding: output[start..<number], as: UTF8.self)
        return
      }
      start = max(number, start + 1)
    }
    return nil
  }

  /// The end of the digits that begin at a position.
  private static func digits(in text: [UInt8], from start: Int) -> Int {
    text[start...].firstIndex { !$0.isASCIIDigit } ?? text.endIndex
  }
}
