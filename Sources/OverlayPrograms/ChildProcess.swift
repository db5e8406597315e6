import COverlaySpawn
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A running program, with this process's ends of its pipes.
///
/// It leads a new session: it has no terminal to prompt on, and a signal to the group reaches all processes it starts.
struct ChildProcess: ~Copyable {
  private let id: pid_t
  private var isReaped = false
  private var standardInput: Inlet
  private(set) var standardOutput: Outlet
  private(set) var standardError: Outlet

  /// Starts a program.
  ///
  /// - Throws: `notFound` or `notStarted`.
  static func start(_ program: Program) throws(ProgramError) -> ChildProcess {
    let path = try program.executablePath()
    do throws(Errno) {
      var input = try Pipe()
      var output = try Pipe()
      var error = try Pipe()
      let inlet = Inlet(try input.takeWriting(), program.standardInput)
      let outputOutlet = Outlet(try output.takeReading())
      let errorOutlet = Outlet(try error.takeReading())
      let id = try start(program, at: path, streams: [input.reading, output.writing, error.writing])
      return ChildProcess(id: id, standardInput: inlet, standardOutput: outputOutlet, standardError: errorOutlet)
    } catch {
      throw .notStarted(error.description.lowercased())
    }
  }

  deinit {
    guard !isReaped else { return }
    _ = kill(-id, SIGKILL)
    _ = waitpid(id, nil, 0)
  }

  private static func start(_ program: Program, at path: String, streams: [FileDescriptor]) throws(Errno) -> pid_t {
    let variables = program.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let arguments = CStrings([program.executable] + program.arguments)
    let environment = CStrings(variables)
    var id: pid_t = 0
    let error = cspawn_start(
      &id,
      path,
      program.workingDirectory,
      arguments.pointers,
      environment.pointers,
      streams.map(\.rawValue)
    )
    guard error == 0 else { throw Errno(rawValue: error) }
    return id
  }

  // MARK: - Streams

  /// Whether either output exceeded its limit.
  var exceededLimit: Bool { standardOutput.exceededLimit || standardError.exceededLimit }

  /// Writes input and reads output as far as the pipes allow, after waiting until one of them is ready.
  ///
  /// - Parameters:
  ///   - milliseconds: The longest time to wait.
  ///   - limit: The number of bytes that are kept of each output; the rest is read and discarded.
  mutating func exchange(waitingAtMost milliseconds: Int32, limit: Int) {
    var entries: [pollfd] = []
    for (end, events) in [(standardInput.end, POLLOUT), (standardOutput.end, POLLIN), (standardError.end, POLLIN)] {
      guard let end else { continue }
      entries.append(pollfd(fd: end.rawValue, events: Int16(events), revents: 0))
    }
    // A program that has closed its streams usually exits soon.
    _ = poll(&entries, nfds_t(entries.count), entries.isEmpty ? min(milliseconds, 1) : milliseconds)
    standardInput.feed()
    standardOutput.drain(limit: limit)
    standardError.drain(limit: limit)
  }

  // MARK: - The exit

  /// Whether the program has exited; processes that it started may still run.
  var hasExited: Bool {
    var info = siginfo_t()
    while waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT) != 0 {
      // No such child: other code has waited for it.
      guard errno == EINTR else { return true }
    }
    return info.si_signo == SIGCHLD
  }

  /// Signals the program and all processes it started.
  ///
  /// Must not be called after ``reap()``, when the system may reuse the identifier.
  func signalGroup(_ signal: Int32) { _ = kill(-id, signal) }

  /// Waits for the program, which releases its identifier.
  mutating func reap() -> ProgramOutput.Status {
    var status: Int32 = 0
    isReaped = true
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return .exited(-1) }
    }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }
}

/// Arguments or variables for C: a list of pointers that ends with null.
package struct CStrings: ~Copyable {
  package let pointers: [UnsafeMutablePointer<CChar>?]

  package init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}

// MARK: - Executables

extension Program {
  /// The path of the executable: the given path if it contains a slash, otherwise the first match in `PATH`.
  ///
  /// Relative directories in `PATH` are ignored, so that no program is run from the current directory.
  ///
  /// - Throws: `notFound` if there is no executable file; `notStarted` if a string contains a NUL.
  fileprivate func executablePath() throws(ProgramError) -> String {
    guard !([executable, workingDirectory ?? ""] + arguments).contains(where: { $0.utf8.contains(0) }) else {
      throw .notStarted("its name or one of its arguments contains the character U+0000")
    }
    guard !executable.isEmpty else { throw .notFound }
    guard !executable.utf8.contains(UInt8(ascii: "/")) else {
      let isRelative = executable.utf8.first != UInt8(ascii: "/")
      let start = isRelative ? workingDirectory.map { $0 + "/" } ?? "" : ""
      guard Self.isExecutable(start + executable) else { throw .notFound }
      return executable
    }
    for directory in (environment["PATH"] ?? "").split(separator: ":") where directory.hasPrefix("/") {
      let candidate = "\(directory)/\(executable)"
      if Self.isExecutable(candidate) { return candidate }
    }
    throw .notFound
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
