import CMeasure
import COverlaySpawn
import OverlayPrograms
import SystemPackage

/// One run of a whole program.
struct ProgramRun: Sendable {
  var wallMilliseconds: Double
  /// User and system time of all threads.
  var cpuMilliseconds: Double
  /// The peak memory, which on Linux is at least that of this process when it started the program.
  var peakMebibytes: Double

  /// Runs a program without input and discards its output.
  ///
  /// - Parameters:
  ///   - path: The executable.
  ///   - arguments: The arguments after the program's name.
  ///   - limit: The seconds after which the program is killed; 0 for no limit.
  /// - Returns: `nil` if the program was killed.
  /// - Throws: `BenchError` if the program cannot be started or fails.
  static func run(_ path: String, _ arguments: [String], limit: UInt32 = 0) throws -> ProgramRun? {
    let null = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
    return try null.closeAfter {
      let streams = [null.rawValue, null.rawValue, FileDescriptor.standardError.rawValue]
      let words = CStrings([path] + arguments)
      let environment = CStrings(["PATH=/usr/local/bin:/usr/bin:/bin"])
      var process: Int32 = 0
      var usage = cmeasure_usage()
      let clock = ContinuousClock()
      let start = clock.now
      var error = cspawn_start(&process, path, nil, words.pointers, environment.pointers, streams)
      guard error == 0 else { throw BenchError("cannot start \(path): \(Errno(rawValue: error))") }
      error = cmeasure_wait(process, limit, &usage)
      let wall = clock.now - start
      guard error == 0 else { throw BenchError("cannot wait for \(path): \(Errno(rawValue: error))") }
      if usage.timed_out { return nil }
      guard usage.status == 0 else { throw BenchError("\(path) \(arguments.joined(separator: " ")) failed") }
      return ProgramRun(
        wallMilliseconds: wall.milliseconds,
        cpuMilliseconds: Double(usage.cpu_microseconds) / 1_000,
        peakMebibytes: Double(usage.peak_bytes) / 1_048_576
      )
    }
  }
}
