/// The lines that differ between two texts, in the form of `diff -u`.
///
/// Lines are compared by their bytes, so composed and decomposed accents differ.
public struct UnifiedDiff: Sendable, CustomStringConvertible {
  /// How many equal lines surround a change.
  private static let context = 3
  /// The diff, without a line break at its end; empty if the texts are equal.
  public let description: String

  /// Compares two texts.
  ///
  /// - Parameters:
  ///   - expected: The old text, whose lines are marked with `-` where they are missing.
  ///   - actual: The new text, whose lines are marked with `+` where they were added.
  ///   - limit: How many lines are shown. Only the number of the others is.
  public init(from expected: String, to actual: String, limit: Int = 60) {
    let rows = Self.rows(from: Self.lines(of: expected), to: Self.lines(of: actual))
    var shown = Self.hunks(in: rows).flatMap { hunk in [Self.header(of: hunk, in: rows)] + rows[hunk].map(\.text) }
    if shown.count > limit {
      let hidden = shown.count - limit
      shown = shown.prefix(limit) + ["… and \(hidden) more line\(hidden == 1 ? "" : "s")"]
    }
    description = shown.joined(separator: "\n")
  }

  /// A line of either text or of both.
  private struct Row {
    enum Mark: String { case both = " ", removed = "-", added = "+" }
    var mark: Mark
    var line: ArraySlice<UInt8>

    var text: String {
      let marked = mark.rawValue + String(decoding: line, as: UTF8.self)
      return marked.last?.isNewline == true ? String(marked.dropLast()) : marked + "\n\\ No newline at end of file"
    }
  }

  /// The lines of a text with their line breaks.
  private static func lines(of text: String) -> [ArraySlice<UInt8>] {
    var rest = ArraySlice(text.utf8)
    var lines: [ArraySlice<UInt8>] = []
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
      lines.append(rest[..<end])
      rest = rest[end...]
    }
    return lines
  }

  private static func rows(from expected: [ArraySlice<UInt8>], to actual: [ArraySlice<UInt8>]) -> [Row] {
    var (removed, added): (Set<Int>, Set<Int>) = ([], [])
    for change in actual.difference(from: expected) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var rows: [Row] = []
    var (old, new) = (0, 0)
    while old < expected.count || new < actual.count {
      if old < expected.count, removed.contains(old) {
        rows.append(Row(mark: .removed, line: expected[old]))
        old += 1
      } else if new < actual.count, added.contains(new) {
        rows.append(Row(mark: .added, line: actual[new]))
        new += 1
      } else {
        rows.append(Row(mark: .both, line: actual[new]))
        (old, new) = (old + 1, new + 1)
      }
    }
    return rows
  }

  /// The changed rows with their surroundings; ranges that would touch are one.
  private static func hunks(in rows: [Row]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in rows.indices where rows[index].mark != .both {
      let range = max(0, index - context)..<min(rows.count, index + context + 1)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  /// Such as `@@ -1,4 +1,5 @@`: the first line and the number of lines, of the old and of the new text.
  private static func header(of hunk: Range<Int>, in rows: [Row]) -> String {
    func numbers(without mark: Row.Mark) -> String {
      let count = rows[hunk].count { $0.mark != mark }
      let before = rows[..<hunk.lowerBound].count { $0.mark != mark }
      let first = count == 0 ? before : before + 1
      return count == 1 ? "\(first)" : "\(first),\(count)"
    }
    return "@@ -\(numbers(without: .added)) +\(numbers(without: .removed)) @@"
  }
}
