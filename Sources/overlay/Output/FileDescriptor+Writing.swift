import SystemPackage

extension FileDescriptor {
  /// Writes all bytes, and waits where the reader is slow and the descriptor does not wait by itself.
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
