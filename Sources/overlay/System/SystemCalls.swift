import COverlayHeap
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The calls that swift-system does not have, with its error type.
enum SystemCalls {
  /// Prepares the heap, makes writing fail with an error where the system would end the process, and keeps the standard descriptors taken.
  ///
  /// A file that is opened while descriptor 1 or 2 is closed gets that number; output or messages would then end up
  /// in it. Standard output is reopened for reading only, so that writing to it still fails.
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

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// All variables of the environment; of one that is there twice the first, as the system's own look-up has it.
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

  /// Gives a file another path, in the place of the file that may be there.
  static func move(_ source: FilePath, to target: FilePath) throws(Errno) {
    try check(source.withPlatformString { source in target.withPlatformString { rename(source, $0) } })
  }

  static func remove(_ path: FilePath) throws(Errno) {
    try check(path.withPlatformString(unlink))
  }

  /// - Throws: The reason why this process may not write the file.
  static func checkWritable(_ path: FilePath) throws(Errno) {
    try check(path.withPlatformString { access($0, W_OK) })
  }

  /// Waits until the file's content is on the disk.
  static func synchronize(_ file: FileDescriptor) throws(Errno) {
    try check(fsync(file.rawValue))
  }

  static func setPermissions(_ permissions: FilePermissions, of file: FileDescriptor) throws(Errno) {
    try check(fchmod(file.rawValue, permissions.rawValue))
  }

  /// Gives the file an owner and a group.
  static func setOwner(_ owner: UserID, _ group: GroupID, of file: FileDescriptor) throws(Errno) {
    try check(fchown(file.rawValue, owner.rawValue, group.rawValue))
  }

  /// Waits for the reader at the other end.
  static func waitUntilWritable(_ file: FileDescriptor) {
    var descriptor = pollfd(fd: file.rawValue, events: Int16(POLLOUT), revents: 0)
    _ = poll(&descriptor, 1, -1)
  }

  /// What a symbolic link points to.
  static func target(ofLink path: FilePath) throws(Errno) -> FilePath {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = path.withPlatformString { readlink($0, &buffer, Int(PATH_MAX)) }
    guard count >= 0 else { throw Errno(rawValue: errno) }
    return FilePath(platformString: buffer)
  }

  /// Runs `body` while the signals that end a process are held back; they take effect after it.
  ///
  /// They are held back from this thread. No other may take them: the threads of Dispatch never do.
  static func holdingBackSignals<Result, Failure>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var held = sigset_t()
    var before = sigset_t()
    sigemptyset(&held)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return try body()
  }

  private static func check(_ result: CInt) throws(Errno) {
    guard result == 0 else { throw Errno(rawValue: errno) }
  }
}
