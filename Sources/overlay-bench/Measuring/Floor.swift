import COverlayYAML
import SystemPackage

/// The least that any program does which reads YAML with libyaml: the bytes become events, on one thread, and nothing is
/// done with them.
enum Floor {
  /// Reads one text.
  ///
  /// - Returns: The number of events.
  /// - Throws: `BenchError` where the text is not YAML.
  static func countEvents(in bytes: [UInt8]) throws -> Int {
    // libyaml keeps a pointer to the parser in the parser: it must not move.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) != 0 else { throw BenchError("out of memory") }
    defer { yaml_parser_delete(parser) }
    return try bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      return try countEvents(parser)
    }
  }

  private static func countEvents(_ parser: UnsafeMutablePointer<yaml_parser_t>) throws -> Int {
    var count = 0
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(parser, &event) != 0 else { throw BenchError("a file of the tree is not YAML") }
      defer { yaml_event_delete(&event) }
      count += 1
      if event.type == YAML_STREAM_END_EVENT { return count }
    }
  }

  /// Reads files one after the other.
  ///
  /// - Returns: The number of events.
  /// - Throws: The system's error, or `BenchError` where a file is not YAML.
  static func countEvents(inFiles paths: [String]) throws -> Int {
    try paths.reduce(0) { try $0 + countEvents(in: bytes(of: $1)) }
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    return try file.closeAfter {
      let size = Int(try file.seek(offset: 0, from: .end))
      try file.seek(offset: 0, from: .start)
      return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
          let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
          let read = try file.read(into: rest)
          guard read > 0 else { return }
          count += read
        }
      }
    }
  }
}
