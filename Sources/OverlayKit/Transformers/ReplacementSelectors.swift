import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// Chooses the source of a replacement: every field that is given must be equal.
struct ExactSelector {
  private let pattern: KindPattern
  private let name: Text
  private let namespace: Text?

  init(_ selector: Selector) {
    pattern = KindPattern(
      group: Text(selector.group?.value ?? ""),
      version: Text(selector.version?.value ?? ""),
      kind: Text(selector.kind?.value ?? "")
    )
    name = Text(selector.name?.value ?? "")
    let written = Text(selector.namespace?.value ?? "")
    let type = GroupVersionKind(group: pattern.group, version: pattern.version, kind: pattern.kind)
    namespace = written.isEmpty ? nil : ResourceID(type: type, name: name, namespace: written).namespace
  }

  /// The one name that chosen resources have or had, where one is given.
  var onlyName: Text? { name.isEmpty ? nil : name }

  /// Whether something called `id` is chosen.
  func selects(_ id: ResourceID) -> Bool {
    (namespace == nil || namespace == id.namespace) && (name.isEmpty || name == id.name)
      && id.type.isSelected(by: pattern)
  }
}

/// Chooses or rejects targets of a replacement: regular expressions for whole texts.
struct TargetSelector {
  let labels: TextSelector
  let annotations: TextSelector
  private let group: Pattern?
  private let version: Pattern?
  private let kind: Pattern?
  private let name: Pattern?
  private let namespace: Pattern?

  /// - Throws: `invalid-regular-expression` at the field.
  init(_ selector: Selector) throws(Diagnostic) {
    group = try Pattern(selector.group)
    version = try Pattern(selector.version)
    kind = try Pattern(selector.kind)
    name = try Pattern(selector.name)
    namespace = try Pattern(selector.namespace)
    labels = TextSelector(selector.labelSelector, field: "labels")
    annotations = TextSelector(selector.annotationSelector, field: "annotations")
  }

  /// How many steps it takes to hold a resource against the selector.
  var effort: Int {
    [group, version, kind, name, namespace].effort + labels.effort + annotations.effort
  }

  /// Whether nothing is asked of names and types.
  var isEmpty: Bool { group == nil && version == nil && kind == nil && name == nil && namespace == nil }

  /// The one name that chosen resources have or had, where it is given as plain text.
  var onlyName: Text? { name?.onlyText }

  /// Whether holding resources against the selector cannot fail.
  var isReadable: Bool { labels.isReadable && annotations.isReadable }

  /// Whether something called so is meant.
  func selects(_ id: RawID) -> Bool {
    group.matches(id.type.group) && version.matches(id.type.version) && kind.matches(id.type.kind)
      && name.matches(id.name) && namespace.matches(id.namespace)
  }
}

/// What a resource is or was called, with the namespace as it is written and not as it takes effect.
struct RawID {
  var type: GroupVersionKind
  var name: Text
  var namespace: Text
}

extension Resource {
  /// Every name the resource had and has; former ones hold the namespace that took effect.
  var rawIDs: [RawID] {
    previousIDs.map { RawID(type: $0.type, name: $0.name, namespace: $0.namespace) }
      + [RawID(type: type, name: name, namespace: namespace)]
  }
}
