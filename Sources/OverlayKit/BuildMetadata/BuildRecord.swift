import OverlayKustomization
import OverlayYAMLTree

/// A record of `buildMetadata`: the origin of a resource, or a transformer that changed it.
struct BuildRecord: Hashable, Sendable {
  /// The configuration of a generator or transformer.
  struct Configuration: Hashable, Sendable {
    var apiVersion: String
    var kind: String
    var name = ""
    var namespace = ""
  }

  /// The file that a resource was loaded from; empty for a generated resource.
  var path = ""
  /// The repository of the file or of the configuration; empty for local files.
  var repo = ""
  /// The branch, tag or commit of ``repo``.
  var ref = ""
  /// The file that contains the configuration.
  var configuredIn = ""
  var configuredBy: Configuration?

  init(file origin: RootOrigin) {
    path = origin.path
    repo = origin.repo
    ref = origin.ref
  }

  /// The record of a generator or transformer from a field of a kustomization file, whose origin is `origin`.
  init(field kind: String, in origin: RootOrigin) {
    self.init(configuration: Configuration(apiVersion: "builtin", kind: kind), in: BuildRecord(file: origin))
  }

  /// The record of a generator or transformer from an explicit configuration, whose origin is `file`.
  init(configuration: Configuration, in file: BuildRecord) {
    repo = file.repo
    ref = file.ref
    configuredIn = file.path
    configuredBy = configuration
  }

  // MARK: - YAML

  /// The record as a YAML mapping, with the fields in Kustomize's order.
  var text: String { lines.isEmpty ? "{}\n" : lines.joined(separator: "\n") + "\n" }

  /// The record as an element of a YAML list.
  var listElement: String { lines.isEmpty ? "- {}\n" : "- " + lines.joined(separator: "\n  ") + "\n" }

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

  /// A line for each nonempty field.
  private static func lines(_ fields: [(name: String, value: String)]) -> [String] {
    fields.filter { !$0.value.isEmpty }.map { "\($0.name): \(scalar($0.value))" }
  }

  /// A string as a YAML scalar on one line.
  private static func scalar(_ string: String) -> String {
    var tree = NodeTree()
    let node = tree.makeScalar(string, tag: .string)
    var writer = YAMLWriter(width: .max)
    writer.writeDocument(node, of: tree)
    return String(decoding: writer.bytes.dropLast(), as: UTF8.self)
  }
}
