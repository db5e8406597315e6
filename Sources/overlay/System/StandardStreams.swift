import SystemPackage

enum StandardOutput {
  /// - Throws: A failure, without a message if the reader has closed the pipe.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    do {
      try FileDescriptor.standardOutput.writeFully(bytes)
    } catch {
      throw .cannotWrite("standard output", error)
    }
  }

  static func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }
}

enum StandardError {
  /// Writes a message.
  ///
  /// Errors are ignored, since they cannot be reported.
  static func write(_ text: String) { try? FileDescriptor.standardError.writeFully(Array(text.utf8)) }
}

extension FileDescriptor {
  /// Writes all bytes, and waits for slow readers of nonblocking descriptors.
  func writeFully(_ bytes: [UInt8]) throws(Errno) {
    var rest = bytes[...]
    while !rest.isEmpty {
      do {
        let count = try rest.withUnsafeBytes { try write($0) }
        guard count > 0 else { throw Errno.ioError }
        rest = rest.dropFirst(count)
      } catch {
        guard (error as? Errno) == .wouldBlock || (error as? Errno) == .resourceTemporarilyUnavailable else {
          throw (error as? Errno) ?? .ioError
        }
        SystemCalls.waitUntilWritable(self)
      }
    }
  }
}
