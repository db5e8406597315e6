extension Double {
  /// The number in decimals, rounded, such as `3.14`; a dash where it is none.
  func text(decimals: Int) -> String {
    guard isFinite, magnitude < 1e15 else { return "–" }
    let scale = (0..<decimals).reduce(1.0) { result, _ in result * 10 }
    let scaled = Int((magnitude * scale).rounded())
    let sign = self < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(scaled.grouped)" }
    return "\(sign)\((scaled / Int(scale)).grouped).\((scaled % Int(scale)).padded(to: decimals))"
  }

  /// With about three digits, so that 0.52 and 15,230 both say enough.
  var text: String { text(decimals: magnitude < 10 ? 2 : magnitude < 100 ? 1 : 0) }
}

extension Int {
  /// The number with commas between thousands.
  var grouped: String {
    var result = ""
    let digits = String(magnitude)
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return (self < 0 ? "-" : "") + result
  }
}
