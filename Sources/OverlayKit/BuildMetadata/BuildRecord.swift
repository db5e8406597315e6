import OverlayKustomization
import OverlayYAMLTree

/// What `buildMetadata` tells of the place that a resource comes from, or of a step that changed it.
struct BuildRecord: Hashable, Sendable {
  /// The configuration of a generator or transformer.
  struct Configuration: Hashable, Sendable {
    var apiVersion: String
    var kind: String
    var name = ""
    var namespace = ""
  }

  /// The file that a resource was loaded from; empty where it was generated.
  var path = ""
  /// The repository of the file or of the configuration; empty for files of this machine.
  var repo = ""
  /// The branch, tag or commit of ``repo``.
  var ref = ""
  /// The file that holds the configuration.
  var configuredIn = ""
  /// The configuration.
  var configuredBy: Configuration?

  /// The record of a file.
  init(file origin: RootOrigin) {
    path = origin.path
    repo = origin.repo
    ref = origin.ref
  }

  /// The record of what a field of a kustomization file asks for; `origin` is the one of the file.
  init(field kind: String, in origin: RootOrigin) {
    self.init(configuration: Configuration(apiVersion: "builtin", kind: kind), in: BuildRecord(file: origin))
  }

  /// The record of what an explicit configuration asks for, which comes from where `file` says.
  init(configuration: Configuration, in file: BuildRecord) {
    repo = file.repo
    ref = file.ref
    configuredIn = file.path
    configuredBy = configuration
  }

  // MARK: - Text

  /// The record as a YAML mapping, its fields in the order of Kustomize.
  var text: String { lines.isEmpty ? "{}\n" : lines.joined(separator: "\n") + "\n" }

  /// The record as an element of a YAML list.
  var listElement: String {
    lines.isEmpty ? "- {}\n" : "- " + lines.joined(separator: "\n  ") + "\n"
  }

  private var lines: [String] {
    var lines = Self.lines([("path", path), ("repo", repo), ("ref", ref), ("configuredIn", configuredIn)])
    guard let configuredBy else { return lines }
    let inner = Self.lines([
      ("apiVersion", configuredBy.apiVersion), ("kind", configuredBy.kind), ("name", configuredBy.name),
      ("namespace", configuredBy.namespace),
    ])
    if !inner.isEmpty { lines += ["configuredBy:"] + inner.map { "  " + $0 } }
    return lines
  }

  /// A line for each field that is not empty.
  private static func lines(_ fields: [(name: String, value: String)]) -> [String] {
    fields.filter { !$0.value.isEmpty }.map { "\($0.name): \(scalar($0.value))" }
  }

  /// Text as a YAML scalar on one line.
  private static func scalar(_ text: String) -> String {
    var tree = NodeTree()
    let node = tree.makeScalar(text, tag: .string)
    var writer = YAMLWriter(width: .max)
    writer.writeDocument(node, of: tree)
    return String(decoding: writer.bytes.dropLast(), as: UTF8.self)
  }
}
