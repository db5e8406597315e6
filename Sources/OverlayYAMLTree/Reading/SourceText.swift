import OverlayDiagnostics

/// Where a piece of text comes from, so that a position in it can be named.
package struct SourceText: Sendable {
  /// The file's name in diagnostics.
  package var file: String
  /// How many lines of the file precede the text.
  package var lineOffset: Int
  /// How many columns of the file precede each line of the text.
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

/// A position in a text that only moves forward, in code points as libyaml counts them and in bytes.
struct SourceCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var codePoint = 0
  private(set) var byte = 0
  /// Counted from 0; only line feeds end a line.
  private(set) var line = 0
  private(set) var column = 0

  /// Begins at the start of a text.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // A byte order mark is not counted.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { byte = 3 }
  }

  /// The byte here; `nil` at the end.
  var current: UInt8? { byte < bytes.count ? bytes[byte] : nil }

  /// The byte after the one here, which has to be an ASCII character.
  var next: UInt8? { byte + 1 < bytes.count ? bytes[byte + 1] : nil }

  /// The bytes before here.
  var before: Slice<UnsafeBufferPointer<UInt8>> { bytes[..<min(byte, bytes.count)] }

  /// Moves by one code point.
  mutating func advance() {
    guard let byte = current else { return }
    self.byte += UTF8Length.of(byte)
    codePoint += 1
    column = byte == ascii("\n") ? 0 : column + 1
    if byte == ascii("\n") { line += 1 }
  }

  /// Moves on to a code point, or to the end.
  mutating func advance(to codePoint: Int) {
    while self.codePoint < codePoint, byte < bytes.count { advance() }
  }
}
