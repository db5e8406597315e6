import Diagnostics

/// Refuses the escape `\\/` in double-quoted scalars: libyaml reads it as a slash, the reference's parser does not know it.
///
/// libyaml does not tell how a scalar was spelled, so its source is looked at again; only in texts that have such an
/// escape at all, which are few.
struct EscapeChecker {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// A position in code points, as libyaml counts, and the byte that it is at.
  private var cursor = (codePoint: 0, byte: 0, line: 0, column: 0)

  /// - Returns: `nil` where the text has no such escape.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard Self.hasEscapedSlash(bytes) else { return nil }
    self.bytes = bytes
    // A byte order mark is not counted.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { cursor.byte = 3 }
  }

  private static func hasEscapedSlash(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while let backslash = bytes.position(of: ascii("\\"), from: position) {
      position = backslash + 1
      if position < bytes.count, bytes[position] == ascii("/") { return true }
    }
    return false
  }

  /// Looks at the source of one scalar; scalars must come in their order.
  ///
  /// - Throws: `yaml-syntax` at the escape.
  mutating func check(from start: Int, to end: Int, chunk: SourceText) throws(Diagnostic) {
    while cursor.codePoint < start, cursor.byte < bytes.count { advance() }
    while cursor.codePoint < end, cursor.byte < bytes.count {
      guard bytes[cursor.byte] == ascii("\\") else {
        advance()
        continue
      }
      if cursor.byte + 1 < bytes.count, bytes[cursor.byte + 1] == ascii("/") {
        throw .yamlSyntax(
          "found unknown escape character '\\/'",
          at: chunk.location(line: cursor.line, column: cursor.column)
        )
      }
      advance()
      if cursor.byte < bytes.count { advance() }
    }
  }

  private mutating func advance() {
    let byte = bytes[cursor.byte]
    cursor.byte += UTF8Length.of(byte)
    cursor.codePoint += 1
    cursor.column = byte == ascii("\n") ? 0 : cursor.column + 1
    if byte == ascii("\n") { cursor.line += 1 }
  }
}
