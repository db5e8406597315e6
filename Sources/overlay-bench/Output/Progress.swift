import SystemPackage

/// Says on the error output what is being measured, since it takes a while.
enum Progress {
  /// Prints a line.
  static func tell(_ line: String) { _ = try? FileDescriptor.standardError.writeAll("\(line)\n".utf8) }
}
