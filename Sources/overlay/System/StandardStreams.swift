import SystemPackage

/// Where output goes.
enum StandardOutput {
  /// Writes all bytes.
  ///
  /// - Throws: A failure; a quiet one if the reader has gone.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    do {
      try FileDescriptor.standardOutput.writeFully(bytes)
    } catch {
      throw .cannotWrite("standard output", error)
    }
  }

  static func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }
}

/// Where messages go.
enum StandardError {
  /// Writes a message, if anybody can read it: a message that cannot be written cannot be reported either.
  static func write(_ text: String) {
    try? FileDescriptor.standardError.writeFully(Array(text.utf8))
  }
}
