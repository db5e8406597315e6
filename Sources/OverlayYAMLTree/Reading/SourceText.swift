import OverlayDiagnostics

/// Where a piece of text comes from, to convert positions in it to locations.
package struct SourceText: Sendable {
  /// The file's name in diagnostics.
  package var file: String
  /// The number of lines of the file that precede the text.
  package var lineOffset: Int
  /// The number of columns of the file that precede each line of the text.
  package var columnOffset: Int
  /// The position of everything in the text if positions in it are not known; counted from 1.
  package var fixedPosition: (line: Int, column: Int)?

  /// Describes a whole file, or a part of one.
  package init(file: String, lineOffset: Int = 0, columnOffset: Int = 0) {
    self.file = file
    self.lineOffset = lineOffset
    self.columnOffset = columnOffset
  }

  /// The location of a position in the text, which is counted from 0 like libyaml's.
  func location(line: Int, column: Int) -> SourceLocation {
    let position = position(line: line, column: column)
    return SourceLocation(file: file, line: position.line, column: position.column)
  }

  /// The line and column in the file, counted from 1, of a position in the text.
  func position(line: Int, column: Int) -> (line: Int, column: Int) {
    fixedPosition ?? (line + lineOffset + 1, column + columnOffset + 1)
  }
}

/// A position in a text that only moves forward, counted in bytes and, like libyaml, in code points.
struct SourceCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var codePoint = 0
  private(set) var byte = 0
  /// Counted from 0; only line feeds end a line.
  private(set) var line = 0
  private(set) var column = 0

  /// Creates a cursor at the start of a text.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    // A byte order mark is not counted.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { byte = 3 }
  }

  /// The byte at the cursor; `nil` at the end.
  var current: UInt8? { byte < bytes.count ? bytes[byte] : nil }

  /// The byte after the current one, which must be an ASCII character.
  var next: UInt8? { byte + 1 < bytes.count ? bytes[byte + 1] : nil }

  /// The bytes before the cursor.
  var before: Slice<UnsafeBufferPointer<UInt8>> { bytes[..<min(byte, bytes.count)] }

  /// Moves by one code point.
  mutating func advance() {
    guard let byte = current else { return }
    self.byte += UTF8Length.of(byte)
    codePoint += 1
    column = byte == ascii("\n") ? 0 : column + 1
    if byte == ascii("\n") { line += 1 }
  }

  /// Moves forward to a code point, or to the end.
  mutating func advance(to codePoint: Int) {
    while self.codePoint < codePoint, byte < bytes.count { advance() }
  }
}
