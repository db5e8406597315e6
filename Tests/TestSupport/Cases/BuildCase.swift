public import Foundation
public import OverlayKit
import overlay

/// A directory with an input and the expected result of building it.
///
/// The build is that of `input/`, or of the command line in the file `arguments`, one argument per line. The expected
/// result is in `expected.yaml`, `expected.warnings` (Kustomize's) and `expected.overlay-warnings` (ours), or in
/// `expected.refused` and `expected.diagnostic`. Plugins of a case are in its directory `plugins/`; fakes of other
/// programs are in `Tests/GoldenTests/Programs`.
public struct BuildCase: Sendable, CustomStringConvertible {
  /// The case's directory.
  public let directory: URL

  /// Topic and name.
  public var description: String { topic + "/" + directory.lastPathComponent }

  /// The directory that contains the case, or `differences`.
  public var topic: String {
    let parent = directory.deletingLastPathComponent()
    return parent.lastPathComponent == "Cases" ? "differences" : parent.lastPathComponent
  }

  /// Whether the case runs the real helm.
  public var needsHelm: Bool { topic == "charts" }

  /// Whether the case is built with warnings of deprecated fields.
  public var hasDeprecatedFields: Bool {
    text("expected.warnings") != nil || text("expected.overlay-warnings")?.contains("replaced-field ") == true
  }

  /// The directories that hold an `input` or `arguments`, at any depth below `root`, by name.
  public static func all(below root: URL) -> [BuildCase] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    if entries.contains("input") || entries.contains("arguments") { return [BuildCase(directory: root)] }
    return entries.sorted().flatMap { name -> [BuildCase] in
      let entry = root.appendingPathComponent(name)
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: entry.path, isDirectory: &isDirectory), isDirectory.boolValue else {
        return []
      }
      return all(below: entry)
    }
  }

  /// The result of building a case.
  public struct Outcome: Sendable {
    /// The output, if the build succeeded.
    public var yaml: String?
    /// Kustomize's warnings, one per line.
    public var warnings = ""
    /// Overlay's own warnings, one line `code location` each.
    public var ownWarnings: String?
    /// The errors, one line `code location` each, if the input was rejected.
    public var diagnostics: String?
    /// The edits that replace deprecated fields.
    public var edits: [Diagnostic.Edit] = []
    /// The number of warnings about deprecated fields, Kustomize's and Overlay's.
    public var deprecationCount = 0
  }

  /// Builds the case in its directory, optionally with an edit.
  public func result(applying edit: Diagnostic.Edit? = nil) throws(BuildFailure) -> BuildResult {
    let (compiler, target) = invocation(applying: edit)
    return try compiler.build(target)
  }

  /// Builds the case with the histories of its fields, optionally with an edit.
  public func explained(applying edit: Diagnostic.Edit? = nil) throws(BuildFailure) -> ExplainedBuild {
    let (compiler, target) = invocation(applying: edit)
    return try compiler.explain(target)
  }

  private func invocation(applying edit: Diagnostic.Edit? = nil) -> (compiler: OverlayCompiler, target: String) {
    let arguments = text("arguments")?.split(separator: "\n").map(String.init) ?? ["input"]
    guard let (target, flags) = try? BuildOptions.parse(commandLine: arguments) else {
      preconditionFailure("the arguments of a case are invalid: \(arguments)")
    }
    var options = flags
    options.environment = CasePrograms.environment(of: directory)
    // The recorded files list all warnings.
    options.silencedWarnings = []
    let files = FileSystemInDirectory(directory: directory.path, edit: edit)
    return (OverlayCompiler(options: options, fileSystem: files), target)
  }

  /// Builds the case, and converts the result into the contents of the expected files.
  public func build(applying edit: Diagnostic.Edit? = nil) -> Outcome {
    do throws(BuildFailure) {
      let result = try result(applying: edit)
      let warnings = result.warnings.filter { $0.code == .deprecatedField }
      let own = result.warnings.filter { $0.code != .deprecatedField }
      return Outcome(
        yaml: String(decoding: result.yaml(), as: UTF8.self),
        warnings: warnings.map { "# Warning: \($0.message)\n" }.joined(),
        ownWarnings: own.isEmpty ? nil : own.map { "\($0.code) \($0.location?.description ?? "-")\n" }.joined(),
        edits: result.warnings.compactMap(\.edit),
        deprecationCount: result.warnings.count { $0.code == .deprecatedField || $0.code == .replacedField }
      )
    } catch {
      let lines = error.errors.map { "\($0.code) \($0.location?.description ?? "-")\n" }
      let warnings = error.warnings.filter { $0.code == .deprecatedField }.map { "# Warning: \($0.message)\n" }
      return Outcome(warnings: warnings.joined(), diagnostics: lines.joined())
    }
  }

  /// The names of files in the case that no test reads.
  public var unreadFiles: [String] {
    let read: Set = [
      "input", "arguments", "plugins", "reason.md", "expected.yaml", "expected.refused", "expected.warnings",
      "expected.diagnostic", "expected.overlay-warnings",
    ]
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return entries.filter { !read.contains($0) && !$0.hasPrefix(".") }.sorted()
  }

  /// The content of a file of the case, or `nil` if it does not exist.
  public func text(_ name: String) -> String? {
    (try? Data(contentsOf: directory.appendingPathComponent(name))).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes a file of the case, or removes it.
  public func record(_ text: String?, as name: String) throws {
    let url = directory.appendingPathComponent(name)
    if let text { try Data(text.utf8).write(to: url) } else { try? FileManager.default.removeItem(at: url) }
  }

  /// Whether the tests record what Kustomize cannot; they fail if that changes, so that somebody reads it.
  public static var isRecording: Bool { ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil }
}

/// The disk with another current directory, so that tests do not change that of the process.
private struct FileSystemInDirectory: FileSystem {
  let directory: String
  /// An edit that is applied to a file when it is read.
  private let edit: Diagnostic.Edit?
  private let disk = DiskFileSystem()

  init(directory: String, edit: Diagnostic.Edit?) { (self.directory, self.edit) = (directory, edit) }

  func currentDirectory() throws(FileSystemError) -> String { try disk.realPath(of: directory) }
  func kind(of path: String) throws(FileSystemError) -> FileKind { try disk.kind(of: path) }
  func realPath(of path: String) throws(FileSystemError) -> String { try disk.realPath(of: path) }
  func names(in directory: String) -> [String] { disk.names(in: directory) }

  func read(_ path: String) throws(FileSystemError) -> [UInt8] {
    let bytes = try disk.read(path)
    guard let edit, path == (try disk.realPath(of: "\(directory)/\(edit.location.file)")) else { return bytes }
    return Array(edit.applied(to: String(decoding: bytes, as: UTF8.self)).utf8)
  }
}

extension Diagnostic.Edit {
  /// The text after the edit.
  public func applied(to text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines.replaceSubrange(location.line - 1..<location.line - 1 + lineCount, with: self.lines)
    return lines.joined(separator: "\n")
  }
}
