import Foundation

/// The built tool, which is next to the test bundle.
struct Tool: Sendable {
  /// The result of a run of the tool.
  struct Outcome: Sendable {
    /// The exit status; the negated number of the signal if one ended the run.
    var status: Int32
    var output: String
    var messages: String
  }

  /// Where the tool reads from, and where its output goes.
  enum Stream {
    case nothing
    case text(String)
    case handle(FileHandle)
  }

  static let url: URL = {
    let bundles = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }.map(\.bundleURL)
    let directories = (bundles + [Bundle.main.executableURL].compactMap(\.self)).map { $0.deletingLastPathComponent() }
    let candidates = directories.map { $0.appending(path: "overlay") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path()) } ?? candidates[0]
  }()

  /// The directory that the tool runs in.
  var directory: TestDirectory
  /// Environment variables in addition to those of the tests.
  var environment: [String: String] = [:]

  /// Runs the tool to its end.
  func run(
    _ arguments: String...,
    input: Stream = .nothing,
    output: FileHandle? = nil
  ) async throws -> Outcome {
    try await run(arguments, input: input, output: output)
  }

  /// Runs the tool to its end.
  func run(
    _ arguments: [String],
    input: Stream = .nothing,
    output: FileHandle? = nil
  ) async throws -> Outcome {
    try await run(Self.url, arguments, input: input, output: output)
  }

  /// Runs the tool to its end, and meanwhile calls a closure with the process, on a thread of its own.
  func run(_ arguments: String..., meanwhile: @escaping @Sendable (_ process: Int32) -> Void) async throws -> Outcome {
    try await run(Self.url, arguments, input: .nothing, output: nil, meanwhile: meanwhile)
  }

  /// Runs a shell script in which `$tool` is the path of the tool.
  func shell(_ script: String) async throws -> Outcome {
    try await run(
      URL(filePath: "/bin/sh"),
      ["-c", "tool=\"$0\"; \(script)", Self.url.path()],
      input: .nothing,
      output: nil
    )
  }

  private func run(
    _ executable: URL,
    _ arguments: [String],
    input: Stream,
    output: FileHandle?,
    meanwhile: (@Sendable (_ process: Int32) -> Void)? = nil
  ) async throws -> Outcome {
    let streams = try TestDirectory()
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = directory.url
    process.environment = Self.inherited.merging(environment) { $1 }
    process.standardInput = try handle(for: input, in: streams)
    process.standardOutput = try output ?? streams.openForWriting("output")
    process.standardError = try streams.openForWriting("messages")
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in end.finish() }
    try process.run()
    if let meanwhile {
      let identifier = process.processIdentifier
      Thread.detachNewThread { meanwhile(identifier) }
    }
    for await _ in ends {}
    return Outcome(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: output == nil ? try streams.read("output") : "",
      messages: try streams.read("messages")
    )
  }

  private func handle(for input: Stream, in streams: TestDirectory) throws -> FileHandle {
    switch input {
    case .nothing: return .nullDevice
    case .handle(let handle): return handle
    case .text(let text):
      try streams.write(text, to: "input")
      return try FileHandle(forReadingFrom: streams.url.appending(path: "input"))
    }
  }

  /// The environment of the tests without variables that the tool reads.
  private static let inherited = ProcessInfo.processInfo.environment.filter { name, _ in
    !["NO_COLOR", "TERM"].contains(name) && !name.hasPrefix("KUSTOMIZE_")
  }
}
