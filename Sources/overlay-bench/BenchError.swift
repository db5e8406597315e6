/// Why something cannot be measured.
struct BenchError: Error, CustomStringConvertible {
  /// One clause, in lower case, without a full stop.
  let description: String

  init(_ description: String) { self.description = description }
}
