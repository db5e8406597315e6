#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs local executables.
///
/// The calling thread writes the program's input, collects its output and checks the time limit.
package struct SubprocessRunner: ProgramRunner {
  /// The milliseconds between checks of the time limit and the cancellation while the program is silent.
  private static let interval: Int32 = 20

  private let cancellation: Cancellation?
  private let gracePeriod: Duration

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - cancellation: Terminates programs early.
  ///   - gracePeriod: How long a terminated program may take to clean up before it is killed.
  package init(cancellation: Cancellation? = nil, gracePeriod: Duration = .seconds(2)) {
    self.cancellation = cancellation
    self.gracePeriod = gracePeriod
  }

  /// Runs a program until it exits, then kills all processes that it left running.
  package func run(_ program: Program) throws(ProgramError) -> ProgramOutput {
    if cancellation?.isCancelled == true { throw .cancelled }
    let clock = ContinuousClock()
    let deadline = clock.now + program.timeLimit
    var process = try ChildProcess.start(program)
    var problem: ProgramError?
    var graceEnd: ContinuousClock.Instant?
    while !process.hasExited {
      process.exchange(waitingAtMost: Self.interval, limit: problem == nil ? program.outputLimit : 0)
      if problem == nil {
        if cancellation?.isCancelled == true {
          problem = .cancelled
        } else if process.exceededLimit {
          problem = .tooMuchOutput
        } else if clock.now >= deadline {
          problem = .timedOut
        } else {
          continue
        }
        process.signalGroup(SIGTERM)
        graceEnd = clock.now + gracePeriod
      } else if let end = graceEnd, clock.now >= end || cancellation?.isImmediate == true {
        process.signalGroup(SIGKILL)
        graceEnd = nil
      }
    }
    process.signalGroup(SIGKILL)
    process.exchange(waitingAtMost: 0, limit: program.outputLimit)
    let status = process.reap()
    if let problem { throw problem }
    guard !process.exceededLimit else { throw .tooMuchOutput }
    return ProgramOutput(
      status: status,
      standardOutput: process.standardOutput.content,
      standardError: process.standardError.content
    )
  }
}
