import Foundation

/// The built tool, which stands beside the test bundle.
struct Tool: Sendable {
  /// What a run of the tool left.
  struct Outcome: Sendable {
    /// The exit status; for a run that a signal ended, the signal's number negated.
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
    let folders = (bundles + [Bundle.main.executableURL].compactMap(\.self)).map { $0.deletingLastPathComponent() }
    let candidates = folders.map { $0.appending(path: "overlay") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path()) } ?? candidates[0]
  }()

  /// The folder that the tool runs in.
  var folder: Folder
  /// Variables that the tool sees, besides those that a process cannot do without.
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

  /// Runs the tool to its end, and does something to the process meanwhile, on a thread that no other test can hold up.
  func run(_ arguments: String..., meanwhile: @escaping @Sendable (_ process: Int32) -> Void) async throws -> Outcome {
    try await run(Self.url, arguments, input: .nothing, output: nil, meanwhile: meanwhile)
  }

  /// Runs a shell script that finds the tool as `$tool`.
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
    let streams = try Folder()
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
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

  private func handle(for input: Stream, in streams: Folder) throws -> FileHandle {
    switch input {
    case .nothing: return .nullDevice
    case .handle(let handle): return handle
    case .text(let text):
      try streams.write(text, to: "input")
      return try FileHandle(forReadingFrom: streams.url.appending(path: "input"))
    }
  }

  /// The environment of the tests without what the tool itself reads.
  private static let inherited = ProcessInfo.processInfo.environment.filter { name, _ in
    !["NO_COLOR", "TERM"].contains(name) && !name.hasPrefix("KUSTOMIZE_")
  }
}
