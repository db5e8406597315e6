import Foundation
import OverlayPrograms
import Testing

/// Programs get their input and environment, and end at their limits.
@Suite struct SubprocessRunnerTests {
  private let runner = SubprocessRunner()

  private func shell(_ script: String) -> Program {
    Program("sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
  }

  @Test func returnsOutputsAndStatus() throws {
    let output = try runner.run(shell("echo out; echo problem >&2; exit 3"))
    #expect(output.status == .exited(3))
    #expect(output.standardOutput == Array("out\n".utf8))
    #expect(output.standardError == Array("problem\n".utf8))
  }

  @Test func passesInputLargerThanAPipe() throws {
    var program = shell("cat")
    program.standardInput = [UInt8](repeating: 0x61, count: 1_000_000)
    #expect(try runner.run(program).standardOutput == program.standardInput)
  }

  @Test func ignoresUnreadInput() throws {
    var program = shell("exit 0")
    program.standardInput = [UInt8](repeating: 0x61, count: 1_000_000)
    #expect(try runner.run(program).isSuccess)
  }

  @Test func usesTheGivenEnvironmentAndDirectory() throws {
    var program = Program("/usr/bin/env", [], environment: ["A": "b c"], workingDirectory: "/")
    #expect(try runner.run(program).standardOutput == Array("A=b c\n".utf8))
    program = shell("pwd")
    program.workingDirectory = "/usr"
    #expect(try runner.run(program).standardOutput == Array("/usr\n".utf8))
  }

  @Test func distinguishesMissingFromFailingPrograms() {
    #expect(throws: ProgramError.notFound) {
      try runner.run(Program("no-such-program", [], environment: ["PATH": "/bin"]))
    }
    #expect(throws: ProgramError.notFound) { try runner.run(Program("/no/such/program", [], environment: [:])) }
  }

  @Test func rejectsNULCharacters() {
    let texts = [Program("/bin/echo", ["a\0b"], environment: [:]), Program("/bin/echo\0", [], environment: [:])]
    for program in texts {
      #expect(throws: ProgramError.notStarted("its name or one of its arguments contains the character U+0000")) {
        try runner.run(program)
      }
    }
  }

  @Test func messagesAreTheLastLinesWithoutControlCharacters() {
    let text = "1\n\n" + String(repeating: "x\n", count: 11) + "  \u{1B}[31mred\u{9B}0m\r\n"
    #expect(ProgramOutput.messages(in: Array(text.utf8)) == Array(repeating: "x", count: 11) + ["[31mred0m"])
    let endless = Array(repeating: UInt8(ascii: "y"), count: 100_000)
    #expect(ProgramOutput.messages(in: endless) == [String(repeating: "y", count: 400) + "…"])
  }

  /// A surviving child would keep the pipes open and the runner waiting for a day.
  @Test(.timeLimit(.minutes(10)))
  func terminatesSlowProgramsWithTheirChildren() throws {
    var program = shell("sleep 86400 & sleep 86400")
    program.timeLimit = .milliseconds(200)
    #expect(throws: ProgramError.timedOut) { try runner.run(program) }
  }

  @Test func limitsOutput() {
    var program = shell("yes")
    program.outputLimit = 100_000
    #expect(throws: ProgramError.tooMuchOutput) { try runner.run(program) }
  }

  /// Cancels from another thread while this one waits for a program.
  private func run(
    _ program: Program,
    gracePeriod: Duration = .seconds(2),
    cancelledBy cancel: @escaping @Sendable (Cancellation) -> Void
  ) throws {
    let cancellation = Cancellation()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.2)
      cancel(cancellation)
    }
    _ = try SubprocessRunner(cancellation: cancellation, gracePeriod: gracePeriod).run(program)
  }

  @Test func cancellationTerminatesAProgram() {
    #expect(throws: ProgramError.cancelled) { try run(shell("sleep 86400")) { $0.cancel() } }
  }

  @Test func killsProgramsThatIgnoreTermination() {
    #expect(throws: ProgramError.cancelled) {
      try run(shell("trap '' TERM; sleep 86400"), gracePeriod: .milliseconds(100)) { $0.cancel() }
    }
  }

  /// A runner that waits would wait for a day.
  @Test(.timeLimit(.minutes(10)))
  func immediateCancellationDoesNotWaitForAProgram() {
    #expect(throws: ProgramError.cancelled) {
      try run(shell("trap '' TERM; sleep 86400"), gracePeriod: .seconds(86_400)) { $0.cancel(immediately: true) }
    }
  }

  @Test func waitsOnManyThreads() async throws {
    let runner = runner
    let program = shell("sleep 0.1; echo done")
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<30 { group.addTask { try runner.run(program).standardOutput } }
      for try await output in group { #expect(output == Array("done\n".utf8)) }
    }
  }
}
