/// What counts may be: one value for each quantity of each scenario, and how far above it a count may be.
struct Thresholds: Hashable, Sendable {
  /// Counts by the names of the quantities, by the names of the scenarios.
  typealias Counts = [String: [String: Double]]

  /// How much more than the bound a count may be, in hundredths of the bound.
  var tolerancePercent: Double
  /// What was counted when the thresholds were written.
  var counts: Counts

  /// What a comparison found.
  struct Finding: Hashable, Sendable {
    /// Whether the check fails.
    var isFailure: Bool
    /// One clause.
    var message: String
  }

  /// Compares counts with the bounds.
  ///
  /// - Parameter measured: The counts of now.
  /// - Returns: What is over its bound, what has none, and bounds of what was not counted, as failures; and what is so far
  ///   below its bound that the bound says little. In the order of the names.
  func findings(for measured: Counts) -> [Finding] {
    var findings: [Finding] = []
    for (scenario, quantities) in measured.sorted(by: { $0.key < $1.key }) {
      for (quantity, count) in quantities.sorted(by: { $0.key < $1.key }) {
        let name = "\(scenario): \(quantity)"
        guard let bound = counts[scenario]?[quantity] else {
          findings.append(Finding(isFailure: true, message: "\(name): there is no bound"))
          continue
        }
        if let finding = compare(count, with: bound, name: name) { findings.append(finding) }
      }
    }
    for (scenario, quantities) in counts.sorted(by: { $0.key < $1.key }) {
      for quantity in quantities.keys.sorted() where measured[scenario]?[quantity] == nil {
        findings.append(Finding(isFailure: true, message: "\(scenario): \(quantity): there is a bound but no count"))
      }
    }
    return findings
  }

  private func compare(_ count: Double, with bound: Double, name: String) -> Finding? {
    let slack = bound * tolerancePercent / 100
    guard abs(count - bound) > slack else { return nil }
    let change = ((count / bound - 1) * 100).text(decimals: 1)
    let isFailure = count > bound
    let numbers = "\(Self.text(count)), and the bound is \(Self.text(bound)) (\(isFailure ? "+" : "")\(change) %)"
    return Finding(isFailure: isFailure, message: "\(name): \(numbers)")
  }

  /// A whole number as such, a ratio with three decimals.
  static func text(_ count: Double) -> String {
    if count == count.rounded(), count.magnitude < 1e15 { return String(Int(count)) }
    return "\((count * 1_000).rounded() / 1_000)"
  }
}
