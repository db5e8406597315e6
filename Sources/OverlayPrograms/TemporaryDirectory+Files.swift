package import SystemPackage

extension TemporaryDirectory {
  /// Writes a new file that only this user may read.
  ///
  /// - Returns: The file's path.
  /// - Throws: The system's error, also where there is a file of that name.
  package func write(_ bytes: [UInt8], to name: String) throws(Errno) -> String {
    let file = "\(path)/\(name)"
    do {
      let descriptor = try FileDescriptor.open(
        FilePath(file),
        .writeOnly,
        options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite
      )
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    } catch {
      throw (error as? Errno) ?? .ioError
    }
    return file
  }
}
