import OverlayDiagnostics

/// Where a piece of text comes from, so that a position in it can be named.
package struct SourceText: Sendable {
  /// The file's name in diagnostics.
  package var file: String
  /// How many lines of the file stand before the text.
  package var lineOffset: Int
  /// How many columns of the file stand before each line of the text.
  package var columnOffset: Int
  /// Where all of the text counts as standing, where positions in it are not known; both are counted from 1.
  package var onlyPosition: (line: Int, column: Int)?

  /// Names a whole file, or a part of one.
  package init(file: String, lineOffset: Int = 0, columnOffset: Int = 0) {
    self.file = file
    self.lineOffset = lineOffset
    self.columnOffset = columnOffset
  }

  /// The place of a position in the text, which is counted from 0 as libyaml does.
  func location(line: Int, column: Int) -> SourceLocation {
    let position = position(line: line, column: column)
    return SourceLocation(file: file, line: position.line, column: position.column)
  }

  /// The line and column in the file, from 1, of a position in the text.
  func position(line: Int, column: Int) -> (line: Int, column: Int) {
    onlyPosition ?? (line + lineOffset + 1, column + columnOffset + 1)
  }
}
