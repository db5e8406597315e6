import SystemPackage

/// Runs programs of the machine.
///
/// The calling thread does all the work itself: it feeds the program, collects what it prints, and watches the clock.
package struct SubprocessRunner: ProgramRunner {
  /// How often the clock and the cancellation are looked at while the program is silent, in milliseconds.
  private static let interval: Int32 = 20

  private let cancellation: Cancellation?
  private let gracePeriod: Duration

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - cancellation: What ends programs early.
  ///   - gracePeriod: How long a program that is to end may take to clean up before it is killed.
  package init(cancellation: Cancellation? = nil, gracePeriod: Duration = .seconds(2)) {
    self.cancellation = cancellation
    self.gracePeriod = gracePeriod
  }

  /// Runs a program to its end, and ends with it everything that it started and left running.
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
        process.signalGroup(.terminate)
        graceEnd = clock.now + gracePeriod
      } else if let end = graceEnd, clock.now >= end || cancellation?.isImmediate == true {
        process.signalGroup(.kill)
        graceEnd = nil
      }
    }
    process.signalGroup(.kill)
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
