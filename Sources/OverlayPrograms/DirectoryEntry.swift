#if canImport(Darwin)
  package import Darwin
#elseif canImport(Musl)
  package import Musl
#else
  package import Glibc
#endif

/// What `readdir` gives.
package enum DirectoryEntry {
  /// The name of an entry, which need not be UTF-8.
  ///
  /// Only the name's own bytes are read: the system stores no more of the entry than its name takes, so that the array
  /// of which C speaks may reach beyond the memory that is there.
  ///
  /// - Parameter entry: An entry, before the next one is read.
  /// - Returns: The bytes of the name.
  package static func name(of entry: UnsafePointer<dirent>) -> [UInt8] {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
    let start = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: UInt8.self)
    return Array(
      UnsafeBufferPointer(start: start, count: strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)))
    )
  }
}
