import Foundation

/// A run of the tool to its end, with what it took.
struct MeasuredRun: Sendable {
  /// The exit status; for a run that a signal ended, the signal's number negated.
  var status: Int32
  /// The processor time that it took, in seconds.
  var seconds: Double
  /// The processor time as a multiple of what ordinary work takes; see ``Yardstick``.
  var cost = 0.0
  /// The most memory that it held.
  var peakBytes: Int
  var outputSize: Int
  /// The beginning of what it had to say.
  var messages: String

  /// The most that a run may cost, several times what any input needs, and the most bytes that it may hold.
  ///
  /// Without optimization, ordinary work is a fifteenth as much, and generic code of the standard library, which some
  /// inputs need more of than others, takes many times as long.
  static let limits = (cost: isOptimized ? 40.0 : 120.0, bytes: 1 << 30)

  #if DEBUG
    static let isOptimized = false
  #else
    static let isOptimized = true
  #endif

  /// How long a run may take before it is ended, which is to say that it hangs.
  private static let hangLimit = Duration.seconds(1_200)

  /// Whether the input gave a result, or else an error and no output, within the limits.
  var isSound: Bool {
    let isRightStatus = status == 0 || status == 1 && outputSize == 0 && messages.contains("error: ")
    return isRightStatus && cost <= Self.limits.cost && peakBytes < Self.limits.bytes
  }

  /// Runs the tool in a folder, and again where it seems to cost too much, to be sure of it.
  static func of(_ arguments: [String], in folder: Folder) async throws -> MeasuredRun {
    var run = try await once(arguments, in: folder)
    run.cost = run.seconds / (try await Yardstick.shared.seconds())
    for _ in 0..<2 where run.cost > limits.cost && run.status >= 0 {
      let unit = try await Yardstick.shared.measure()
      var again = try await once(arguments, in: folder)
      again.cost = again.seconds / unit
      if again.cost < run.cost { run = again }
    }
    return run
  }

  /// Runs the tool in a folder, without a comparison with other work.
  static func once(_ arguments: [String], in folder: Folder) async throws -> MeasuredRun {
    let streams = try Folder()
    let output = try streams.openForWriting("output")
    let messages = try streams.openForWriting("messages")
    let process = try spawn(arguments, in: folder, output: output, messages: messages)
    let (status, seconds, peak) = await withCheckedContinuation { continuation in
      // No other test has to wait for this thread.
      Thread.detachNewThread { continuation.resume(returning: watch(process)) }
    }
    let said = try FileHandle(forReadingFrom: streams.url.appending(path: "messages")).read(upToCount: 4_096)
    return MeasuredRun(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F),
      seconds: seconds,
      peakBytes: peak,
      outputSize: Int(try output.seekToEnd()),
      messages: String(decoding: said ?? Data(), as: UTF8.self)
    )
  }

  /// Waits for a process, and ends one that hangs.
  private static func watch(_ process: pid_t) -> (status: Int32, seconds: Double, peakBytes: Int) {
    var status: Int32 = 0
    var usage = rusage()
    var peak = 0
    let clock = ContinuousClock()
    let deadline = clock.now + hangLimit
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      // What the system tells at the end begins with the memory of the process that this one was split from.
      peak = max(peak, peakBytes(of: process) ?? 0)
      usleep(2_000)
      if clock.now >= deadline { kill(process, SIGKILL) }
    }
    #if canImport(Darwin)
      peak = Int(usage.ru_maxrss)
    #endif
    let time = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1_000_000 }
    return (status, time, peak)
  }

  /// The most memory that a process that runs has held, where the system tells.
  private static func peakBytes(of process: pid_t) -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let count = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    return count * 1_024
  }

  private static func spawn(
    _ arguments: [String],
    in folder: Folder,
    output: FileHandle,
    messages: FileHandle
  ) throws -> pid_t {
    // The shell changes the folder, which not every system's call for new processes can.
    let words =
      ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", folder.url.path(), Tool.url.path()] + arguments
    let variables = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var pointers: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for pointer in pointers + environment { free(pointer) } }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.fileDescriptor, 1)
    posix_spawn_file_actions_adddup2(&actions, messages.fileDescriptor, 2)
    var process: pid_t = 0
    let problem = posix_spawn(&process, "/bin/sh", &actions, nil, &pointers, &environment)
    guard problem == 0 else { throw POSIXError(POSIXErrorCode(rawValue: problem) ?? .EINVAL) }
    return process
  }
}
