import Foundation
import OverlayKit
import Testing

@Suite("Functions that are programs")
struct FunctionTests {
  private static let script = """
    #!/bin/sh
    printf 'apiVersion: config.kubernetes.io/v1\\nkind: ResourceList\\nitems:\\n'
    printf -- '- apiVersion: v1\\n  kind: ConfigMap\\n  metadata: {name: made}\\n'
    printf '  data: {words: "%s", variable: "%s", folder: "%s"}\\n' "$*" "$SEEN" "$(basename "$(pwd -P)")"
    printf 'results:\\n- {severity: info, message: done, resourceRef: {kind: Pod, name: p}, field: {path: spec.x}}\\n'
    grep -c 'kind: Function' >/dev/null || exit 9

    """

  private func folder(_ spec: String, script: String = script) throws -> ProgramFolder {
    let folder = try ProgramFolder()
    try folder.write("generators: [fn.yaml]\n", to: "kustomization.yaml")
    try folder.write(
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
    try folder.write(script, to: "run.sh", isProgram: true)
    return folder
  }

  private func options(exec: Bool = true) -> BuildOptions {
    var options = BuildOptions()
    options.functions.isEnabled = true
    options.functions.allowsPrograms = exec
    options.environment = ["PATH": "/usr/bin:/bin"]
    return options
  }

  @Test("run in the folder of the kustomization, with arguments and variables, and say things")
  func run() throws {
    let folder = try folder("exec: {path: ./run.sh, args: [a, b c], envs: [SEEN=yes]}")
    let result = try OverlayCompiler(options: options()).build(folder.path)
    #expect(
      String(decoding: result.yaml(), as: UTF8.self) == """
        apiVersion: v1
        data:
          folder: \(folder.url.lastPathComponent)
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

  @Test("are skipped with a warning unless they are allowed")
  func skipped() throws {
    let folder = try folder("exec: {path: ./run.sh}")
    let result = try OverlayCompiler(options: options(exec: false)).build(folder.path)
    #expect(result.yaml().isEmpty)
    #expect(result.warnings.map(\.code) == [.functionSkipped])
  }

  @Test("that are missing are named")
  func missing() throws {
    let folder = try folder("exec: {path: ./other.sh}")
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options()).build(folder.path) }?
      .errors.first
    #expect(error?.code == .programNotFound)
    #expect(error?.message == "the program './other.sh' is not installed")
  }

  @Test("that fail are shown with what they told and with their results")
  func failing() throws {
    let script = """
      #!/bin/sh
      echo 'first line' >&2
      printf 'kind: ResourceList\\nitems: []\\nresults: [{message: bad, severity: error, file: {path: a.yaml}}]\\n'
      exit 4

      """
    let folder = try folder("exec: {path: ./run.sh}", script: script)
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options()).build(folder.path) }?
      .errors.first
    #expect(error?.code == .programFailed)
    #expect(error?.message == "'the function Function 'fn'' ended with status 4")
    #expect(error?.notes.map(\.message) == ["first line", "error: in 'a.yaml': bad"])
  }

  @Test("in containers need a program that may be missing")
  func noDocker() throws {
    let folder = try folder("container: {image: i}")
    var options = options()
    options.environment = ["PATH": "/nowhere"]
    let error = #expect(throws: BuildFailure.self) { try OverlayCompiler(options: options).build(folder.path) }?.errors
      .first
    #expect(error?.message == "the program 'docker' is not installed")
    #expect(error?.notes.map(\.message).contains("functions in containers need Docker") == true)
  }

  @Test("end with a build that is cancelled")
  func cancelled() throws {
    let folder = try folder("exec: {path: ./run.sh}", script: "#!/bin/sh\ntouch started\nexec sleep 86400\n")
    var options = options()
    let cancellation = Cancellation()
    options.cancellation = cancellation
    let start = folder.url.appendingPathComponent("started").path
    Thread.detachNewThread {
      while !FileManager.default.fileExists(atPath: start) { Thread.sleep(forTimeInterval: 0.01) }
      cancellation.cancel()
    }
    let compiler = OverlayCompiler(options: options)
    let error = #expect(throws: BuildFailure.self) { try compiler.build(folder.path) }?.errors.first
    #expect(error?.code == .cancelled)
  }
}

/// A folder on the disk with programs in it, which is gone with the value.
final class ProgramFolder {
  let url: URL
  var path: String { url.path }

  init() throws {
    let name = "overlay-tests-\(UUID().uuidString)"
    url = FileManager.default.temporaryDirectory.appendingPathComponent(name).resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file; one that is to be a program becomes the script of a link to `run-script`.
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
