import Diagnostics

/// Where a piece of text comes from, so that a position in it can be named.
package struct SourceText: Sendable {
  /// The file's name in diagnostics.
  package var file: String
  /// How many lines of the file stand before the text.
  package var lineOffset: Int
  /// How many columns of the file stand before each line of the text.
  package var columnOffset: Int

  /// Names a whole file, or a part of one.
  package init(file: String, lineOffset: Int = 0, columnOffset: Int = 0) {
    self.file = file
    self.lineOffset = lineOffset
    self.columnOffset = columnOffset
  }

  /// The place of a position in the text, both counted from 0 as libyaml does.
  func location(line: Int, column: Int) -> SourceLocation {
    SourceLocation(file: file, line: line + lineOffset + 1, column: column + columnOffset + 1)
  }
}
