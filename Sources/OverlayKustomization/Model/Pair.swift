/// A key and its value, such as a label.
package struct Pair: Hashable, Sendable {
  /// The key.
  package var key: Located<String>
  /// The value, which may be empty.
  package var value: Located<String>

  /// Creates a pair.
  package init(key: Located<String>, value: Located<String>) {
    self.key = key
    self.value = value
  }
}
