import Foundation
import OverlayKit
import Testing

@Suite("Functions")
struct FunctionTests {
  private static let script = """
    #!/bin/sh
    printf 'apiVersion: config.kubernetes.io/v1\\nkind: ResourceList\\nitems:\\n'
    printf -- '- apiVersion: v1\\n  kind: ConfigMap\\n  metadata: {name: made}\\n'
    printf '  data: {words: "%s", variable: "%s", directory: "%s"}\\n' "$*" "$SEEN" "$(basename "$(pwd -P)")"
    printf 'results:\\n- {severity: info, message: done, resourceRef: {kind: Pod, name: p}, field: {path: spec.x}}\\n'
    grep -c 'kind: Function' >/dev/null || exit 9

    """

  private func directory(_ spec: String, script: String = script) throws -> ProgramDirectory {
    let directory = try ProgramDirectory()
    try directory.write("generators: [fn.yaml]\n", to: "kustomization.yaml")
    try directory.write(
      """
      apiVersion: e/v1
      kind: Function
      metadata:
        name: fn
        annotations:
          config.kubernetes.io/function: |
            \(spec)

      """,
      to: "fn.yaml"
    )
    try directory.write(script, to: "run.sh", isProgram: true)
    return directory
  }

  private func options(exec: Bool = true) -> BuildOptions {
    var options = BuildOptions()
    options.functions.isEnabled = true
    options.functions.allowsPrograms = exec
    options.environment = ["PATH": "/usr/bin:/bin"]
    return options
  }

  @Test("run in the kustomization's directory with arguments and environment variables, and report results")
  func run() throws {
    let directory = try directory("exec: {path: ./run.sh, args: [a, b c], envs: [SEEN=yes]}")
    let result = try OverlayCompiler(options: options()).build(directory.path)
    #expect(
      String(decoding: result.yaml(), as: UTF8.self) == """
        apiVersion: v1
        data:
          directory: \(directory.url.lastPathComponent)
          variable: "yes"
          words: a b c
        kind: ConfigMap
        metadata:
          name: made

        """
    )
    let warning = try #require(result.warnings.first { $0.code == .functionResult })
    #expect(warning.message == "the function Function 'fn' reports (info): Pod p spec.x: done")
  }

  @Test("are skipped with a warning unless they are enabled")
  func skipped() throws {
    let directory = try directory("exec: {path: ./run.sh}")
    let result = try OverlayCompiler(options: options(exec: false)).build(directory.path)
    #expect(result.yaml().isEmpty)
    #expect(result.warnings.map(\.code) == [.functionSkipped])
  }

  @Test("that do not exist are reported")
  func missing() throws {
    let directory = try directory("exec: {path: ./other.sh}")
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options()).build(directory.path) }?
      .errors.first
    #expect(error?.code == .programNotFound)
    #expect(error?.message == "the program './other.sh' is not installed")
  }

  @Test("that fail are reported with standard error and results")
  func failing() throws {
    let script = """
      #!/bin/sh
      echo 'first line' >&2
      printf 'kind: ResourceList\\nitems: []\\nresults: [{message: bad, severity: error, file: {path: a.yaml}}]\\n'
      exit 4

      """
    let directory = try directory("exec: {path: ./run.sh}", script: script)
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options()).build(directory.path) }?
      .errors.first
    #expect(error?.code == .programFailed)
    #expect(error?.message == "'the function Function 'fn'' ended with status 4")
    #expect(error?.notes.map(\.message) == ["first line", "error: in 'a.yaml': bad"])
  }

  @Test("in containers report a missing container runtime")
  func noDocker() throws {
    let directory = try directory("container: {image: i}")
    var options = options()
    options.environment = ["PATH": "/nowhere"]
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options).build(directory.path) }?
      .errors
      .first
    #expect(error?.message == "the program 'docker' is not installed")
    #expect(error?.notes.map(\.message).contains("functions in containers need Docker") == true)
  }

  @Test("are terminated when the build is cancelled")
  func cancelled() throws {
    let directory = try directory("exec: {path: ./run.sh}", script: "#!/bin/sh\ntouch started\nexec sleep 86400\n")
    var options = options()
    let cancellation = Cancellation()
    options.cancellation = cancellation
    let start = directory.url.appendingPathComponent("started").path
    Thread.detachNewThread {
      while !FileManager.default.fileExists(atPath: start) { Thread.sleep(forTimeInterval: 0.01) }
      cancellation.cancel()
    }
    let compiler = OverlayCompiler(options: options)
    let error = #expect(throws: BuildFailure.self) { try compiler.build(directory.path) }?.errors.first
    #expect(error?.code == .cancelled)
  }
}

/// A temporary directory with programs, which is removed with the value.
final class ProgramDirectory {
  let url: URL
  var path: String { url.path }

  init() throws {
    let name = "overlay-tests-\(UUID().uuidString)"
    url = FileManager.default.temporaryDirectory.appendingPathComponent(name).resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file; an executable becomes a link to `run-script` with the text as its script.
  func write(_ text: String, to name: String, isProgram: Bool = false) throws {
    let link = url.appendingPathComponent(name)
    let file = isProgram ? link.appendingPathExtension("script") : link
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    guard isProgram else { return }
    try? FileManager.default.removeItem(at: link)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: Self.launcher)
  }

  private static let launcher = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("GoldenTests/Programs/run-script")
}
