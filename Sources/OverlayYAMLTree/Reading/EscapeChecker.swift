import OverlayDiagnostics

/// Rejects the escape `\\/` in double-quoted scalars: libyaml reads it as a slash, Kustomize's parser does not know it.
///
/// libyaml does not report how a scalar was written, so its source is scanned again, but only in the few texts that
/// contain such an escape.
struct EscapeChecker {
  private var cursor: SourceCursor

  /// - Returns: `nil` if the text has no such escape.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard Self.hasEscapedSlash(bytes) else { return nil }
    cursor = SourceCursor(bytes)
  }

  private static func hasEscapedSlash(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while let backslash = bytes.position(of: ascii("\\"), from: position) {
      position = backslash + 1
      if position < bytes.count, bytes[position] == ascii("/") { return true }
    }
    return false
  }

  /// Checks the source of one scalar; scalars must be checked in source order.
  ///
  /// - Throws: `yaml-syntax` at the escape.
  mutating func check(from start: Int, to end: Int, chunk: SourceText) throws(Diagnostic) {
    cursor.advance(to: start)
    while cursor.codePoint < end, let byte = cursor.current {
      guard byte == ascii("\\") else {
        cursor.advance()
        continue
      }
      if cursor.next == ascii("/") {
        throw Diagnostic(
          code: .yamlSyntax,
          message: "found unknown escape character '\\/'",
          at: chunk.location(line: cursor.line, column: cursor.column)
        )
      }
      cursor.advance()
      cursor.advance()
    }
  }
}
