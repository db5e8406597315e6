import COverlayYAML
import OverlayDiagnostics

/// Reads YAML events from bytes in memory, one at a time.
///
/// Owns one `yaml_parser_t` and its last event. libyaml keeps a pointer to the parser inside the parser, so the storage
/// has a fixed address and this type cannot be copied. The bytes must outlive the reader.
struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private let place: SourceText
  /// The text as written in the file.
  private let source: UnsafeBufferPointer<UInt8>
  /// The error of libyaml's scanner, if the scanner failed.
  private(set) var failure: ScannerFailure?

  /// Creates a reader of `bytes`, which may be the `source` with some code points replaced.
  ///
  /// - Throws: `out-of-memory` if libyaml cannot be initialized.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    source: UnsafeBufferPointer<UInt8>? = nil,
    place: SourceText
  ) throws(Diagnostic) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) != 0 else {
      parser.deallocate()
      throw .outOfMemory(reading: place.file)
    }
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    self.parser = parser
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    self.place = place
    self.source = source ?? bytes
  }

  deinit {
    yaml_event_delete(event)
    event.deallocate()
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// Reads the next event.
  ///
  /// - Returns: The event, which is valid until the next one is read or the reader is destroyed.
  /// - Throws: `yaml-syntax` at the position that libyaml reports.
  mutating func next() throws(Diagnostic) -> UnsafePointer<yaml_event_t> {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) != 0 else { throw syntaxError() }
    return UnsafePointer(event)
  }

  private mutating func syntaxError() -> Diagnostic {
    let state = parser.pointee
    guard state.error != YAML_MEMORY_ERROR else { return .outOfMemory(reading: place.file) }
    let problem = state.problem.map { String(cString: $0) } ?? "malformed YAML"
    let context = state.context.map { String(cString: $0) }
    if state.error == YAML_SCANNER_ERROR {
      failure = ScannerFailure(problem: problem, index: Int(clamping: state.problem_mark.index))
    }
    let advice = SyntaxAdvice(problem: problem, state: state, bytes: source).text
    // A reader error has an offset in bytes and no mark.
    guard state.error != YAML_READER_ERROR else {
      let diagnostic = Diagnostic(code: .yamlSyntax, message: problem, at: location(ofByte: state.problem_offset))
      return advice.map { diagnostic.addingNote($0) } ?? diagnostic
    }
    let mark = state.problem_mark
    var diagnostic = Diagnostic(code: .yamlSyntax, message: problem, at: location(of: mark))
    if let context, state.context_mark.line != mark.line || state.context_mark.column != mark.column {
      diagnostic = diagnostic.addingNote(context, at: location(of: state.context_mark))
    }
    return advice.map { diagnostic.addingNote($0) } ?? diagnostic
  }

  /// The location of a mark, or of the end of the text if the mark is on a line that the file may not have.
  ///
  /// libyaml adds a missing line break at the end. And the line after an indented text is not indented.
  private func location(of mark: yaml_mark_t) -> SourceLocation {
    var position = (line: 0, column: 0)
    var end = position
    var last: Unicode.Scalar?
    for scalar in String(decoding: source, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": position = (position.line + 1, 0)
      default:
        position.column += 1
        end = position
      }
      last = scalar
    }
    let isPastEnd = mark.line > position.line || mark.line > end.line && place.columnOffset > 0
    return isPastEnd
      ? place.location(line: end.line, column: end.column) : place.location(line: mark.line, column: mark.column)
  }

  private func location(ofByte offset: Int) -> SourceLocation {
    let before = source.prefix(offset)
    let lineStart = before.lastIndex(of: ascii("\n")).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 }
    return place.location(line: before.count { $0 == ascii("\n") }, column: column)
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func outOfMemory(reading file: String) -> Diagnostic {
    Diagnostic(code: .outOfMemory, message: "not enough memory to read this file", at: SourceLocation(file: file))
  }
}
