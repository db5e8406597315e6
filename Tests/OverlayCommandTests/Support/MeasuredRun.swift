import Foundation

/// The time and memory of a run of the tool.
struct MeasuredRun: Sendable {
  /// The exit status; the negated number of the signal if one ended the run.
  var status: Int32
  /// The processor time in seconds.
  var seconds: Double
  /// The processor time as a multiple of that of ordinary work; see ``Yardstick``.
  var cost = 0.0
  /// The peak memory.
  var peakBytes: Int
  var outputSize: Int
  /// The beginning of standard error.
  var messages: String

  /// The maximum cost of a run, several times what any input needs, and the maximum memory in bytes.
  ///
  /// The cost limit is higher without optimization, because the ordinary work is then a fifteenth as much, and because
  /// generic code of the standard library, of which some inputs need more than others, is many times slower.
  static let limits = (cost: isOptimized ? 40.0 : 120.0, bytes: 1 << 30)

  #if DEBUG
    static let isOptimized = false
  #else
    static let isOptimized = true
  #endif

  /// The time after which a run is considered to hang, and is ended.
  private static let hangLimit = Duration.seconds(1_200)

  /// Whether the run ended in a result, or in an error without output, within the limits.
  var isSound: Bool {
    let isRightStatus = status == 0 || status == 1 && outputSize == 0 && messages.contains("error: ")
    return isRightStatus && cost <= Self.limits.cost && peakBytes < Self.limits.bytes
  }

  /// Runs the tool in a directory, and again if it exceeds the cost limit, to rule out noise.
  static func of(_ arguments: [String], in directory: TestDirectory) async throws -> MeasuredRun {
    var run = try await once(arguments, in: directory)
    run.cost = run.seconds / (try await Yardstick.shared.seconds())
    for _ in 0..<2 where run.cost > limits.cost && run.status >= 0 {
      let unit = try await Yardstick.shared.measure()
      var again = try await once(arguments, in: directory)
      again.cost = again.seconds / unit
      if again.cost < run.cost { run = again }
    }
    return run
  }

  /// Runs the tool in a directory once, without computing the cost.
  static func once(_ arguments: [String], in directory: TestDirectory) async throws -> MeasuredRun {
    let streams = try TestDirectory()
    let output = try streams.openForWriting("output")
    let messages = try streams.openForWriting("messages")
    let process = try spawn(arguments, in: directory, output: output, messages: messages)
    let (status, seconds, peak) = await withCheckedContinuation { continuation in
      // A thread of its own, so that no other test waits.
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
      // The peak that the system reports at the end includes the memory of the forking process.
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

  /// The peak memory of a running process, if the system reports it.
  private static func peakBytes(of process: pid_t) -> Int? {
    guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let count = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    return count * 1_024
  }

  private static func spawn(
    _ arguments: [String],
    in directory: TestDirectory,
    output: FileHandle,
    messages: FileHandle
  ) throws -> pid_t {
    // The shell changes the directory, because posix_spawn cannot on every system.
    let words =
      ["/bin/sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", directory.url.path(), Tool.url.path()] + arguments
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
