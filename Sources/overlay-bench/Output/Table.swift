/// A table in Markdown.
struct Table {
  private var rows: [[String]]

  /// Creates a table without rows.
  init(_ head: String...) { rows = [head] }

  /// Adds a row, with as many cells as the head has.
  mutating func add(_ cells: String...) { rows.append(cells) }

  /// The text, with columns of equal width; all but the first are aligned to the right.
  var markdown: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      line(zip(row, widths).enumerated().map { column, cell in Self.fill(cell.0, to: cell.1, atRight: column == 0) })
    }
    let rule = widths.enumerated().map { column, width in
      column == 0 ? String(repeating: "-", count: width) : String(repeating: "-", count: width - 1) + ":"
    }
    lines.insert(line(rule), at: 1)
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private static func fill(_ text: String, to width: Int, atRight: Bool) -> String {
    let space = String(repeating: " ", count: width - text.count)
    return atRight ? text + space : space + text
  }
}
