import COverlayHeap
import OverlayPrograms
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// System calls that swift-system does not have.
enum SystemCalls {
  /// Prepares the heap, ignores signals for failed writes so that they are errors, and opens closed standard descriptors.
  ///
  /// Otherwise the next opened file would get the number of the closed descriptor and receive output or messages. Standard
  /// output is opened for reading only, so that writing to it still fails.
  static func prepareProcess() {
    cheap_prepare()
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for (descriptor, mode) in [(0, O_RDONLY), (1, O_RDONLY), (2, O_RDWR)] as [(CInt, CInt)]
    where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", mode)
    }
  }

  static func endProcess(_ status: ExitStatus) -> Never { exit(status.rawValue) }

  static func isTerminal(_ descriptor: CInt) -> Bool { isatty(descriptor) == 1 }

  /// The number of columns of a terminal; `nil` if it is not known.
  static func terminalWidth(_ descriptor: CInt) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// The directory of the process; `nil` if it was removed.
  static var currentDirectory: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// All environment variables.
  ///
  /// Of repeated names the first is used, as in `getenv`.
  static func environment() -> [String: String] {
    var result: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      next += 1
      let text = String(cString: entry)
      guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), equals > text.startIndex else { continue }
      let name = String(text[..<equals])
      if result[name] == nil { result[name] = String(text[equals...].dropFirst()) }
    }
    return result
  }

  /// Moves a file, and replaces an existing file.
  static func move(_ source: FilePath, to target: FilePath) throws(Errno) {
    try check(source.withPlatformString { source in target.withPlatformString { rename(source, $0) } })
  }

  static func remove(_ path: FilePath) throws(Errno) { try check(path.withPlatformString(unlink)) }

  /// - Throws: An error if this process has no permission to write the file.
  static func checkWritable(_ path: FilePath) throws(Errno) {
    try check(path.withPlatformString { access($0, W_OK) })
  }

  /// Waits until the content of the file is on the disk.
  static func synchronize(_ file: FileDescriptor) throws(Errno) { try check(fsync(file.rawValue)) }

  static func setPermissions(_ permissions: FilePermissions, of file: FileDescriptor) throws(Errno) {
    try check(fchmod(file.rawValue, permissions.rawValue))
  }

  static func setOwner(_ owner: UserID, _ group: GroupID, of file: FileDescriptor) throws(Errno) {
    try check(fchown(file.rawValue, owner.rawValue, group.rawValue))
  }

  static func waitUntilWritable(_ file: FileDescriptor) {
    var descriptor = pollfd(fd: file.rawValue, events: Int16(POLLOUT), revents: 0)
    _ = poll(&descriptor, 1, -1)
  }

  static func target(ofLink path: FilePath) throws(Errno) -> FilePath {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = path.withPlatformString { readlink($0, &buffer, Int(PATH_MAX)) }
    guard count >= 0 else { throw Errno(rawValue: errno) }
    return FilePath(platformString: buffer)
  }

  /// Blocks the signals that end the process for this thread, and returns the previous mask.
  static func blockEndingSignals() -> SignalMask { .block([SIGHUP, SIGINT, SIGQUIT, SIGTERM]) }

  private static func check(_ result: CInt) throws(Errno) {
    guard result == 0 else { throw Errno(rawValue: errno) }
  }
}
