/// How many bytes may still be looked through for the values of Secrets, in all files together.
final class SearchEffort {
  /// Finding the names in a text takes so many times as long as finding a word.
  static let ofNames = 64

  private var rest = 1 << 28

  /// - Returns: Whether it is worth looking through so many more bytes.
  func spend(_ bytes: Int) -> Bool {
    guard rest >= bytes else { return false }
    rest -= bytes
    return true
  }
}
