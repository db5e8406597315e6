import OverlayDiagnostics

/// Splits a file into chunks that are parsed separately.
///
/// Source: before it parses, Kustomize splits at every line that begins with `---`, even inside quotes; only the first
/// document of each chunk counts.
struct DocumentSplitter {
  /// A part of the file, and how many lines precede it.
  struct Chunk: Equatable {
    var range: Range<Int>
    var lineOffset: Int
  }

  /// The chunks of `bytes`, in order, empty ones included.
  ///
  /// - Throws: `invalid-document-separator` if more than a comment follows a separator that is not the first line.
  static func chunks(of bytes: UnsafeBufferPointer<UInt8>, place: SourceText) throws(Diagnostic) -> [Chunk] {
    var chunks: [Chunk] = []
    var start = 0
    var startLine = 0
    var line = 0
    var position = 0
    while let lineBreak = bytes.position(of: ascii("\n"), from: position) {
      line += 1
      position = lineBreak + 1
      guard isSeparator(bytes, at: position) else { continue }
      guard let end = bytes.position(of: ascii("\n"), from: position) else { break }
      try checkSeparator(bytes, position..<end, line: line, place: place)
      chunks.append(Chunk(range: start..<lineBreak + 1, lineOffset: startLine))
      // The separator's line break is consumed, so a `---` line directly after it is not a separator.
      start = end + 1
      startLine = line + 1
      position = end + 1
      line += 1
    }
    chunks.append(Chunk(range: start..<bytes.count, lineOffset: startLine))
    return chunks
  }

  private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 3 <= bytes.count, bytes[index] == ascii("-") else { return false }
    return bytes[index + 1] == ascii("-") && bytes[index + 2] == ascii("-")
  }

  private static func checkSeparator(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    line: Int,
    place: SourceText
  ) throws(Diagnostic) {
    let rest = bytes[range].dropFirst(3).drop { $0.isASCIISpace }
    guard let first = rest.first, first != ascii("#") else { return }
    throw .invalidDocumentSeparator(at: place.location(line: line, column: rest.startIndex - range.lowerBound))
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func invalidDocumentSeparator(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidDocumentSeparator, message: "this is not a valid document separator", at: location)
      .addingNote("only a comment may follow '---' on its line")
  }
}
