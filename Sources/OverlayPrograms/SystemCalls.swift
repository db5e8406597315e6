#if canImport(Darwin)
  package import Darwin
#elseif canImport(Musl)
  package import Musl
#else
  package import Glibc
#endif

/// The user that this process runs as.
package enum CurrentUser {
  /// The identifiers of user and group, as `docker run --user` expects them.
  package static var identifiers: String { "\(getuid()):\(getgid())" }
}

/// Entries that `readdir` returns.
package enum DirectoryEntry {
  /// The bytes of an entry's name, which need not be UTF-8.
  ///
  /// Reads the bytes up to the NUL only: the system may allocate less memory for an entry than its C type declares.
  package static func name(of entry: UnsafePointer<dirent>) -> [UInt8] {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    let name = UnsafeRawPointer(entry).advanced(by: offset)
    return Array(UnsafeRawBufferPointer(start: name, count: strlen(name.assumingMemoryBound(to: CChar.self))))
  }
}
