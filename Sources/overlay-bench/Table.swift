import SystemPackage

/// A Markdown table.
struct Table {
  private var rows: [[String]]

  init(_ head: String...) { rows = [head] }

  /// Adds a row with as many cells as the head.
  mutating func add(_ cells: String...) { rows.append(cells) }

  /// The table with columns of equal width; all columns but the first are right-aligned.
  var markdown: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let rule = widths.enumerated().map { column, width in
      String(repeating: "-", count: column == 0 ? width : width - 1) + (column == 0 ? "" : ":")
    }
    return ([rows[0], rule] + rows.dropFirst()).map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let padding = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + padding : padding + cell.0
      }
      return "| " + cells.joined(separator: " | ") + " |\n"
    }.joined()
  }

  func print() { Swift.print(markdown, terminator: "") }
}

/// Prints a line to standard error, such as the name of what is being measured.
func log(_ line: String) { _ = try? FileDescriptor.standardError.writeAll("\(line)\n".utf8) }

// MARK: - Numbers

extension Double {
  /// The number rounded to a number of decimals, such as `3.14`; a dash if it is not finite.
  func formatted(decimals: Int) -> String {
    guard isFinite, magnitude < 1e15 else { return "–" }
    let scale = (0..<decimals).reduce(1) { result, _ in result * 10 }
    let scaled = Int((magnitude * Double(scale)).rounded())
    let sign = self < 0 && scaled > 0 ? "-" : ""
    let fraction = decimals > 0 ? "." + (scaled % scale).padded(to: decimals) : ""
    return sign + (scaled / scale).grouped + fraction
  }

  /// The number with about three digits, such as `0.52` and `15,230`.
  var formatted: String { formatted(decimals: magnitude < 10 ? 2 : magnitude < 100 ? 1 : 0) }
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

  /// The number with leading zeros, so that generated names have the same length.
  func padded(to width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}

extension [Double] {
  /// The smallest value; 0 for an empty list.
  var best: Double { self.min() ?? 0 }

  /// The middle value, or the mean of the two middle values; 0 for an empty list.
  var median: Double {
    guard !isEmpty else { return 0 }
    let sorted = sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}

extension Duration {
  var milliseconds: Double { self / .milliseconds(1) }
}
