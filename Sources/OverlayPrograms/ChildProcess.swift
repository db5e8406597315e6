import COverlaySpawn
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A program that has been started, with the ends of its pipes.
///
/// It leads a session of its own: it has no terminal to ask questions on, and a signal reaches all that it starts.
struct ChildProcess: ~Copyable {
  /// The signals that end a program.
  enum Signal {
    /// Asks for the end.
    case terminate
    /// Is the end.
    case kill
  }

  private let id: pid_t
  private var isReaped = false
  private var standardInput: Inlet
  /// What the program has printed so far.
  private(set) var standardOutput: Outlet
  /// What the program has told so far.
  private(set) var standardError: Outlet

  /// Starts a program.
  ///
  /// - Throws: `notFound` or `notStarted`.
  static func start(_ program: Program) throws(ProgramError) -> ChildProcess {
    let path = try ExecutableSearch.path(of: program)
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

  private init(
    id: pid_t,
    standardInput: consuming Inlet,
    standardOutput: consuming Outlet,
    standardError: consuming Outlet
  ) {
    self.id = id
    self.standardInput = standardInput
    self.standardOutput = standardOutput
    self.standardError = standardError
  }

  deinit {
    guard !isReaped else { return }
    _ = kill(-id, SIGKILL)
    _ = waitpid(id, nil, 0)
  }

  private static func start(
    _ program: Program,
    at path: String,
    streams: [FileDescriptor]
  ) throws(Errno) -> pid_t {
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

  /// Whether either output went over the limit given last.
  var exceededLimit: Bool { standardOutput.exceededLimit || standardError.exceededLimit }

  /// Moves what can be moved, waiting for a while until something can.
  ///
  /// - Parameters:
  ///   - milliseconds: The longest time to wait.
  ///   - limit: The most bytes that are kept of each output; more are read and dropped.
  mutating func exchange(waitingAtMost milliseconds: Int32, limit: Int) {
    var entries: [pollfd] = []
    for (end, events) in [(standardInput.end, POLLOUT), (standardOutput.end, POLLIN), (standardError.end, POLLIN)] {
      guard let end else { continue }
      entries.append(pollfd(fd: end.rawValue, events: Int16(events), revents: 0))
    }
    // A program that has closed its streams is about to end.
    _ = poll(&entries, nfds_t(entries.count), entries.isEmpty ? min(milliseconds, 1) : milliseconds)
    standardInput.feed()
    standardOutput.drain(limit: limit)
    standardError.drain(limit: limit)
  }

  // MARK: - The end

  /// Whether the program has ended; what it started may still run.
  var hasExited: Bool {
    var info = siginfo_t()
    while waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT) != 0 {
      // No such child: somebody else has waited for it.
      guard errno == EINTR else { return true }
    }
    return info.si_signo == SIGCHLD
  }

  /// Signals the program and all that it started; not after ``reap()``, when the name may be somebody else's.
  func signalGroup(_ signal: Signal) {
    _ = kill(-id, signal == .kill ? SIGKILL : SIGTERM)
  }

  /// Takes the program out of the system's table and tells how it ended.
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

/// Texts as C programs take them: pointers, of which the last is null.
private struct CStrings: ~Copyable {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}
