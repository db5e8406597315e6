/// Upper bounds of counts, one for each quantity.
///
/// In a file each line has a bound, a space and the name of the quantity, such as `12 write: resources to text: calls`.
struct Thresholds: Hashable, Sendable {
  /// By how many percent a count may exceed its bound.
  static let tolerance = 3.0

  /// The bounds by the names of their quantities.
  var bounds: [String: Double]

  struct Finding: Hashable, Sendable {
    var isFailure: Bool
    var message: String
  }

  init(_ bounds: [String: Double]) { self.bounds = bounds }

  /// Reads the content of a file.
  ///
  /// - Throws: `BenchError` for a line that does not start with a number.
  init(_ content: String) throws {
    bounds = [:]
    for line in content.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let bound = Double(parts[0]), bound.isFinite, bound >= 0 else {
        throw BenchError("expected a number and a name in the thresholds, found '\(line)'")
      }
      bounds[String(parts[1])] = bound
    }
  }

  /// The content of a file, ordered by name.
  var content: String {
    bounds.sorted { $0.key < $1.key }.map { "\(Self.format($0.value)) \($0.key)\n" }.joined()
  }

  /// Compares counts with the bounds.
  ///
  /// - Returns: As failures, counts above or without a bound, and bounds without a count; as notes, counts so far below
  ///   their bound that it is too loose.
  func findings(for counts: [String: Double]) -> [Finding] {
    Set(counts.keys).union(bounds.keys).sorted().compactMap { name in
      guard let bound = bounds[name] else { return Finding(isFailure: true, message: "\(name): no bound") }
      guard let count = counts[name] else { return Finding(isFailure: true, message: "\(name): bound without a count") }
      guard abs(count - bound) > bound * Self.tolerance / 100 else { return nil }
      let change = (count > bound ? "+" : "") + ((count / bound - 1) * 100).formatted(decimals: 1)
      let message = "\(name): \(Self.format(count)) instead of \(Self.format(bound)) (\(change) %)"
      return Finding(isFailure: count > bound, message: message)
    }
  }

  private static func format(_ count: Double) -> String {
    count == count.rounded() && count.magnitude < 1e15 ? String(Int(count)) : "\((count * 1_000).rounded() / 1_000)"
  }
}
