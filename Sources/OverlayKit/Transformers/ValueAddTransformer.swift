import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// Sets fields of selected resources to a value (`ValueAddTransformer`).
struct ValueAddTransformer: Transformer {
  /// A field that gets the value.
  struct TargetField: Sendable {
    let selector: ResourceSelector?
    let path: NodePath
    let position: Int64
  }

  let value: String
  let targets: [TargetField]
  /// The location of the value.
  private let place: SourceLocation

  /// - Throws: `invalid-plugin-configuration` if there is no target, or one without a field.
  init(value: String, targets: [ValueAddSettings.Target], place: SourceLocation) throws(Diagnostic) {
    self.value = value
    self.place = place
    guard !targets.isEmpty else {
      throw .invalidPluginConfiguration("there must be at least one target", at: place)
    }
    var read: [TargetField] = []
    for target in targets {
      guard let path = target.fieldPath else {
        throw .invalidPluginConfiguration("a target needs a 'fieldPath'", at: target.location)
      }
      guard target.position >= 0 else {
        throw .invalidPluginConfiguration("'filePathPosition' cannot be negative", at: target.location)
      }
      let selector = try target.selector.map { (selector) throws(Diagnostic) in try ResourceSelector(selector) }
      read.append(TargetField(selector: selector, path: try NodePath(slashed: path), position: target.position))
    }
    self.targets = read
  }

  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    for target in targets {
      for index in resources.indices {
        var resource = resources[index]
        if let selector = target.selector, try !selector.selects(resource, in: tree) { continue }
        if Text(target.path.text) == "metadata/namespace" {
          try NamespaceTransformer(namespace: Text(value), specs: [], place: target.path.location)
            .setNamespace(of: resource, in: &tree, context: context)
        } else {
          try add(to: resource, target, in: &tree, context: context)
        }
        resource.refresh(from: tree)
        resources[index] = resource
        try context.checkLimits(tree, at: place)
      }
    }
  }

  private func add(
    to resource: Resource,
    _ target: TargetField,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard let field = try target.path.scalar(in: resource, of: &tree, context: context) else { return }
    let old = tree.string(of: field)
    let text = target.position > 0 ? Self.insert(value, into: old, at: target.position - 1) : value
    tree.replaceScalar(field, by: Text(text), at: tree.makeMarker(at: place), context: context)
    tree.markSecret(field, of: resource)
  }

  /// A file path with an inserted part, which is appended if the position is after the end.
  private static func insert(_ part: String, into path: String, at position: Int64) -> String {
    let isAbsolute = path.utf8.first == UInt8(ascii: "/")
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { String(Substring($0)) }
    parts.insert(part, at: min(parts.count, Int(clamping: position)))
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}

// MARK: - Creating

extension ValueAddTransformer {
  /// `ValueAddTransformer`.
  static func make(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic) -> [any Transformer]
  {
    let settings = try ValueAddSettings(configuration)
    let root = configuration.directory
    var targets = settings.targets
    if let path = settings.targetFilePath {
      let file = try build.files.file(path, in: root)
      targets += try ValueAddSettings.targets(in: build.files.bytes(of: file), file: file.displayPath)
    }
    let value = settings.value.map { $0.value.trimmingWhiteSpace } ?? ""
    return [try Self(value: value.isEmpty ? root.baseName : value, targets: targets, place: configuration.location)]
  }
}
