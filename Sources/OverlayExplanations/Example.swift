public import OverlayKit

/// A small overlay with a mistake, and the same without it.
public struct Example: Sendable {
  /// What a build needs to be told for an example.
  public enum Flag: String, Sendable {
    case legacyOrder = "--reorder legacy"
    case offline = "--offline"
    case enableHelm = "--enable-helm"
    case enablePlugins = "--enable-alpha-plugins"
    case withoutDeprecations = "--no-warn deprecated-field"
    case withQuietWarnings = "--warn all"
  }

  /// The folder that is built.
  public let folder: String
  /// Flags of the build.
  public let flags: [Flag]
  /// Files that give the diagnostic.
  public let wrong: [Explanation.File]
  /// What differs in ``right``; a file without a text is not there.
  public let changes: [(path: String, text: String?)]

  init(
    folder: String,
    flags: [Flag],
    wrong: KeyValuePairs<String, String>,
    right: KeyValuePairs<String, String?>
  ) {
    self.folder = folder
    self.flags = flags
    self.wrong = wrong.map { Explanation.File(path: $0.key, text: Self.ended($0.value)) }
    changes = right.map { (path: $0.key, text: $0.value.map(Self.ended)) }
  }

  /// Files that do not give the diagnostic.
  public var right: [Explanation.File] {
    let kept = wrong.filter { file in !changes.contains { $0.path == file.path } }
    return kept + changes.compactMap { change in change.text.map { Explanation.File(path: change.path, text: $0) } }
  }

  private static func ended(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }

  /// The command line that builds the example.
  public var commandLine: String {
    let words = ["overlay build"] + (folder == "." ? [] : [folder]) + flags.map(\.rawValue)
    return words.joined(separator: " ")
  }

  /// Builds files in memory.
  ///
  /// - Parameter files: Those of ``wrong`` or of ``right``.
  /// - Returns: The warnings and errors.
  public func diagnostics(of files: [Explanation.File]) -> [Diagnostic] {
    var fileSystem = InMemoryFileSystem(currentDirectory: "/srv/app")
    for file in files { fileSystem.addFile(file.text, at: file.path) }
    do throws(BuildFailure) {
      return try OverlayCompiler(options: options, fileSystem: fileSystem).build(folder).warnings
    } catch {
      return error.warnings + error.errors
    }
  }

  private var options: BuildOptions {
    var options = BuildOptions()
    // An example must not reach for another machine, whatever it names.
    options.allowsNetwork = false
    for flag in flags {
      switch flag {
      case .legacyOrder: options.isReorderExplicit = true
      case .offline: break
      case .enableHelm: options.helm.isEnabled = true
      case .enablePlugins: options.functions.isEnabled = true
      case .withoutDeprecations: options.silencedWarnings.insert(.deprecatedField)
      case .withQuietWarnings: options.silencedWarnings = []
      }
    }
    return options
  }
}
