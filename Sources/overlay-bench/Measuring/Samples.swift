/// Several measurements of one thing.
struct Samples: Sendable {
  private var values: [Double] = []

  /// Adds a measurement.
  mutating func add(_ value: Double) { values.append(value) }

  /// Whether nothing was measured.
  var isEmpty: Bool { values.isEmpty }

  /// The smallest; 0 without any.
  var best: Double { values.min() ?? 0 }

  /// The one in the middle, or the mean of the two; 0 without any.
  var median: Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}

extension Duration {
  /// In milliseconds.
  var milliseconds: Double { self / .milliseconds(1) }
}
