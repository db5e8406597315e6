import COverlayYAML
import OverlayKustomization

/// The least work of any program that reads YAML with libyaml: parsing bytes to events on one thread.
enum Floor {
  /// Parses files one after the other and counts the events.
  ///
  /// - Throws: A `FileSystemError`, or `BenchError` for a file that is not YAML.
  static func countEvents(inFiles paths: some Sequence<String>) throws -> Int {
    let disk = DiskFileSystem()
    return try paths.reduce(0) { try $0 + countEvents(in: disk.read($1)) }
  }

  /// Parses a stream and counts its events.
  ///
  /// - Throws: `BenchError` if the bytes are not YAML.
  static func countEvents(in bytes: [UInt8]) throws -> Int {
    // libyaml stores a pointer to the parser in the parser, so it must not move.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) != 0 else { throw BenchError("out of memory") }
    defer { yaml_parser_delete(parser) }
    return try bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
      var count = 0
      var event = yaml_event_t()
      while true {
        guard yaml_parser_parse(parser, &event) != 0 else { throw BenchError("a file is not YAML") }
        defer { yaml_event_delete(&event) }
        count += 1
        if event.type == YAML_STREAM_END_EVENT { return count }
      }
    }
  }
}
