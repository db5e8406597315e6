import CMeasure
import COverlaySpawn
import SystemPackage

/// A program from its start to its end.
struct ProgramRun: Sendable {
  /// From the start to the end.
  var wallMilliseconds: Double
  /// User and system time of all its threads.
  var cpuMilliseconds: Double
  /// The most memory that was in use at once.
  ///
  /// It is at least what this process itself used when it started the program: the system begins with that.
  var peakMebibytes: Double

  /// Runs a program without input; its output goes nowhere.
  ///
  /// - Parameters:
  ///   - path: The program's file.
  ///   - arguments: Its arguments.
  ///   - limit: After how many seconds it is ended; 0 for never.
  /// - Returns: What it used up; `nil` where it was ended.
  /// - Throws: `BenchError` where it does not start or fails.
  static func run(_ path: String, _ arguments: [String], limit: Int = 0) throws -> ProgramRun? {
    let null = try FileDescriptor.open("/dev/null", .readWrite, options: .closeOnExec)
    return try null.closeAfter {
      var process: Int32 = 0
      var usage = cmeasure_usage()
      let clock = ContinuousClock()
      let start = clock.now
      let streams = [null.rawValue, null.rawValue, FileDescriptor.standardError.rawValue]
      var error = withCStrings([path] + arguments) { arguments in
        withCStrings(["PATH=/usr/local/bin:/usr/bin:/bin"]) { environment in
          cspawn_start(&process, path, nil, arguments, environment, streams)
        }
      }
      guard error == 0 else { throw BenchError("\(path) cannot be started: \(Errno(rawValue: error))") }
      error = cmeasure_wait(process, UInt32(limit), &usage)
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

/// Lends texts as C programs take them: pointers, of which the last is null.
private func withCStrings<Result>(
  _ strings: [String],
  _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let encoded = strings.map { Array($0.utf8CString) }
  var bytes = Array(encoded.joined())
  return bytes.withUnsafeMutableBufferPointer { buffer in
    var start = 0
    var pointers: [UnsafeMutablePointer<CChar>?] = []
    for string in encoded {
      pointers.append(buffer.baseAddress.map { $0 + start })
      start += string.count
    }
    return body(pointers + [nil])
  }
}
